using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Rules about refusals and indicators that could not be followed.</summary>
internal static class OutcomeChecks
{
    public static IEnumerable<Diagnostic> Check(PolicyModel model) =>
        Refusals(model).Concat(Unmeasured(model)).Concat(Bands(model));

    /// <summary>Nothing is kept of what is refused, so that somebody can only be told, or asked to do something.</summary>
    private static IEnumerable<Diagnostic> Refusals(PolicyModel model)
    {
        var rules = model.Rules.Where(rule => rule.Moment.Kind == MomentKind.Refused).ToList();
        var unknown =
            from rule in rules
            where model.Refusals.All(refusal => refusal.Reason != rule.Moment.Answer)
            select Diagnostic.Of("PE0332", rule.Citation.At, rule.Moment.Answer,
                string.Join(", ", model.Refusals.Select(refusal => refusal.Reason).Distinct()));
        var more =
            from rule in rules
            where rule.Actions.Any(action => action is not (RuleAction.Notify or RuleAction.Assign))
            select Diagnostic.Of("PE0332.more", rule.Citation.At);
        return unknown.Concat(more);
    }

    private static IEnumerable<Diagnostic> Unmeasured(PolicyModel model)
    {
        var observed = model.Rules.SelectMany(rule => rule.Actions).OfType<RuleAction.Observe>().Select(action => action.Indicator).ToHashSet();
        return model.Indicators
            .Where(indicator => !observed.Contains(indicator.Indicator))
            .Select(indicator => Diagnostic.Of("PE0333", indicator.Citation.At, indicator.Indicator));
    }

    /// <summary>A band that comes after one that takes everything it would take.</summary>
    private static IEnumerable<Diagnostic> Bands(PolicyModel model) =>
        from indicator in model.Indicators
        from index in Enumerable.Range(1, Math.Max(0, indicator.Bands.Count - 1))
        let band = indicator.Bands[index]
        where indicator.Bands.Take(index).Any(earlier => Covers(earlier, band))
        select Diagnostic.Of("PE0333.band", band.Citation.At, band.Band, indicator.Indicator);

    private static bool Covers(IndicatorBand earlier, IndicatorBand later) =>
        (earlier.AtLeast is null || later.AtLeast >= earlier.AtLeast) && (earlier.AtMost is null || later.AtMost <= earlier.AtMost);
}
