using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <content>Indicators, and the schedules at which their periods end.</content>
internal sealed partial class PolicyDraft
{
    private readonly List<IndicatorModel> indicators = [];

    public void AddIndicator(Indicator indicator, IndicatorPeriod every, Citation citation)
    {
        EnsureOpen();
        if (indicators.Find(known => known.Indicator == indicator) is { } known)
        {
            if (known.Every != every)
                Report(Diagnostic.Of("PE0333.twice", citation.At, indicator, Name(known.Every), known.Citation.At, Name(every)));
            return;
        }
        indicators.Add(new IndicatorModel(indicator, every, citation));
        foreach (var month in EndsOf(every))
        {
            var schedule = new ScheduleModel(new Schedule(month is null ? "indicators" : $"indicators.{month}"), month, 1, null, LocalTime.Midnight, citation);
            if (schedules.Find(known => known.Schedule.Id == schedule.Schedule.Id) is { } same)
                schedule = same;
            else
                schedules.Add(schedule);
            rules.Add(new RuleModel(new Moment(MomentKind.Scheduled, Subject: schedule.Schedule), Condition.Always, [new RuleAction.Measure(indicator)], citation));
        }
    }

    public void ChangeIndicator(Indicator indicator, Func<IndicatorModel, IndicatorModel> change)
    {
        EnsureOpen();
        var index = indicators.FindIndex(known => known.Indicator == indicator);
        indicators[index] = change(indicators[index]);
    }

    /// <summary>The months on whose first day such a period ends; null for every month.</summary>
    private static int?[] EndsOf(IndicatorPeriod every) => every switch
    {
        IndicatorPeriod.Month => [null],
        IndicatorPeriod.HalfYear => [1, 7],
        _ => [1],
    };

    private static Sentence Name(IndicatorPeriod every) => every switch
    {
        IndicatorPeriod.Month => Sentence.Of("period.month"),
        IndicatorPeriod.HalfYear => Sentence.Of("period.half"),
        _ => Sentence.Of("period.year"),
    };
}
