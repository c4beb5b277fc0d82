using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Compilation;

/// <content>Rules, actions and procedures.</content>
public static partial class ImageCompiler
{
    private sealed partial class Compilation
    {
        private sealed class RuleCompilation(Compilation owner, PolicyModel model, EscalationPlan[] escalations)
        {
            private readonly List<RulePlan> rules = [];
            private readonly List<ActionPlan> actions = [];

            public ImageNames Names { get; } = new();

            /// <summary>Numbers the rules and actions; their tables are built when all conditions are.</summary>
            public (RulePlan[] Rules, ActionPlan[] Actions, Func<ConditionSet, MomentTable> Moments, Func<ConditionSet, StepPlan[]> Steps) Compile()
            {
                var moments = new MomentTable(
                    model.Vocabulary.Statuses.Count, model.Clocks.Count, model.Schedules.Count, escalations.Length);
                var byMoment = new List<RuleModel>[moments.Count];
                foreach (var rule in model.Rules.Where(rule => rule.Moment.Kind != MomentKind.Answered))
                {
                    foreach (var moment in Numbers(moments, rule.Moment))
                        (byMoment[moment] ??= []).Add(rule);
                }
                RuleRange[] ranges = [.. byMoment.Select(group => Range(group ?? []))];
                var steps = Steps();
                return ([.. rules], [.. actions], set => Filled(moments, ranges, set), set => [.. steps.Select(step => step(set))]);
            }

            private MomentTable Filled(MomentTable moments, RuleRange[] ranges, ConditionSet set)
            {
                moments.Fill([.. ranges.Select(range => Table(set, range))]);
                return moments;
            }

            private RuleTable Table(ConditionSet set, RuleRange range) => new(set, [.. rules], range);

            private IEnumerable<int> Numbers(MomentTable moments, Moment moment) => moment.Kind switch
            {
                MomentKind.Event => [MomentTable.Event(moment.Event)],
                MomentKind.Entered => [moments.Entered(owner.StatusNumber((Status)moment.Subject!))],
                MomentKind.Left => [moments.Left(owner.StatusNumber((Status)moment.Subject!))],
                MomentKind.Warned => [moments.Warned(ClockNumber((Clock)moment.Subject!))],
                MomentKind.Elapsed => [moments.Elapsed(ClockNumber((Clock)moment.Subject!))],
                MomentKind.Met => [moments.Met(ClockNumber((Clock)moment.Subject!))],
                MomentKind.Scheduled => [moments.Scheduled(ScheduleNumber((Schedule)moment.Subject!))],
                MomentKind.Escalated => EscalationNumbers((EscalationMatrix)moment.Subject!).Select(moments.Escalated),
                _ => throw new InvalidOperationException($"No number for {moment}."),
            };

            private RuleRange Range(IReadOnlyList<RuleModel> group)
            {
                var first = rules.Count;
                foreach (var rule in group)
                {
                    var plans = rule.Actions.Select(Plan).ToList();
                    rules.Add(new RulePlan(owner.conditions.Add(rule.When), actions.Count, plans.Count, owner.Cite(rule.Citation)));
                    actions.AddRange(plans);
                }
                return new RuleRange(first, rules.Count - first);
            }

            private List<Func<ConditionSet, StepPlan>> Steps()
            {
                var all = model.Procedures.SelectMany(procedure => procedure.Steps, (procedure, step) => (procedure.Procedure, step)).ToList();
                var steps = new List<Func<ConditionSet, StepPlan>>();
                foreach (var (procedure, step) in all)
                {
                    var answers = step.Answers.Select(answer => (answer.Id, Next: Next(procedure, answer.Next), Rules: AnswerRules(procedure, step.Id, answer.Id))).ToList();
                    var citation = owner.Cite(step.Citation);
                    steps.Add(set => new StepPlan(
                        procedure, step, [.. answers.Select(answer => new AnswerPlan(answer.Id, answer.Next, Table(set, answer.Rules)))], citation));
                }
                return steps;

                int Next(Procedure procedure, string? id) => id is null
                    ? -1
                    : all.FindIndex(pair => pair.Procedure == procedure && pair.step.Id == id);
            }

            private RuleRange AnswerRules(Procedure procedure, string step, string answer) => Range([.. model.Rules.Where(rule =>
                rule.Moment.Kind == MomentKind.Answered && rule.Moment.Subject == procedure && rule.Moment.Step == step && rule.Moment.Answer == answer)]);

