using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using CultureInfo = System.Globalization.CultureInfo;

namespace PolicyEngine.Checks;

/// <summary>What a script can say that the compiler lets pass and that could not be compiled to an image.</summary>
internal static class ModelChecks
{
    public static IEnumerable<Diagnostic> Check(PolicyModel model) =>
    [
        .. Values(model),
        .. Limits(model),
        .. Names(model),
        .. Times(model),
        .. Members(model),
        .. ProcedureChecks.Check(model),
        .. QueueChecks.Check(model),
        .. Contract(model),
        .. Decisions(model),
    ];

    /// <summary>The sentence for a value that its field does not have.</summary>
    public static string NotAValue(Vocabulary vocabulary, CategoryField field, Value value)
    {
        var known = vocabulary.Closed(field)?.Values ?? [];
        return known.Count == 0
            ? $"This provider's vocabulary gives '{field.Path}' no values, so it cannot be compared with '{value}'."
            : NotAValue(field, value, known);
    }

    private static string NotAValue(Field field, Value value, IEnumerable<Value> known) =>
        $"'{value}' is not a value of '{field.Path}'. Its values are: {string.Join(", ", known)}.";

    private static IEnumerable<Diagnostic> Values(PolicyModel model)
    {
        var wrong =
            from condition in Conditions(model)
            from leaf in Leaves(condition.When)
            from message in leaf switch
            {
                Condition.OneOf oneOf => NotValues(model, oneOf.Field, oneOf.Values),
                Condition.Holds holds when holds.Field.BitOf(holds.Value) < 0 => [NotAValue(holds.Field, holds.Value, holds.Field.Values)],
                _ => [],
            }
            select new Diagnostic("PE0301", message, condition.Citation.At);
        var transitions =
            from transition in model.Transitions
            from message in transition.Needs
                .Where(need => need.Field is CategoryField)
                .SelectMany(need => NotValues(model, (CategoryField)need.Field, need.Values))
                .Concat(NotValues(model, EventFields.Actor, transition.By))
            select new Diagnostic("PE0301", message, transition.Citation.At);
        return wrong.Concat(transitions).Distinct();
    }

    private static IEnumerable<string> NotValues(PolicyModel model, CategoryField field, IEnumerable<Value> values) => values
        .Where(value => (model.Vocabulary.Closed(field)?.OrdinalOf(value.Id) ?? Field.Absent) == Field.Absent)
        .Select(value => NotAValue(model.Vocabulary, field, value));

    /// <summary>Limits between two values that a number can have: nobody could say on which side the equal ones lie.</summary>
    private static IEnumerable<Diagnostic> Limits(PolicyModel model) =>
        (from condition in Conditions(model)
         from compare in Leaves(condition.When).OfType<Condition.Compare>()
         where decimal.Round(compare.Limit, compare.Field.Decimals) != compare.Limit
         select new Diagnostic("PE0313",
             string.Create(CultureInfo.InvariantCulture, $"'{compare.Field}' keeps {compare.Field.Decimals} decimal places, so that it cannot be compared with {compare.Limit}."),
             condition.Citation.At)).Distinct();

    /// <summary>Calendars, clocks, schedules, matrices and procedures that rules speak of and no statement describes.</summary>
    private static IEnumerable<Diagnostic> Names(PolicyModel model)
    {
        if (model.ContractOf is not null)
            return [];
        var described = model.Calendars.Select(calendar => (Term)calendar.Name)
            .Concat(model.Clocks.Where(clock => clock.Durations.Count > 0).Select(clock => clock.Clock))
            .Concat(model.Schedules.Select(schedule => schedule.Schedule))
            .Concat(model.Escalations.Select(chain => chain.Matrix))
            .Concat(model.Procedures.Select(procedure => procedure.Procedure))
            .ToHashSet();
        return Mentions(model)
            .Where(mention => !described.Contains(mention.Term))
            .Distinct()
            .Select(mention => new Diagnostic("PE0307", $"No statement describes {Kind(mention.Term)} '{mention.Term}'.", mention.Citation.At));
    }

    private static IEnumerable<(Term Term, Citation Citation)> Mentions(PolicyModel model)
    {
        foreach (var clock in model.Clocks)
        {
            foreach (var row in clock.Calendars.Concat(clock.Openings))
                yield return (row.Outcome.Calendar, row.Citation);
        }
        foreach (var schedule in model.Schedules)
        {
            if (schedule.FirstBusinessDayOf is { } calendar)
                yield return (calendar, schedule.Citation);
        }
        foreach (var rule in model.Rules)
        {
            if (rule.Moment.Subject is { } subject and not Status)
                yield return (subject, rule.Citation);
            foreach (var term in rule.Actions.Select(TermOf).OfType<Term>())
                yield return (term, rule.Citation);
        }
    }

