using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>
/// What an indicator measures. Each word says what is observed and when; the value of a period is written at its end.
/// </summary>
public sealed class IndicatorWords
{
    private readonly PolicyDraft draft;
    private readonly Citation citation;
    private readonly Indicator indicator;

    internal IndicatorWords(PolicyDraft draft, Citation citation, Indicator indicator, IndicatorPeriod every)
    {
        (this.draft, this.citation, this.indicator) = (draft, citation, indicator);
        draft.AddIndicator(indicator, every, citation);
    }

    /// <summary>The average of a number at some moments, e.g. of a survey's score. Events without it do not count.</summary>
    public IndicatorWords Average(NumberField of, params When[] on) =>
        Measures(IndicatorScale.Of(of), on, new RuleAction.Observe(indicator, of, null, 0, 1));

    /// <summary>
    /// The average time, in hours of a clock's calendar, from its start to some moments, its pauses left out. A ticket
    /// whose clock has not begun does not count.
    /// </summary>
    public IndicatorWords AverageHours(Clock of, params When[] on) =>
        Measures(IndicatorScale.Hours, on, new RuleAction.Observe(indicator, null, of, 0, 1));

    /// <summary>How many of some moments were also others, in percent.</summary>
    /// <param name="of">Those that count.</param>
    /// <param name="among">Those of which they are a part.</param>
    /// <param name="less">Those that count against them: detractors against promoters.</param>
    public IndicatorWords Rate(When of, When among, When? less = null)
    {
        Measures(IndicatorScale.Percent, [among], new RuleAction.Observe(indicator, null, null, 0, 1));
        Measures(IndicatorScale.Percent, [of], new RuleAction.Observe(indicator, null, null, 1, 0));
        return less is null ? this : Measures(IndicatorScale.Percent, [less], new RuleAction.Observe(indicator, null, null, -1, 0));
    }

    /// <summary>How often some moments came.</summary>
    public IndicatorWords Count(params When[] on) =>
        Measures(IndicatorScale.Whole, on, new RuleAction.Observe(indicator, null, null, 1, 0));

    /// <summary>How a value is called from a limit on, or up to one; the first band that fits. One without limits takes the rest.</summary>
    public IndicatorWords Band(Value band, decimal? atLeast = null, decimal? atMost = null)
    {
        draft.ChangeIndicator(indicator, model => model with { Bands = [.. model.Bands, new IndicatorBand(band, atLeast, atMost, citation)] });
        return this;
    }

    private IndicatorWords Measures(IndicatorScale scale, When[] moments, RuleAction.Observe observation)
    {
        draft.ChangeIndicator(indicator, model => model with { Scale = scale });
        foreach (var moment in moments)
            draft.Add(new RuleModel(moment.Moment, moment.Condition, [observation], citation));
        return this;
    }
}
