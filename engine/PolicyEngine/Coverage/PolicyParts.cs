using PolicyEngine.Authoring;
using PolicyEngine.Explain;
using PolicyEngine.Model;

namespace PolicyEngine.Coverage;

/// <summary>The parts that a policy or a contract is made of: what coverage counts.</summary>
public static class PolicyParts
{
    /// <summary>The parts of a model, kind by kind, in the order in which its script says them.</summary>
    public static IReadOnlyList<PolicyPart> Of(PolicyModel model) =>
    [
        .. Decisions(model),
        .. model.Starts.Select((row, i) => new PolicyPart(new(PartKind.Start, 0, i), $"starts {row.Outcome}{RuleText.If(row.When)}", row.Citation)),
        .. model.Clocks.SelectMany((clock, i) => Clock(model, clock, i)),
        .. model.Transitions.SelectMany((transition, i) => Transition(model, transition, i)),
        .. model.Escalations.SelectMany((chain, i) => chain.Levels.Select((role, level) => new PolicyPart(
            new(PartKind.Level, i, level + 1), $"{chain.Matrix}{(chain.Area is null ? "" : $" {chain.Area}")} level {level + 1}: {role}", chain.Citation))),
        .. model.Procedures.SelectMany(procedure => procedure.Steps, (procedure, step) => (procedure.Procedure, Step: step)).SelectMany(
            (step, i) => step.Step.Answers.Select((answer, j) => new PolicyPart(new(PartKind.Branch, i, j),
                $"{step.Procedure} {step.Step.Id}: {answer.Id}{(answer.Next is null ? "" : $" → {answer.Next}")}", step.Step.Citation))),
        .. model.Rules.Select((rule, i) => new PolicyPart(new(PartKind.Rule, i), RuleText.Of(rule), rule.Citation)),
        .. model.Requirements.SelectMany(all => all.Fields, (all, field) => (field, all.Citation)).Select(
            (required, i) => new PolicyPart(new(PartKind.Requirement, i), $"requires {required.field.Path}", required.Citation)),
        .. model.Refusals.Select((refusal, i) => new PolicyPart(new(PartKind.Refusal, i), $"refuses {refusal.Event} ({refusal.Reason}){RuleText.If(refusal.When)}", refusal.Citation)),
        .. model.AcceptedWhenFinal.Select((when, i) => new PolicyPart(new(PartKind.TakenWhenFinal, i), $"takes {RuleText.Of(when.Moment)}{RuleText.If(when.Condition)} when final", model.AcceptedCitations[i])),
        .. model.FinalStatuses.Select((status, i) => new PolicyPart(new(PartKind.Final, Number(model, status)), $"{status} is final", model.FinalCitations[i])),
        .. model.Queues.SelectMany((queue, i) => queue.First.Select((first, j) => new PolicyPart(
            new(PartKind.Precedence, i, j), $"first before {queue.Desk}: {ConditionText.Of(first.When)}", first.Citation))),
    ];

    private static IEnumerable<PolicyPart> Decisions(PolicyModel model) => model.Decisions.SelectMany((decision, i) =>
        decision.Rows.Select((row, j) => new PolicyPart(
            new(row.IsCell ? PartKind.Cell : PartKind.Row, i, j),
            $"{decision.Field.Path} {Outcome(model, decision.Field, row.Outcome)}{RuleText.If(row.When)}",
            row.Citation)));

    private static string Outcome(PolicyModel model, Field field, byte outcome) => field is CategoryField category
        ? model.Vocabulary.Closed(category)!.ValueOf(outcome)!.Id
        : outcome == FlagField.Yes ? "yes" : "no";

    private static IEnumerable<PolicyPart> Clock(PolicyModel model, ClockModel clock, int number) =>
    [
        .. clock.Durations.Select((row, i) => new PolicyPart(
            new(PartKind.Time, number, i), $"{clock.Clock} within {RuleText.Of(row.Outcome)}{RuleText.If(row.When)}", row.Citation)),
        .. clock.Calendars.Select((row, i) => new PolicyPart(
            new(PartKind.Calendar, number, i), $"{clock.Clock} on {NameOf(row.Outcome)}{RuleText.If(row.When)}", row.Citation)),
        .. clock.Openings.Select((row, i) => new PolicyPart(
            new(PartKind.Opening, number, i), $"{clock.Clock} begins at opening of {NameOf(row.Outcome)}{RuleText.If(row.When)}", row.Citation)),
        .. clock.PausedIn.Select(status => new PolicyPart(
            new(PartKind.Pause, number, Number(model, status)), $"{clock.Clock} paused in {status}", clock.PauseCitation!)),
        .. model.ContractOf is null ? Warning(clock, number) : [],
    ];

    private static IEnumerable<PolicyPart> Warning(ClockModel clock, int number) =>
        clock.Warning is { } warning && (warning.Citation ?? clock.Durations.FirstOrDefault()?.Citation) is { } citation
            ? [new PolicyPart(new(PartKind.Warning, number), $"{clock.Clock} warns", citation)]
            : [];

    private static string NameOf(CalendarChoice choice) => choice.Extended?.Path ?? choice.Calendar.Id;

    private static IEnumerable<PolicyPart> Transition(PolicyModel model, TransitionModel transition, int number) =>
    [
        .. from @from in transition.From
           from to in transition.To
           where @from != to
           select new PolicyPart(new(PartKind.Transition, number, (Number(model, @from) << 8) + Number(model, to)), $"{@from} → {to}", transition.Citation),
        .. transition.By.Select(role => new PolicyPart(
            new(PartKind.Setter, number, model.Vocabulary.Closed(EventFields.Actor)!.OrdinalOf(role.Id)),
            $"{role} sets {string.Join(", ", transition.To)}", transition.Citation)),
    ];

    private static int Number(PolicyModel model, Status status) =>
        model.Vocabulary.Closed(EventFields.CurrentStatus)!.OrdinalOf(status.Id);
}
