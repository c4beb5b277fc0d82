using System.Globalization;
using PolicyEngine.Coverage;
using PolicyEngine.Explain;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>Rules with their actions, requirements, refusals, schedules, queues, indicators.</content>
public static partial class ModelMutations
{
    private static IEnumerable<Mutant> Rules(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Rules.Count; i++)
        {
            var (rule, number) = (model.Rules[i], i);
            var part = labels[new PartId(PartKind.Rule, i)];
            PolicyModel With(RuleModel changed) => model with { Rules = model.Rules.With(number, changed) };
            yield return Change(model with { Rules = model.Rules.Without(i) }, part, Removed);
            foreach (var (changed, change) in ConditionMutations.Of(rule.When))
                yield return Change(With(rule with { When = changed }), part, change);
            for (var action = 0; action < rule.Actions.Count; action++)
            {
                if (rule.Actions.Count > 1)
                    yield return Change(With(rule with { Actions = rule.Actions.Without(action) }), part, $"without {RuleText.Of(rule.Actions[action])}");
                foreach (var changed in Numbers(rule.Actions[action]))
                    yield return Change(With(rule with { Actions = rule.Actions.With(action, changed) }), part, RuleText.Of(changed));
            }
        }
    }

    private static IEnumerable<RuleAction> Numbers(RuleAction action) => action switch
    {
        RuleAction.Assign { Within: { } within } assign => Around(within).Select(time => assign with { Within = time }),
        RuleAction.ChargeTime charge =>
            [charge with { IncrementMinutes = charge.IncrementMinutes + 1 }, .. charge.IncrementMinutes > 1 ? [charge with { IncrementMinutes = charge.IncrementMinutes - 1 }] : (RuleAction[])[]],
        RuleAction.ChargeAmount { Excluded: false, Amount: { } amount } charge =>
            [charge with { Amount = amount + 0.01m }, charge with { Amount = amount - 0.01m }],
        RuleAction.ChangeFact fact => [fact with { By = fact.By + 1 }],
        RuleAction.Observe { Field: null, Clock: null } observe => [observe with { Constant = observe.Constant + 1 }],
        _ => [],
    };

    private static IEnumerable<Mutant> Others(PolicyModel model, Dictionary<PartId, PolicyPart> labels) =>
    [
        .. Requirements(model, labels),
        .. Refusals(model, labels),
        .. Schedules(model),
        .. Queues(model, labels),
        .. Indicators(model),
        .. model.OnAcceptance.SelectMany((told, i) => told.Fields.Select((field, j) => new Mutant(
            model with { OnAcceptance = model.OnAcceptance.With(i, told with { Fields = told.Fields.Without(j) }) },
            null, $"accepted tells {field.Path}: {Removed}", told.Citation))),
    ];

    private static IEnumerable<Mutant> Requirements(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        var place = 0;
        for (var i = 0; i < model.Requirements.Count; i++)
        {
            var all = model.Requirements[i];
            for (var field = 0; field < all.Fields.Count; field++, place++)
            {
                yield return Change(model with { Requirements = model.Requirements.With(i, all with { Fields = all.Fields.Without(field) }) },
                    labels[new PartId(PartKind.Requirement, place)], Removed);
            }
        }
    }

    private static IEnumerable<Mutant> Refusals(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Refusals.Count; i++)
        {
            var part = labels[new PartId(PartKind.Refusal, i)];
            yield return Change(model with { Refusals = model.Refusals.Without(i) }, part, Removed);
            foreach (var (changed, change) in ConditionMutations.Of(model.Refusals[i].When))
                yield return Change(model with { Refusals = model.Refusals.With(i, model.Refusals[i] with { When = changed }) }, part, change);
        }
    }

    private static IEnumerable<Mutant> Schedules(PolicyModel model)
    {
        for (var i = 0; i < model.Schedules.Count; i++)
        {
            var schedule = model.Schedules[i];
            foreach (var (changed, change) in Around(schedule))
            {
                yield return new Mutant(model with { Schedules = model.Schedules.With(i, changed) }, null,
                    $"{schedule.Schedule}: {change}", schedule.Citation);
            }
        }
    }

    private static IEnumerable<(ScheduleModel Changed, string Change)> Around(ScheduleModel schedule)
    {
        yield return (schedule with { At = schedule.At.PlusMinutes(-1) }, "a minute earlier");
        yield return (schedule with { At = schedule.At.PlusMinutes(1) }, "a minute later");
        if (schedule.FirstBusinessDayOf is not null)
        {
            yield return (schedule with { FirstBusinessDayOf = null }, "on the first day, open or not");
            yield break;
        }
        yield return (schedule with { Day = schedule.Day % 28 + 1 }, string.Create(CultureInfo.InvariantCulture, $"on day {schedule.Day % 28 + 1}"));
        if (schedule.Month is { } month)
            yield return (schedule with { Month = month % 12 + 1 }, string.Create(CultureInfo.InvariantCulture, $"in month {month % 12 + 1}"));
    }

    private static IEnumerable<Mutant> Queues(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Queues.Count; i++)
        {
            var queue = model.Queues[i];
            for (var first = 0; first < queue.First.Count; first++)
            {
                yield return Change(model with { Queues = model.Queues.With(i, queue with { First = queue.First.Without(first) }) },
                    labels[new PartId(PartKind.Precedence, i, first)], Removed);
            }
        }
    }

    private static IEnumerable<Mutant> Indicators(PolicyModel model)
    {
        for (var i = 0; i < model.Indicators.Count; i++)
        {
            var (indicator, number) = (model.Indicators[i], i);
            for (var band = 0; band < indicator.Bands.Count; band++)
            {
                var limits = indicator.Bands[band];
                var name = $"{indicator.Indicator} band {limits.Band}";
                yield return With(indicator.Bands.Without(band), limits, $"{name}: {Removed}");
                foreach (var step in (decimal[])[-0.01m, 0.01m])
                {
                    if (limits.AtLeast is { } least)
                        yield return With(indicator.Bands.With(band, limits with { AtLeast = least + step }), limits, Text($"{name} from {least}: {least + step}"));
                    if (limits.AtMost is { } most)
                        yield return With(indicator.Bands.With(band, limits with { AtMost = most + step }), limits, Text($"{name} to {most}: {most + step}"));
                }
            }

            Mutant With(IReadOnlyList<IndicatorBand> bands, IndicatorBand changed, string change) => new(
                model with { Indicators = model.Indicators.With(number, indicator with { Bands = bands }) }, null, change, changed.Citation);
        }

        static string Text(FormattableString text) => FormattableString.Invariant(text);
    }
}