    private static Term? TermOf(RuleAction action) => action switch
    {
        RuleAction.StartClock start => start.Clock,
        RuleAction.MeetClock meet => meet.Clock,
        RuleAction.CancelClock cancel => cancel.Clock,
        RuleAction.Escalate escalate => escalate.Matrix,
        RuleAction.Begin begin => begin.Procedure,
        RuleAction.Assign assign => assign.On,
        _ => null,
    };

    private static string Kind(Term term) => term switch
    {
        Calendar => "the hours of calendar",
        Target => "the time of target",
        Clock => "the time of timer",
        Schedule => "schedule",
        EscalationMatrix => "the levels of matrix",
        _ => "the steps of procedure",
    };

    /// <summary>Members that an event or a ticket must bring are kept as the bits of one number.</summary>
    private static IEnumerable<Diagnostic> Members(PolicyModel model)
    {
        const int Most = 62;
        var requirements = model.Requirements.Sum(requirement => requirement.Fields.Count) > Most ? model.Requirements.Select(all => all.Citation).Take(1) : [];
        return requirements
            .Concat(model.Transitions.Where(transition => transition.Needs.Count > Most).Select(transition => transition.Citation))
            .Select(citation => new Diagnostic("PE0315", $"More than {Most} members are asked for at once.", citation.At));
    }

    private static IEnumerable<Diagnostic> Times(PolicyModel model) =>
        from clock in model.Clocks
        from row in clock.Durations
        where row.Outcome.Amount <= 0
        select new Diagnostic("PE0310", $"'{clock.Clock}' has a time that is not positive.", row.Citation.At);

    /// <summary>A contract lays rows over its policy's tables; what else it says would be lost.</summary>
    private static IEnumerable<Diagnostic> Contract(PolicyModel model)
    {
        if (model.ContractOf is null)
            return [];
        return model.Rules.Select(rule => rule.Citation)
            .Concat(model.Transitions.Select(transition => transition.Citation))
            .Concat(model.Refusals.Select(refusal => refusal.Citation))
            .Concat(model.Calendars.Select(calendar => calendar.Citation))
            .Concat(model.Requirements.Select(requirement => requirement.Citation))
            .Concat(model.Escalations.Select(chain => chain.Citation))
            .Concat(model.Procedures.SelectMany(procedure => procedure.Steps).Select(step => step.Citation))
            .Concat(model.Schedules.Select(schedule => schedule.Citation))
            .Concat(model.Queues.Select(queue => queue.Citation))
            .Concat(model.Clocks.Select(clock => clock.PauseCitation).OfType<Citation>())
            .Concat(model.Clocks.Select(clock => clock.Warning?.Citation).OfType<Citation>())
            .Concat(model.OwnNames)
            .Select(citation => new Diagnostic("PE0309",
                "A contract replaces what is decided, times, calendars of targets and first statuses; this statement belongs in the policy itself.",
                citation.At));
    }

    /// <summary>What is decided about a ticket must be found again whenever somebody asks, without the event at hand.</summary>
    private static IEnumerable<Diagnostic> Decisions(PolicyModel model) =>
        from decision in model.Decisions
        from row in decision.Rows
        from leaf in Leaves(row.When)
        let field = FieldOf(leaf)
        where field is { Scope: not FieldScope.Ticket }
        select new Diagnostic("PE0312",
            $"'{decision.Field}' is decided from '{field}', which does not belong to the ticket; decide it from the ticket's own members.",
            row.Citation.At);

    internal static Field? FieldOf(Condition leaf) => leaf switch
    {
        Condition.OneOf oneOf => oneOf.Field,
        Condition.FlagIs flag => flag.Field,
        Condition.Present present => present.Field,
        Condition.Holds holds => holds.Field,
        Condition.Compare compare => compare.Field,
        _ => null,
    };

    private static IEnumerable<(Condition When, Citation Citation)> Conditions(PolicyModel model) =>
    [
        .. model.Decisions.SelectMany(decision => decision.Rows).Select(row => (row.When, row.Citation)),
        .. model.Starts.Select(row => (row.When, row.Citation)),
        .. model.Clocks.SelectMany(clock => clock.Durations).Select(row => (row.When, row.Citation)),
        .. model.Clocks.SelectMany(clock => clock.Calendars.Concat(clock.Openings)).Select(row => (row.When, row.Citation)),
        .. model.Rules.Select(rule => (rule.When, rule.Citation)),
        .. model.Refusals.Select(refusal => (refusal.When, refusal.Citation)),
        .. model.Transitions.Select(transition => (transition.When, transition.Citation)),
        .. model.Queues.SelectMany(queue => queue.First).Select(first => (first.When, first.Citation)),
    ];

    internal static IEnumerable<Condition> Leaves(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(Leaves),
        Condition.Any any => any.Parts.SelectMany(Leaves),
        Condition.Not not => Leaves(not.Part),
        _ => [condition],
    };
}
