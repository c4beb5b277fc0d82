using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <content>Rules, actions and procedures.</content>
public static partial class ImageCompiler
{
    private sealed partial class Compilation
    {
        private sealed class RuleCompilation(Compilation owner, PolicyModel model, EscalationPlan[] escalations)
        {
            private readonly List<RulePlan> rules = [];
            private readonly List<int> sources = [];
            private readonly List<ActionPlan> actions = [];
            private readonly Dictionary<RuleModel, int> places = PlacesOf(model.Rules);

            public ImageNames Names { get; } = new();

            /// <summary>For each rule its place in the model's list.</summary>
            public int[] Sources => [.. sources];

            /// <summary>The moments by number; their tables are filled when all conditions are built.</summary>
            public MomentTable Moments { get; } = new(
                model.Vocabulary.Statuses.Count, model.Clocks.Count, model.Schedules.Count, escalations.Length,
                model.Refusals.Select(refusal => refusal.Reason).Distinct().Count(), model.Indicators.Count);

            /// <summary>Numbers the rules and actions; their tables are built when all conditions are.</summary>
            public (RulePlan[] Rules, ActionPlan[] Actions, Func<ConditionSet, MomentTable> Moments, Func<ConditionSet, StepPlan[]> Steps) Compile()
            {
                var byMoment = new List<RuleModel>[Moments.Count];
                foreach (var rule in model.Rules.Where(rule => rule.Moment.Kind != MomentKind.Answered))
                {
                    foreach (var moment in Numbers(Moments, rule.Moment))
                        (byMoment[moment] ??= []).Add(rule);
                }
                var ranges = Arrays.Of(byMoment, group => Range(group ?? []));
                var steps = Steps();
                return ([.. rules], [.. actions], set => Filled(ranges, set), set => [.. steps.Select(step => step(set))]);
            }

            private MomentTable Filled(RuleRange[] ranges, ConditionSet set)
            {
                RulePlan[] all = [.. rules];
                // At most moments nothing happens: all of these are one table.
                var empty = new RuleTable(set, all, default);
                Moments.Fill(Arrays.Of(ranges, range => range.Count == 0 ? empty : new RuleTable(set, all, range)));
                return Moments;
            }

            private static Dictionary<RuleModel, int> PlacesOf(IReadOnlyList<RuleModel> rules)
            {
                var places = new Dictionary<RuleModel, int>(ReferenceEqualityComparer.Instance);
                for (var i = 0; i < rules.Count; i++)
                    places.Add(rules[i], i);
                return places;
            }

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
                MomentKind.Refused => [moments.Refused(ReasonNumber(model, moment.Answer!))],
                MomentKind.Measured => [moments.Measured(IndicatorNumber((Indicator)moment.Subject!))],
                _ => throw new InvalidOperationException($"No number for {moment}."),
            };

            private RuleRange Range(IReadOnlyList<RuleModel> group)
            {
                var first = rules.Count;
                foreach (var rule in group)
                {
                    var plans = Arrays.Of(rule.Actions, Plan);
                    rules.Add(new RulePlan(owner.conditions.Add(rule.When), actions.Count, plans.Length, owner.Cite(rule.Citation)));
                    actions.AddRange(plans);
                    sources.Add(places[rule]);
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
                        procedure, step, [.. answers.Select(answer => new AnswerPlan(answer.Id, answer.Next, new RuleTable(set, [.. rules], answer.Rules)))], citation));
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
                    ImageNames.IndexOf(Names.Concepts, charge.Concept), charge.Minutes.Slot, charge.IncrementMinutes, D: AccountNumber(charge.Account)),
                RuleAction.ChargeAmount charge => new(ActionKind.ChargeAmount,
                    ImageNames.IndexOf(Names.Concepts, charge.Concept),
                    ImageNames.IndexOf(Names.Currencies, charge.Currency),
                    charge.Excluded ? ChargeKind.Excluded : charge.Amount is null ? ChargeKind.Undetermined : ChargeKind.Amount,
                    decimal.ToInt64((charge.Amount ?? 0) * MoneyScale),
                    AccountNumber(charge.Account)),
                RuleAction.Invoice invoice => new(ActionKind.Invoice,
                    ImageNames.IndexOf(Names.Tasks, invoice.Task), ImageNames.IndexOf(Names.Roles, invoice.Role), AccountNumber(invoice.Account)),
                RuleAction.Record record => new(ActionKind.Record, ImageNames.IndexOf(Names.Records, record)),
                RuleAction.RecordTime record => new(ActionKind.RecordTime, ImageNames.IndexOf(Names.Entries, record.Entry)),
                RuleAction.RememberActor remember => new(ActionKind.RememberActor, remember.People.Slot),
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
                RuleAction.Observe observe => Observe(observe),
                RuleAction.Measure measure => new(ActionKind.Measure, IndicatorNumber(measure.Indicator)),
                _ => throw new InvalidOperationException($"No plan for {action}."),
            };

            /// <summary>The due time of a task: ticks, or open days as a negative number, on a calendar.</summary>
            private ActionPlan Assign(RuleAction.Assign assign) => new(
                ActionKind.Assign,
                ImageNames.IndexOf(Names.Tasks, assign.Task),
                ImageNames.IndexOf(Names.Roles, assign.Role),
                owner.CalendarNumber(assign.Within?.Unit == TimeUnit.Natural ? null : assign.On),
                assign.Within is { } time ? time.Unit == TimeUnit.BusinessDays ? -time.Amount : time.Amount : 0);

            private int AccountNumber(Account? account) => account is null ? -1 : ImageNames.IndexOf(Names.Accounts, account);

            private ActionPlan Observe(RuleAction.Observe observe)
            {
                var indicator = IndicatorNumber(observe.Indicator);
                if (observe.Clock is { } clock)
                    return new(ActionKind.ObserveTime, indicator, ClockNumber(clock), observe.Base);
                return observe.Field is { } field
                    ? new(ActionKind.ObserveField, indicator, field.Slot, observe.Base, (long)field.Scope)
                    : new(ActionKind.Observe, indicator, C: observe.Base, X: observe.Constant);
            }

            /// <summary>The number of a refusal's reason: those of one reason have one moment.</summary>
            public static int ReasonNumber(PolicyModel model, string reason) =>
                model.Refusals.Select(refusal => refusal.Reason).Distinct().TakeWhile(other => other != reason).Count();

            private int IndicatorNumber(Indicator indicator) =>
                model.Indicators.TakeWhile(other => other.Indicator != indicator).Count();

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
