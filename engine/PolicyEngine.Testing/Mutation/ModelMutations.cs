using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Coverage;
using PolicyEngine.Explain;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>
/// Every model that differs from a policy's or contract's in one thing: a rule, row, cell, change of status, level,
/// answer or other part removed; a number a little more or less; a cell, row or answer that leads elsewhere. Their
/// order is that of the model, and the same each time.
/// </summary>
public static partial class ModelMutations
{
    private const string Removed = "removed";

    /// <summary>The mutants of a model.</summary>
    public static IReadOnlyList<Mutant> Of(PolicyModel model)
    {
        var labels = PolicyParts.Of(model).ToDictionary(part => part.Id);
        return
        [
            .. Calendars(model),
            .. Decisions(model, labels),
            .. Starts(model, labels),
            .. Clocks(model, labels),
            .. Transitions(model, labels),
            .. Graph(model, labels),
            .. Rules(model, labels),
            .. Others(model, labels),
        ];
    }

    private static Mutant Change(PolicyModel mutated, PolicyPart part, string change) =>
        new(mutated, part.Id, $"{part.Label}: {change}", part.Citation);

    private static IEnumerable<Mutant> Decisions(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Decisions.Count; i++)
        {
            var (decision, number) = (model.Decisions[i], i);
            PolicyModel With(IReadOnlyList<TableRow<byte>> rows) =>
                model with { Decisions = model.Decisions.With(number, decision with { Rows = rows }) };
            for (var row = 0; row < decision.Rows.Count; row++)
            {
                var part = labels[new PartId(decision.Rows[row].IsCell ? PartKind.Cell : PartKind.Row, i, row)];
                yield return Change(With(decision.Rows.Without(row)), part, Removed);
                foreach (var (outcome, name) in OtherOutcomes(model, decision.Field, decision.Rows[row].Outcome))
                    yield return Change(With(decision.Rows.With(row, decision.Rows[row] with { Outcome = outcome })), part, $"decides {name}");
                foreach (var (changed, change) in ConditionMutations.Of(decision.Rows[row].When))
                    yield return Change(With(decision.Rows.With(row, decision.Rows[row] with { When = changed })), part, change);
            }
        }
    }

    /// <summary>The values before and after in the field's list; the other one of a flag.</summary>
    private static IEnumerable<(byte Outcome, string Name)> OtherOutcomes(PolicyModel model, Field field, byte outcome)
    {
        if (field is not CategoryField category)
            return [outcome == FlagField.Yes ? (FlagField.No, "no") : (FlagField.Yes, "yes")];
        var values = model.Vocabulary.Closed(category)!;
        return ((byte[])[(byte)(outcome - 1), (byte)(outcome + 1)])
            .Where(other => values.ValueOf(other) is { } value && value != Value.Other)
            .Select(other => (other, values.ValueOf(other)!.Id));
    }

    private static IEnumerable<Mutant> Starts(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Starts.Count; i++)
        {
            var part = labels[new PartId(PartKind.Start, 0, i)];
            yield return Change(model with { Starts = model.Starts.Without(i) }, part, Removed);
            foreach (var (changed, change) in ConditionMutations.Of(model.Starts[i].When))
                yield return Change(model with { Starts = model.Starts.With(i, model.Starts[i] with { When = changed }) }, part, change);
        }
    }

    private static IEnumerable<Mutant> Clocks(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Clocks.Count; i++)
        {
            var (clock, number) = (model.Clocks[i], i);
            PolicyModel With(ClockModel changed) => model with { Clocks = model.Clocks.With(number, changed) };
            foreach (var mutant in Rows(clock.Durations, PartKind.Time, rows => With(clock with { Durations = rows })))
                yield return mutant;
            for (var row = 0; row < clock.Durations.Count; row++)
            {
                foreach (var time in Around(clock.Durations[row].Outcome))
                    yield return Change(With(clock with { Durations = clock.Durations.With(row, clock.Durations[row] with { Outcome = time }) }),
                        labels[new PartId(PartKind.Time, i, row)], RuleText.Of(time));
            }
            foreach (var mutant in Rows(clock.Calendars, PartKind.Calendar, rows => With(clock with { Calendars = rows })))
                yield return mutant;
            foreach (var mutant in Rows(clock.Openings, PartKind.Opening, rows => With(clock with { Openings = rows })))
                yield return mutant;
            for (var status = 0; status < clock.PausedIn.Count; status++)
                yield return Change(With(clock with { PausedIn = clock.PausedIn.Without(status) }), labels[PauseOf(model, i, clock.PausedIn[status])], Removed);
            foreach (var (warning, change) in Warnings(clock))
                yield return Change(With(clock with { Warning = warning }), labels[new PartId(PartKind.Warning, i)], change);

            IEnumerable<Mutant> Rows<T>(IReadOnlyList<TableRow<T>> rows, PartKind kind, Func<IReadOnlyList<TableRow<T>>, PolicyModel> with)
            {
                for (var row = 0; row < rows.Count; row++)
                {
                    var part = labels[new PartId(kind, number, row)];
                    yield return Change(with(rows.Without(row)), part, Removed);
                    foreach (var (changed, change) in ConditionMutations.Of(rows[row].When))
                        yield return Change(with(rows.With(row, rows[row] with { When = changed })), part, change);
                }
            }
        }
    }

    private static PartId PauseOf(PolicyModel model, int clock, Status status) =>
        new(PartKind.Pause, clock, model.Vocabulary.Closed(EventFields.CurrentStatus)!.OrdinalOf(status.Id));

    /// <summary>A warning that a statement gives, a little earlier and later, and without the statement.</summary>
    private static IEnumerable<(WarningPoint? Warning, string Change)> Warnings(ClockModel clock)
    {
        if (clock.Warning is not { Citation: not null } warning)
            yield break;
        yield return (clock.Clock is Target ? new WarningPoint(0.8m, null) : null, Removed);
        if (warning.Before is { } before)
        {
            foreach (var time in Around(before))
                yield return (warning with { Before = time }, $"{RuleText.Of(time)} before");
            yield break;
        }
        yield return (warning with { Fraction = warning.Fraction - 0.01m }, "0.01 earlier");
        yield return (warning with { Fraction = warning.Fraction + 0.01m }, "0.01 later");
    }

    /// <summary>A minute or a business day less and more.</summary>
    private static IEnumerable<TimeAmount> Around(TimeAmount time)
    {
        var step = time.Unit == TimeUnit.BusinessDays ? 1 : NodaConstants.TicksPerMinute;
        if (time.Amount > step)
            yield return time with { Amount = time.Amount - step };
        yield return time with { Amount = time.Amount + step };
    }
}
