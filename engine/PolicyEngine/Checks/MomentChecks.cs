using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Clocks that nothing starts, procedures that nothing begins, steps to which nothing leads, and rules that wait for any of it.</summary>
internal sealed class MomentChecks(PolicyModel model, PolicyWorld world)
{
    private readonly List<RuleAction> actions = [.. model.Rules.SelectMany(rule => rule.Actions)];

    public IEnumerable<Finding> Find() => Clocks().Concat(Procedures()).Concat(Queues()).Concat(Steps()).Concat(Rules());

    private IEnumerable<Finding> Clocks() =>
        from clock in model.Clocks
        where clock.Durations.Count > 0 && !IsStarted(clock.Clock)
        let citation = clock.Durations[0].Citation
        select new Finding(Check.NeverHappens, citation, clock.Clock.Id, Sentence.Of("PE0809.start", clock.Clock), citation.At);

    private IEnumerable<Finding> Procedures() =>
        from procedure in model.Procedures
        where !IsBegun(procedure.Procedure)
        let citation = procedure.Steps[0].Citation
        select new Finding(Check.NeverHappens, citation, procedure.Procedure.Id, Sentence.Of("PE0809.begin", procedure.Procedure), citation.At);

    private IEnumerable<Finding> Queues() =>
        from queue in model.Queues
        where !actions.Contains(new RuleAction.JoinQueue(queue.Desk))
        select new Finding(Check.NeverHappens, queue.Citation, queue.Desk.Id, Sentence.Of("PE0809.join", queue.Desk), queue.Citation.At);

    private static HashSet<string> Reached(ProcedureModel procedure)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([procedure.Steps[0].Id]);
        while (ahead.TryPop(out var step))
        {
            if (!reached.Add(step))
                continue;
            foreach (var next in procedure.Steps.First(each => each.Id == step).Answers.Select(answer => answer.Next).OfType<string>())
                ahead.Push(next);
        }
        return reached;
    }

    private IEnumerable<Finding> Steps() =>
        from procedure in model.Procedures
        let reached = Reached(procedure)
        from step in procedure.Steps
        where !reached.Contains(step.Id)
        select new Finding(Check.UnreachedStep, step.Citation, step.Id, Sentence.Of("PE0819", step.Id, procedure.Procedure), step.Citation.At);

    private IEnumerable<Finding> Rules() =>
    [
        .. from rule in model.Rules
           let why = WhyNever(rule.Moment)
           where why is not null
           select new Finding(Check.NeverHappens, rule.Citation, rule.Moment.Subject?.Id, Sentence.Of("PE0809", why), rule.Citation.At),
    ];

    /// <summary>Why a moment never comes; null where it may, or where what it waits for is reported itself.</summary>
    private Sentence? WhyNever(Moment moment) => moment switch
    {
        { Kind: MomentKind.Left, Subject: Status status } when model.FinalStatuses.Contains(status) && world.Number(status).And(world.Left).IsEmpty =>
            Sentence.Of("moment.left", status),
        { Kind: MomentKind.Warned, Subject: Clock clock } when ModelOf(clock) is { Warning: null } => Sentence.Of("moment.warned", clock),
        { Kind: MomentKind.Met, Subject: Clock clock } when IsStarted(clock) && !actions.Contains(new RuleAction.MeetClock(clock)) =>
            Sentence.Of("moment.met", clock),
        { Kind: MomentKind.Escalated, Subject: EscalationMatrix matrix } when !actions.Contains(new RuleAction.Escalate(matrix)) =>
            Sentence.Of("moment.escalated", matrix),
        _ => null,
    };

    private ClockModel? ModelOf(Clock clock) => model.Clocks.FirstOrDefault(known => known.Clock == clock);

    private bool IsStarted(Clock clock) => actions.Contains(new RuleAction.StartClock(clock));

    private bool IsBegun(Procedure procedure) => actions.Contains(new RuleAction.Begin(procedure));
}
