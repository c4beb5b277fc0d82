using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>Compiles a checked model to an image of flat tables, and a contract's model to an overlay of one.</summary>
public static partial class ImageCompiler
{
    /// <summary>The image of a policy.</summary>
    /// <param name="model">A model that was built without errors.</param>
    /// <exception cref="ArgumentException">It is a contract's: that is laid over a policy's image.</exception>
    public static PolicyImage Compile(PolicyModel model)
    {
        if (model.ContractOf is not null)
            throw new ArgumentException("A contract is laid over a policy's image.", nameof(model));
        return new Compilation(model).Policy();
    }

    /// <summary>The image of a model that was changed from another's: equal calendars are not compiled again.</summary>
    internal static PolicyImage Compile(PolicyModel changed, PolicyImage from) =>
        new Compilation(changed).Policy(ReferenceEquals(changed.Calendars, from.Model.Calendars) ? from.Tables.Calendars : null);

    /// <summary>The policy's image with what a contract says laid over it: its rows go before the policy's.</summary>
    /// <param name="policy">The policy's image; it is shared, not changed.</param>
    /// <param name="contract">The contract's model.</param>
    public static PolicyImage Overlay(PolicyImage policy, PolicyModel contract) =>
        new Compilation(policy.Model, policy).Contract(contract);

    private sealed partial class Compilation(PolicyModel model, PolicyImage? basis = null)
    {
        private readonly ConditionCompiler conditions = new(model.Vocabulary);
        private readonly List<Citation> citations = [.. basis?.Tables.Citations ?? []];
        private readonly Dictionary<Calendar, int> calendarNumbers =
            model.Calendars.Select((calendar, number) => (calendar.Name, number)).ToDictionary(pair => pair.Name, pair => pair.number);

        public PolicyImage Policy(CalendarPool? calendars = null)
        {
            var decisions = Arrays.Of(model.Decisions, decision => (decision.Field, Table: Rows(decision.Rows)));
            var starts = Rows(model.Starts);
            var clocks = Arrays.Of(model.Clocks, clock => (Model: clock, Tables: ClockTables(clock)));
            var escalations = Escalations();
            var rules = new RuleCompilation(this, model, escalations);
            var (rulePlans, actions, tables, steps) = rules.Compile();
            var queues = Queues(rules.Names, escalations.Length);
            var transitions = model.Transitions.Select(Transition).ToArray();
            var refusals = model.Refusals
                .Select((refusal, number) => new RefusalPlan(
                    number, conditions.Add(refusal.When), refusal, Cite(refusal.Citation), rules.Moments.Refused(RuleCompilation.ReasonNumber(model, refusal.Reason)))).ToList();
            var whenFinal = Arrays.Of(model.AcceptedWhenFinal, when => (when.Moment.Event, conditions.Add(when.Condition)));

            var set = conditions.Build();
            var moments = tables(set);
            return Image(new ImageTables(model)
            {
                TicketSmall = Math.Max(SlotWindow.Length, model.Vocabulary.TicketLayout.Small + model.Flags.Count + escalations.Length + model.Queues.Count),
                TicketWide = model.Vocabulary.TicketLayout.Wide + model.People.Count,
                Conditions = set,
                Decisions = Arrays.Of(decisions, decision => Decision(set, decision.Field, decision.Table)),
                DecidesFromState = DecidesFromState(model),
                Starts = starts.Table(set),
                StartRows = StartRows(starts),
                Clocks = Arrays.Of(clocks, clock => Clock(set, clock.Model, clock.Tables)),
                Calendars = calendars ?? new CalendarPool(model.Calendars.Select(calendar => calendar.Definition)
                    .Append(ServiceCalendar.AlwaysOpen("natural", model.Zone)), model.Identity.From.Year - 1),
                Moments = moments,
                Rules = rulePlans,
                RuleSources = rules.Sources,
                Actions = actions,
                Steps = steps(set),
                Names = rules.Names,
                Transitions = transitions,
                TransitionsBetween = new TransitionIndex(transitions, model.Vocabulary.Statuses.Count),
                FinalStatuses = StatusMask(model.FinalStatuses),
                AcceptedWhenFinal = whenFinal,
                Requirements = Arrays.OfAll(model.Requirements, all => all.Fields, (all, field) => (field, Cite(all.Citation))),
                Refusals = Arrays.Of(Enum.GetValues<EventKind>(), kind => Refusals(set, moments, [.. refusals.Where(refusal => refusal.Model.Event == kind)])),
                RefusesByDecision = Arrays.Of(Enum.GetValues<EventKind>(), kind => RefusesByDecision(model, kind)),
                OnAcceptance = Arrays.OfAll(model.OnAcceptance, all => all.Fields, (all, field) => (field, Cite(all.Citation))),
                Escalations = escalations,
                Queues = queues,
                Citations = [.. citations],
            });
        }