            private ActionPlan Plan(RuleAction action) => action switch
            {
                RuleAction.Notify notify => new(ActionKind.Notify,
                    ImageNames.IndexOf(Names.Templates, notify.Template),
                    ImageNames.IndexOf(Names.Values, notify.Channel),
                    ImageNames.IndexOf(Names.Recipients, notify.To)),
                RuleAction.Assign assign => Assign(assign),
                RuleAction.ChargeTime charge => new(ActionKind.ChargeTime,
                    ImageNames.IndexOf(Names.Concepts, charge.Concept), charge.Minutes.Slot, charge.IncrementMinutes),
                RuleAction.ChargeAmount charge => new(ActionKind.ChargeAmount,
                    ImageNames.IndexOf(Names.Concepts, charge.Concept),
                    ImageNames.IndexOf(Names.Currencies, charge.Currency),
                    charge.Excluded ? 1 : 0,
                    decimal.ToInt64(charge.Amount * MoneyScale)),
                RuleAction.Escalate escalate => new(ActionKind.Escalate,
                    Array.FindIndex(escalations, chain => chain.Matrix == escalate.Matrix)),
                RuleAction.ChangeStatus change => new(ActionKind.ChangeStatus,
                    owner.StatusNumber(change.To),
                    change.CloseCode is { } code ? ImageNames.IndexOf(Names.Values, code) : -1,
                    change.SolutionType is { } type ? ImageNames.IndexOf(Names.Values, type) : -1),
                RuleAction.RouteTo route => new(ActionKind.RouteTo, ImageNames.IndexOf(Names.Desks, route.To)),
                RuleAction.SetFlag flag => new(ActionKind.SetFlag, flag.Flag.Slot, flag.To ? FlagField.Yes : FlagField.No),
                RuleAction.ChangeFact fact => new(ActionKind.ChangeFact, fact.Fact.Slot, (int)fact.Change, X: fact.By),
                RuleAction.StartClock start => new(ActionKind.StartClock, ClockNumber(start.Clock)),
                RuleAction.MeetClock meet => new(ActionKind.MeetClock, ClockNumber(meet.Clock)),
                RuleAction.CancelClock cancel => new(ActionKind.CancelClock, ClockNumber(cancel.Clock)),
                RuleAction.Begin begin => new(ActionKind.Begin, FirstStep(begin.Procedure)),
                RuleAction.JoinQueue join => new(ActionKind.JoinQueue, QueueNumber(join.Desk)),
                RuleAction.LeaveQueue leave => new(ActionKind.LeaveQueue, QueueNumber(leave.Desk)),
                _ => throw new InvalidOperationException($"No plan for {action}."),
            };

            /// <summary>The due time of a task: ticks, or open days as a negative number, on a calendar.</summary>
            private ActionPlan Assign(RuleAction.Assign assign) => new(
                ActionKind.Assign,
                ImageNames.IndexOf(Names.Tasks, assign.Task),
                ImageNames.IndexOf(Names.Roles, assign.Role),
                owner.CalendarNumber(assign.Within?.Unit == TimeUnit.Natural ? null : assign.On),
                assign.Within is { } time ? time.Unit == TimeUnit.BusinessDays ? -time.Amount : time.Amount : 0);

            private int FirstStep(Procedure procedure) =>
                model.Procedures.TakeWhile(other => other.Procedure != procedure).Sum(other => other.Steps.Count);

            private int ClockNumber(Clock clock)
            {
                for (var i = 0; i < model.Clocks.Count; i++)
                {
                    if (model.Clocks[i].Clock == clock)
                        return i;
                }
                throw new InvalidOperationException($"No statement speaks of the clock '{clock}'.");
            }

            private int QueueNumber(Desk desk) => model.Queues.TakeWhile(queue => queue.Desk != desk).Count();

            private int ScheduleNumber(Schedule schedule)
            {
                for (var i = 0; i < model.Schedules.Count; i++)
                {
                    if (model.Schedules[i].Schedule == schedule)
                        return i;
                }
                throw new InvalidOperationException($"No statement speaks of the schedule '{schedule}'.");
            }

            private IEnumerable<int> EscalationNumbers(EscalationMatrix matrix) =>
                Enumerable.Range(0, escalations.Length).Where(i => escalations[i].Matrix == matrix);
        }
    }

    /// <summary>Amounts are kept in ten-thousandths of their currency's unit.</summary>
    internal const int MoneyScale = 10_000;
}
