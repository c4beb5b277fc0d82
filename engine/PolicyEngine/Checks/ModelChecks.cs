using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>What a script can say that the compiler lets pass and that could not be compiled to an image.</summary>
internal static class ModelChecks
{
    public static IEnumerable<Diagnostic> Check(PolicyModel model) =>
    [
        .. Values(model),
        .. KnownValueChecks.Find(model),
        .. Limits(model),
        .. Sizes(model),
        .. Names(model),
        .. Times(model),
        .. Members(model),
        .. ProcedureChecks.Check(model),
        .. QueueChecks.Check(model),
        .. OutcomeChecks.Check(model),
        .. Contract(model),
        .. Decisions(model),
    ];

    /// <summary>The sentence for a value that its field does not have.</summary>
    public static Sentence NotAValue(Vocabulary vocabulary, CategoryField field, Value value)
    {
        var known = vocabulary.Closed(field)?.Values ?? [];
        return known.Count == 0
            ? Sentence.Of("PE0301.open", field.Path, value)
            : NotAValue(field, value, known);
    }

    private static Sentence NotAValue(Field field, Value value, IEnumerable<Value> known) =>
        Sentence.Of("PE0301", value, field.Path, known);

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

    private static IEnumerable<Sentence> NotValues(PolicyModel model, CategoryField field, IEnumerable<Value> values) => values
        .Where(value => (model.Vocabulary.Closed(field)?.OrdinalOf(value.Id) ?? Field.Absent) == Field.Absent)
        .Select(value => NotAValue(model.Vocabulary, field, value));

    /// <summary>Limits between two values that a number can have: nobody could say on which side the equal ones lie.</summary>
    private static IEnumerable<Diagnostic> Limits(PolicyModel model) =>
        (from condition in Conditions(model)
         from compare in Leaves(condition.When).OfType<Condition.Compare>()
         where decimal.Round(compare.Limit, compare.Field.Decimals) != compare.Limit
         select Diagnostic.Of("PE0313", condition.Citation.At, compare.Field, compare.Field.Decimals, compare.Limit)).Distinct();

    /// <summary>Conditions that have too many cases to be told apart one by one.</summary>
    private static IEnumerable<Diagnostic> Sizes(PolicyModel model) =>
        from condition in Conditions(model)
        where !ConditionCompiler.IsSmallEnough(condition.When)
        select Diagnostic.Of("PE0821", condition.Citation.At, ConditionCompiler.MostTerms);

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
            .Concat(model.Indicators.Select(indicator => indicator.Indicator))
            .ToHashSet();
        return Mentions(model)
            .Where(mention => !described.Contains(mention.Term))
            .Distinct()
            .Select(mention => Diagnostic.Of(NotDescribed(mention.Term), mention.Citation.At, mention.Term));
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
        RuleAction.Observe observe => observe.Clock,
        RuleAction.Assign assign => assign.On,
        _ => null,
    };

    private static string NotDescribed(Term term) => term switch
    {
        Calendar => "PE0307.calendar",
        Target => "PE0307.target",
        Clock => "PE0307.timer",
        Schedule => "PE0307.schedule",
        EscalationMatrix => "PE0307.matrix",
        Indicator => "PE0307.indicator",
        _ => "PE0307.procedure",
    };

    /// <summary>Members that an event or a ticket must bring are kept as the bits of one number.</summary>
    private static IEnumerable<Diagnostic> Members(PolicyModel model)
    {
        const int Most = 62;
        var requirements = model.Requirements.Sum(requirement => requirement.Fields.Count) > Most ? model.Requirements.Select(all => all.Citation).Take(1) : [];
        return requirements
            .Concat(model.Transitions.Where(transition => transition.Needs.Count > Most).Select(transition => transition.Citation))
            .Select(citation => Diagnostic.Of("PE0315", citation.At, Most));
    }

    private static IEnumerable<Diagnostic> Times(PolicyModel model) =>
        from clock in model.Clocks
        from row in clock.Durations
        where row.Outcome.Amount <= 0
        select Diagnostic.Of("PE0310", row.Citation.At, clock.Clock);

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
            .Concat(model.Indicators.Select(indicator => indicator.Citation))
            .Concat(model.Clocks.Select(clock => clock.PauseCitation).OfType<Citation>())
            .Concat(model.Clocks.Select(clock => clock.Warning?.Citation).OfType<Citation>())
            .Concat(model.OwnNames)
            .Concat(model.Renames.Select(rename => new Citation("", rename.At)))
            .Select(citation => Diagnostic.Of("PE0309", citation.At));
    }

    /// <summary>What is decided about a ticket must be found again whenever somebody asks, without the event at hand.</summary>
    private static IEnumerable<Diagnostic> Decisions(PolicyModel model) =>
        (from decision in model.Decisions
         from row in decision.Rows
         from leaf in Leaves(row.When)
         from field in FieldsOf(leaf)
         where field.Scope != FieldScope.Ticket
         select Diagnostic.Of("PE0312", row.Citation.At, decision.Field, field)).Distinct();

    /// <summary>What a part of a condition looks at, code too.</summary>
    internal static IEnumerable<Field> FieldsOf(Condition leaf) => leaf is Condition.Computed computed
        ? CodeReads.Of(computed.Predicate)
        : FieldOf(leaf) is { } field ? [field] : [];

    internal static Field? FieldOf(Condition leaf) => leaf switch
    {
        Condition.OneOf oneOf => oneOf.Field,
        Condition.FlagIs flag => flag.Field,
        Condition.Present present => present.Field,
        Condition.Holds holds => holds.Field,
        Condition.Compare compare => compare.Field,
        Condition.Among => EventFields.ActorName,
        _ => null,
    };

    internal static IEnumerable<(Condition When, Citation Citation)> Conditions(PolicyModel model) =>
    [
        .. model.Decisions.SelectMany(decision => decision.Rows).Select(row => (row.When, row.Citation)),
        .. model.Starts.Select(row => (row.When, row.Citation)),
        .. model.Clocks.SelectMany(clock => clock.Durations).Select(row => (row.When, row.Citation)),
        .. model.Clocks.SelectMany(clock => clock.Calendars.Concat(clock.Openings)).Select(row => (row.When, row.Citation)),
        .. model.Rules.Select(rule => (rule.When, rule.Citation)),
        .. model.Refusals.Select(refusal => (refusal.When, refusal.Citation)),
        .. model.Transitions.Select(transition => (transition.When, transition.Citation)),
        .. model.Queues.SelectMany(queue => queue.First).Select(first => (first.When, first.Citation)),
        .. model.AcceptedWhenFinal.Zip(model.AcceptedCitations, (when, citation) => (when.Condition, citation)),
    ];

    internal static IEnumerable<Condition> Leaves(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(Leaves),
        Condition.Any any => any.Parts.SelectMany(Leaves),
        Condition.Not not => Leaves(not.Part),
        _ => [condition],
    };
}