        public PolicyImage Contract(PolicyModel contract)
        {
            var policy = basis!.Tables;
            var decisions = model.Decisions.Select(decision => (decision.Field, Table: OverlaidRows(
                contract.Decisions.FirstOrDefault(own => own.Field == decision.Field)?.Rows, decision.Rows))).ToList();
            var starts = OverlaidRows(contract.Starts, model.Starts);
            var clocks = model.Clocks.Select(clock => OverlaidClock(clock, contract)).ToList();

            var set = conditions.Build();
            return Image(policy with
            {
                Contract = contract,
                Decisions = [.. decisions.Select((decision, i) => decision.Table is { } table ? Decision(set, decision.Field, table) : policy.Decisions[i])],
                DecidesFromState = policy.DecidesFromState || DecidesFromState(contract),
                Starts = starts?.Table(set) ?? policy.Starts,
                StartRows = starts is null ? policy.StartRows : StartRows(starts),
                Clocks = [.. clocks.Select((clock, i) => clock is { } own ? Clock(set, own.Model, own.Tables) : policy.Clocks[i])],
                Citations = [.. citations],
            });
        }

        /// <summary>Puts together in cubes what can be; plans that an overlay shares with its policy are copied first.</summary>
        private static PolicyImage Image(ImageTables tables)
        {
            var written = new HashSet<int>();
            foreach (var action in tables.Actions)
            {
                if (action.Kind == ActionKind.SetFlag)
                    written.Add(action.A);
            }
            var members = tables.Model.Vocabulary.TicketFields
                .Where(field => field.Width == FieldWidth.Wide || !written.Contains(field.Slot)).ToList();
            DecisionPlan[] decisions = [.. tables.Decisions.Select(decision => decision with { Cube = -1 })];
            ClockPlan[] clocks = [.. tables.Clocks.Select(clock => clock with { Cube = -1 })];
            var verdicts = new VerdictCompiler(members, tables.Calendars, tables.NaturalCalendar);
            var opening = tables.Moments[MomentTable.Event(EventKind.Opened)];
            verdicts.Place(tables.Starts, decisions, clocks, opening);
            var placed = tables with
            {
                Decisions = decisions,
                DecisionsInFirstCube = Arrays.Of(decisions, decision => decision.Cube == 0 ? decision.PlaceInCube : -1),
                DecisionsApart = [.. decisions.Where(decision => decision.Cube < 0)],
                Clocks = clocks,
                Verdicts = verdicts.Cubes,
                StartsInCube = verdicts.StartsInCube,
                MembersOpening = verdicts.OpeningReadsMembers ? opening : null,
            };
            return new PolicyImage(tables.Model.Facts.Count == 0 ? placed : placed with { Facts = new FactPlan(placed, members) });
        }

        private static RefusalTable Refusals(ConditionSet set, MomentTable moments, RefusalPlan[] refusals)
        {
            var mostTold = 0;
            foreach (var refusal in refusals)
                mostTold = Math.Max(mostTold, moments[refusal.Moment].Count);
            return new(refusals, new DecisionTable(set, Arrays.Of(refusals, refusal => refusal.Condition)), mostTold);
        }

        private static bool DecidesFromState(PolicyModel model) => model.Decisions
            .SelectMany(decision => decision.Rows).Select(row => row.When)
            .Concat(model.Clocks.SelectMany(clock => clock.Durations).Select(row => row.When))
            .Concat(model.Clocks.SelectMany(clock => clock.Calendars.Concat(clock.Openings)).Select(row => row.When))
            .SelectMany(Checks.ModelChecks.Leaves)
            .Any(leaf => leaf switch
            {
                Condition.OneOf oneOf => ReferenceEquals(oneOf.Field, EventFields.CurrentStatus),
                Condition.FlagIs flag => model.Flags.Contains(flag.Field),
                Condition.Computed or Condition.Among => true,
                _ => false,
            });

        private static bool RefusesByDecision(PolicyModel model, EventKind kind) => model.Refusals
            .Where(refusal => refusal.Event == kind)
            .SelectMany(refusal => Checks.ModelChecks.Leaves(refusal.When))
            .Any(leaf => Checks.ModelChecks.FieldOf(leaf) is { } field && model.Decisions.Any(decision => decision.Field == field));

        public int Cite(Citation citation)
        {
            var index = citations.IndexOf(citation);
            if (index >= 0)
                return index;
            citations.Add(citation);
            if (citations.Count > Effect.MostCitations)
                throw new InvalidOperationException($"A policy of more than {Effect.MostCitations} statements cannot be compiled.");
            return citations.Count - 1;
        }

        public int CalendarNumber(Calendar? calendar) => calendar is null ? model.Calendars.Count : calendarNumbers[calendar];

        private PendingTable<T> Rows<T>(IReadOnlyList<TableRow<T>> rows) =>
            new(Arrays.Of(rows, row => conditions.Add(row.When)), Arrays.Of(rows, row => (row.Outcome, Cite(row.Citation))));

        private PendingTable<T>? OverlaidRows<T>(IReadOnlyList<TableRow<T>>? own, IReadOnlyList<TableRow<T>> policys) =>
            own is { Count: > 0 } ? Rows([.. own, .. policys]) : null;

