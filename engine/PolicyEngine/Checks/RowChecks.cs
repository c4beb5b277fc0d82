using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>
/// Rules and rows that can never apply, and rows that those before them leave nothing: exact over what conditions can
/// tell apart, with code taken as something that may be either.
/// </summary>
internal sealed class RowChecks(PolicyModel model, PolicyWorld world)
{
    /// <summary>A row or rule: what it is called, where it holds, and in which world it is asked.</summary>
    private sealed record Row(Sentence Label, string? Subject, Citation Citation, IReadOnlyList<Box> Boxes, World World)
    {
        public Finding Finds(Check check, Sentence message) => new(check, Citation, Subject, message, Citation.At);
    }

    public IEnumerable<Finding> Find() =>
        Tables().SelectMany(Ordered).Concat(Rules().SelectMany(Single)).Concat(Answers()).Distinct();

    private IEnumerable<IReadOnlyList<Row>> Tables() =>
    [
        .. model.Decisions.Select(Decided),
        RowsOf(model.Starts, world.AtStart, row => (Sentence.Of("row.start", row.Outcome), row.Outcome.Id)),
        .. model.Clocks.SelectMany(ClockTables),
        .. model.Refusals.GroupBy(refusal => refusal.Event).Select(group => (IReadOnlyList<Row>)
            [.. group.Select(refusal => new Row(Sentence.Of("row.refusal", refusal.Reason), refusal.Reason, refusal.Citation, world.Space.Of(refusal.When), world.AtRefusal(group.Key)))]),
        [.. model.Transitions.Where(IsAmongKnownStatuses).Select(Change)],
    ];

    private IEnumerable<Row> Rules() =>
        (from rule in model.Rules
         where !IsOfStatusNobodyEnters(rule.Moment)
         select new Row(Sentence.Of("row.rule"), null, rule.Citation, world.Space.Of(rule.When), world.At(rule.Moment)))
        .Concat(model.AcceptedWhenFinal.Zip(model.AcceptedCitations, (when, citation) =>
            new Row(Sentence.Of("row.accepted"), null, citation, world.Space.Of(when.Condition), world.Base)))
        .Concat(from queue in model.Queues
                from first in queue.First
                select new Row(Sentence.Of("row.precedence", queue.Desk), queue.Desk.Id, first.Citation, world.Space.Of(first.When), world.Base));

    /// <summary>Such a status is reported itself.</summary>
    private bool IsOfStatusNobodyEnters(Moment moment) =>
        moment.Subject is Status status && world.Number(status).And(world.Reached).IsEmpty;

    private List<Row> Decided(DecisionModel decision)
    {
        var asked = world.AtDecision(decision);
        var twice = model.Matrices.Where(matrix => ReferenceEquals(matrix.Decides, decision.Field))
            .SelectMany(MatrixChecks.RepeatedRows).ToHashSet();
        return
        [
            .. from row in decision.Rows
               where !twice.Contains(row.Citation.At)
               let value = decision.Field is CategoryField category ? model.Vocabulary.Closed(category)?.ValueOf(row.Outcome)?.Id : null
               select new Row(Sentence.Of("row.decision", decision.Field, value ?? (row.Outcome == FlagField.Yes ? "true" : "false")),
                   value ?? decision.Field.Path, row.Citation, world.Space.Of(row.When), asked),
        ];
    }

    private IEnumerable<IReadOnlyList<Row>> ClockTables(ClockModel clock) =>
    [
        RowsOf(clock.Durations, world.Base, _ => (Sentence.Of("row.time", clock.Clock), clock.Clock.Id)),
        RowsOf(clock.Calendars, world.Base, row => (Sentence.Of("row.calendar", row.Outcome.Calendar, clock.Clock), clock.Clock.Id)),
        RowsOf(clock.Openings, world.Base, row => (Sentence.Of("row.opening", row.Outcome.Calendar, clock.Clock), clock.Clock.Id)),
    ];

    private List<Row> RowsOf<T>(IReadOnlyList<TableRow<T>> rows, World asked, Func<TableRow<T>, (Sentence Label, string Subject)> name) =>
        [.. rows.Select(row => new Row(name(row).Label, name(row).Subject, row.Citation, world.Space.Of(row.When), asked))];

    /// <summary>A change between statuses that nobody enters is not told apart: those statuses are reported themselves.</summary>
    private bool IsAmongKnownStatuses(TransitionModel transition) =>
        world.Changes(transition, world.Reached).Count > 0 || world.Changes(transition, Digits.Below(Digits.Most)).Count == 0;

    private Row Change(TransitionModel transition) => new(
        Sentence.Of("row.change", string.Join(", ", transition.From), string.Join(", ", transition.To)),
        transition.To.Count == 1 ? transition.To[0].Id : null,
        transition.Citation,
        world.Changes(transition, world.Reached),
        world.Base);

    /// <summary>Of two answers of one name a step takes the first.</summary>
    private IEnumerable<Finding> Answers() =>
        from procedure in model.Procedures
        from step in procedure.Steps
        from same in step.Answers.GroupBy(answer => answer.Id)
        where same.Count() > 1
        select new Finding(Check.Shadowed, step.Citation, same.Key, Sentence.Of("PE0805.answer", same.Key, step.Id), step.Citation.At);

    private static IEnumerable<Finding> Single(Row row)
    {
        if (row.World.Where(row.Boxes).Count == 0)
            yield return row.Finds(Check.NeverApplies, Sentence.Of("PE0804", row.Label, row.World.WhyNever(row.Boxes)));
    }

    private static IEnumerable<Finding> Ordered(IReadOnlyList<Row> rows)
    {
        var earlier = new List<(Row Row, Box Box)>();
        foreach (var row in rows)
        {
            var boxes = row.World.Where(row.Boxes);
            if (boxes.Count == 0)
                yield return Single(row).First();
            else if (boxes.All(box => row.World.IsCovered(box, [.. earlier.Select(each => each.Box)])))
                yield return row.Finds(Check.Shadowed, Sentence.Of("PE0805", row.Label, Covering(row, boxes, earlier)));
            earlier.AddRange(row.Boxes.Select(box => (row, box)));
        }
    }

    /// <summary>The one row that is enough, or all that have a part in it.</summary>
    private static Sentence Covering(Row row, IReadOnlyList<Box> boxes, List<(Row Row, Box Box)> earlier)
    {
        var near = earlier.Where(each => boxes.Any(box => row.World.Space.Meet(box, each.Box) is not null))
            .GroupBy(each => each.Row, each => each.Box, ReferenceEqualityComparer.Instance).ToList();
        var enough = near.Where(group => boxes.All(box => row.World.IsCovered(box, [.. group]))).Take(1).ToList();
        var places = (enough.Count > 0 ? enough : near).Select(group => ((Row)group.Key!).Citation.At).Distinct().ToList();
        return places.TrueForAll(place => place.File == row.Citation.At.File)
            ? Sentence.Of(places.Count == 1 ? "row.line" : "row.lines", places.Select(place => place.Line).Distinct())
            : Sentence.AllOf(places.Select(place => place.ToString()));
    }
}
