using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>One decision while it is being made. Lives on the stack.</summary>
internal readonly ref partial struct Decision<TTrace>
    where TTrace : struct, ITrace
{
    /// <summary>Policies whose statuses change each other without end are stopped here; a check finds them earlier.</summary>
    private const int DeepestMoment = 16;

    private readonly ImageTables image;
    private readonly TicketState state;
    private readonly DecisionInput input;
    private readonly EffectBuffer effects;
    private readonly int firstEffect;
    private readonly ref TTrace trace;

    /// <summary>The ticket as it stands, and the event: views, so that they see what the decision changes.</summary>
    private readonly Facts facts;

    public Decision(PolicyImage policy, in TicketState state, in DecisionInput input, EffectBuffer effects, ref TTrace trace)
    {
        this.image = policy.Tables;
        this.state = state;
        this.input = input;
        this.effects = effects;
        firstEffect = effects.Count;
        this.trace = ref trace;
        facts = new Facts(state.Small, state.Wide, input.Small, input.Wide, input.Shared, input.At, state.People, effects.Failures);
    }

    private byte Status => state.Small[EventFields.CurrentStatus.Slot];

    /// <summary>The ticket as the event would make it, before that is so.</summary>
    private Facts Candidate => input.TicketSmall.IsEmpty
        ? facts
        : new(input.TicketSmall, input.TicketWide, input.Small, input.Wide, input.Shared, input.At, state.People, effects.Failures);

    /// <summary>A ticket is opened, or refused with what is missing or what would do.</summary>
    public void Open()
    {
        if (!IsAcceptable(ofTicket: true))
        {
            state.Reset(TicketPhase.Refused);
            return;
        }
        state.Reset(TicketPhase.Open);
        state.Header.OpenedAt = state.Header.LastEventAt = input.At;
        TakeMembers();
        effects.Add(EffectKind.Accepted, image.Requirements.Length > 0 ? image.Requirements[0].Citation : -1);
        var start = image.Starts.Lookup(facts);
        trace.Row(PartKind.Start, 0, start);
        if (start >= 0)
            BeginIn(image.StartRows[start].Status, image.StartRows[start].Citation);
        Classify(isOpening: true);
        RunRules(MomentTable.Event(EventKind.Opened));
        if (start >= 0)
            RunRules(image.Moments.Entered(Status));
        DecideAgain();
    }

    /// <summary>Any other event: refused, or applied to the ticket.</summary>
    public void Apply()
    {
        if (!IsTimely() || !IsAcceptable(ofTicket: false))
            return;
        var transition = -1;
        var answer = -1;
        if (input.Kind == EventKind.StatusChanged && (transition = FindTransition()) < 0)
            return;
        if (input.Kind == EventKind.StepAnswered && (answer = FindAnswer()) < 0)
            return;

        state.Header.LastEventAt = input.At;
        if (!input.TicketSmall.IsEmpty)
        {
            TakeMembers();
            Classify(isOpening: false);
            RetargetClocks();
        }
        var status = Status;
        RunRules(MomentTable.Event(input.Kind));
        if (transition >= 0 && Status == status)
            ChangeStatus(input.Small[EventFields.NewStatus.Slot], image.Transitions[transition].Citation, 0);
        if (answer >= 0)
            TakeAnswer(answer);
        DecideAgain();
    }

    /// <summary>
    /// Where tables read the ticket's state, an event that changed it has them asked again; so is its place in queues.
    /// </summary>
    private void DecideAgain()
    {
        if (state.Header.Phase != TicketPhase.Open)
            return;
        if (image.DecidesFromState)
        {
            Classify(isOpening: false);
            RetargetClocks();
        }
        RankAgain();
    }

    /// <summary>
    /// The ticket goes on under a new revision of its version: what is decided is decided again, and its running
    /// clocks are worked out again from their starts and pauses.
    /// </summary>
    public void TakeRevision()
    {
        Classify(isOpening: false);
        for (var i = 0; i < state.Clocks.Length; i++)
        {
            if (state.Clocks[i].Phase is ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused)
                Settle(i, isNewRevision: true);
        }
        RankAgain();
    }

    private void TakeMembers()
    {
        input.TicketSmall.CopyTo(state.Small);
        input.TicketWide.CopyTo(state.Wide);
    }

    private void BeginIn(byte status, int citation)
    {
        state.Small[EventFields.CurrentStatus.Slot] = status;
        effects.Add(EffectKind.StatusChanged, citation, b: status, x: -1, y: -1);
    }

    /// <summary>Decides the decided fields in their order, and says so where one changed.</summary>
    private void Classify(bool isOpening)
    {
        var isChanged = false;
        for (var i = 0; i < image.Decisions.Length; i++)
        {
            var decision = image.Decisions[i];
            var row = decision.Table.Lookup(facts);
            trace.Row(PartKind.Row, i, row);
            var value = row < 0 ? Field.Absent : decision.Outcomes[row];
            ref var slot = ref state.Small[decision.Field.Slot];
            isChanged |= slot != value;
            slot = value;
        }
        if (isChanged || (isOpening && image.Decisions.Length > 0))
            effects.Add(EffectKind.Classified);
    }

    /// <summary>Asks the rules of a moment; all see the ticket as it is when the moment comes.</summary>
    public void RunRules(int moment, int depth = 0, int context = MomentContext.None) => RunRules(image.Moments[moment], depth, context);

    private void RunRules(RuleRange range, int depth = 0, int context = MomentContext.None)
    {
        if (range.Count == 0)
            return;
        if (depth > DeepestMoment)
        {
            effects.Failures.Add(new(
                image.Citations[image.Rules[range.First].Citation].At, IsLimit: true, Sentence.Of("limit.moments")));
            return;
        }
        Span<bool> applies = stackalloc bool[range.Count];
        for (var i = 0; i < range.Count; i++)
        {
            var rule = image.Rules[range.First + i];
            applies[i] = image.Conditions.Holds(rule.Condition, facts);
            trace.Rule(range.First + i, applies[i]);
        }
        for (var i = 0; i < range.Count; i++)
        {
            if (!applies[i])
                continue;
            var rule = image.Rules[range.First + i];
            for (var action = 0; action < rule.ActionCount; action++)
                Do(image.Actions[rule.FirstAction + action], rule.Citation, depth, context);
        }
    }
}