        private (ClockModel Model, ClockTables Tables)? OverlaidClock(ClockModel clock, PolicyModel contract)
        {
            if (contract.Clocks.FirstOrDefault(own => own.Clock == clock.Clock) is not { } own)
                return null;
            var merged = clock with
            {
                Durations = [.. own.Durations, .. clock.Durations],
                Calendars = [.. own.Calendars, .. clock.Calendars],
                Openings = [.. own.Openings, .. clock.Openings],
            };
            return (merged, ClockTables(merged));
        }

        private static DecisionPlan Decision(ConditionSet set, Field field, PendingTable<byte> rows) =>
            new(field, rows.Table(set), Arrays.Of(rows.Outcomes, row => row.Outcome), Arrays.Of(rows.Outcomes, row => row.Citation));

        private (byte, int)[] StartRows(PendingTable<Status> rows) =>
            Arrays.Of(rows.Outcomes, row => (StatusNumber(row.Outcome), row.Citation));

        private ClockTables ClockTables(ClockModel clock) =>
            new(Rows(clock.Durations), Rows(clock.Calendars), Rows(clock.Openings));

        private ClockPlan Clock(ConditionSet set, ClockModel clock, ClockTables tables) => new(clock.Clock)
        {
            IsHeard = clock.Clock is Target || model.Rules.Any(rule =>
                rule.Moment.Kind is MomentKind.Elapsed or MomentKind.Warned && rule.Moment.Subject == clock.Clock),
            Durations = tables.Durations.Table(set),
            DurationRows = Arrays.Of(tables.Durations.Outcomes, row => new DurationRow(row.Outcome, row.Citation)),
            Calendars = tables.Calendars.Table(set),
            CalendarRows = Arrays.Of(tables.Calendars.Outcomes, CalendarRow),
            Openings = tables.Openings.Table(set),
            OpeningRows = Arrays.Of(tables.Openings.Outcomes, CalendarRow),
            PausedIn = StatusMask(clock.PausedIn),
            PauseCitation = clock.PauseCitation is { } citation ? Cite(citation) : -1,
            WarnAt = decimal.ToInt32((clock.Warning?.Fraction ?? 0) * 10_000),
            WarnBefore = clock.Warning?.Before,
        };

        private CalendarRow CalendarRow((CalendarChoice Outcome, int Citation) row) =>
            new(CalendarNumber(row.Outcome.Calendar), row.Outcome.Extended?.Slot ?? -1, row.Outcome.IsException, row.Citation);

        private EscalationPlan[] Escalations()
        {
            var slot = model.Vocabulary.TicketLayout.Small + model.Flags.Count;
            return [.. model.Escalations.Select((chain, i) => new EscalationPlan(
                chain.Matrix, AreaNumber(chain.Area), slot + i, chain.Levels, Cite(chain.Citation)))];
        }

        private QueuePlan[] Queues(ImageNames names, int escalations)
        {
            var slot = model.Vocabulary.TicketLayout.Small + model.Flags.Count + escalations;
            return [.. model.Queues.Select((queue, i) => new QueuePlan(
                ImageNames.IndexOf(names.Desks, queue.Desk), [.. queue.First.Select(first => conditions.Add(first.When))], slot + i))];
        }

        private byte AreaNumber(Value? area) =>
            area is null ? Field.Absent : model.Vocabulary.Closed(EventFields.Area)?.OrdinalOf(area.Id) ?? Field.Absent;

        private TransitionPlan Transition(TransitionModel transition) => new(
            StatusMask(transition.From),
            StatusMask(transition.To),
            transition.By.Count == 0 ? ValueMask.None.Complement() : Mask(EventFields.Actor, transition.By),
            [.. transition.Needs],
            Arrays.Of(transition.Needs, NeedMask),
            conditions.Add(transition.When),
            transition.Reason,
            Cite(transition.Citation));

        private ValueMask NeedMask(Need need) => need.Values.Count > 0 && need.Field is CategoryField category
            ? Mask(category, need.Values)
            : ValueMask.None.With(Field.Absent).Complement();

        private ValueMask Mask(CategoryField field, IEnumerable<Value> values)
        {
            var closed = model.Vocabulary.Closed(field);
            return values.Aggregate(ValueMask.None, (mask, value) => mask.With(closed?.OrdinalOf(value.Id) ?? Field.Absent));
        }

        public byte StatusNumber(Status status) => model.Vocabulary.Closed(EventFields.CurrentStatus)!.OrdinalOf(status.Id);

        private ValueMask StatusMask(IEnumerable<Status> statuses) =>
            statuses.Aggregate(ValueMask.None, (mask, status) => mask.With(StatusNumber(status)));
    }

    /// <summary>The rows of a table whose conditions are numbered but not yet built.</summary>
    private sealed record PendingTable<T>(int[] Conditions, (T Outcome, int Citation)[] Outcomes)
    {
        public DecisionTable Table(ConditionSet set) => new(set, Conditions);
    }

    private sealed record ClockTables(
        PendingTable<TimeAmount> Durations, PendingTable<CalendarChoice> Calendars, PendingTable<CalendarChoice> Openings);
}
