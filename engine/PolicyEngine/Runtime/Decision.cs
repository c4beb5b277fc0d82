using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>One decision while it is being made. Lives on the stack.</summary>
internal ref partial struct Decision<TTrace>
    where TTrace : struct, ITrace
{
    /// <summary>Policies whose statuses change each other without end are stopped here; a check finds them earlier.</summary>
    private const int DeepestMoment = 16;

    // Decider fills these in where the decision stands: what a constructor makes is made aside and copied, and this is
    // some hundred bytes.
    public ImageTables image;
    public TicketState state;
    public Happening input;
    public EffectBuffer effects;
    public int firstEffect;
    public ref TTrace trace;

    private Facts facts;
    private bool hasFacts;

    /// <summary>What the first cube says of the ticket's members as they stand; null before anybody asked for it.</summary>
    private ref readonly Answer answer;

    /// <summary>The number of that verdict, for receipts.</summary>
    private int verdict;

    /// <summary>The calendar that was asked last how far it has come when the event happens, from 1, and what it said.</summary>
    private int marked;
    private long mark;

    /// <summary>Known when the code is compiled: without receipts nothing is done for them.</summary>
    private static bool IsTraced => typeof(TTrace) != typeof(NoTrace);

    private byte Status => state.Small[EventFields.StatusSlot];

    /// <summary>The ticket as it stands, and the event: views, so that they see what the decision changes.</summary>
    [UnscopedRef]
    private ref readonly Facts Facts
    {
        get
        {
            if (!hasFacts)
                facts = FactsOf();
            hasFacts = true;
            return ref facts;
        }
    }

    private readonly Facts FactsOf() =>
        new(state.Small, state.Wide, input.Small, input.Wide, input.Shared, input.At, state.People, effects.Failures);

    /// <summary>The ticket as the event would make it, before that is so.</summary>
    private readonly Facts Candidate(ReadOnlySpan<byte> small) =>
        new(small, input.TicketWide, input.Small, input.Wide, input.Shared, input.At, state.People, effects.Failures);

    /// <summary>A ticket is opened, or refused with what is missing or what would do.</summary>
    public void Open()
    {
        if (!IsAcceptable(ofTicket: true))
        {
            state.Reset(TicketPhase.Refused);
            return;
        }
        state.Begin(input.At);
        TakeMembers();
        effects.Add(EffectKind.Accepted, image.Requirements.Length > 0 ? image.Requirements[0].Citation : -1);
        var start = image.StartsInCube ? FirstAnswer().Start : image.Starts.Lookup(Facts);
        trace.Row(PartKind.Start, 0, start);
        if (start >= 0)
            BeginIn(image.StartRows[start].Status, image.StartRows[start].Citation);
        Classify(isOpening: true);
        RunOpeningRules();
        if (start >= 0)
            RunRules(image.Moments.Entered(Status));
        DecideAgain();
    }

    private void RunOpeningRules()
    {
        if (image.FirstCube is { HasOpening: true })
            Follow(image.Moments[MomentTable.Event(EventKind.Opened)], FirstAnswer().Opening, 0, MomentContext.None);
        else
            RunRules(MomentTable.Event(EventKind.Opened));
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
        RetargetClocks(isNewRevision: true);
        RankAgain();
    }

    private void TakeMembers()
    {
        input.TicketSmall.CopyTo(state.Small);
        input.TicketWide.CopyTo(state.Wide);
        answer = ref Unsafe.NullRef<Answer>();
    }

    /// <summary>What the first cube says of the ticket's members; worked out once until they change.</summary>
    [UnscopedRef]
    private ref readonly Answer FirstAnswer()
    {
        if (Unsafe.IsNullRef(in answer))
            AskFirstCube();
        return ref answer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AskFirstCube()
    {
        var cube = image.FirstCube!;
        // An event that changes members has just been taken: what it brings is read, not its copy, for the same reason
        // as in Happening.
        verdict = input.TicketSmall.IsEmpty ? cube.Find(state.Small, state.Wide) : cube.Find(input.TicketSmall, input.TicketWide);
        answer = ref cube.AnswerOf(verdict);
    }

    private void BeginIn(byte status, int citation)
    {
        state.Small[EventFields.StatusSlot] = status;
        effects.Add(EffectKind.StatusChanged, citation, b: status, x: -1, y: -1);
    }

    /// <summary>
    /// Decides the decided fields, and says so where one changed: what depends on members alone by the cubes'
    /// verdicts, then what reads more, in its order.
    /// </summary>
    private void Classify(bool isOpening)
    {
        var isChanged = false;
        if (image.FirstCube is { } first)
        {
            isChanged = first.Write(FirstAnswer(), state.Small);
            if (IsTraced)
                TraceDecisions(0, verdict);
        }
        for (var i = 1; i < image.Verdicts.Length; i++)
        {
            var cube = image.Verdicts[i];
            var found = cube.Find(state.Small, state.Wide);
            isChanged |= cube.Write(cube.AnswerOf(found), state.Small);
            if (IsTraced)
                TraceDecisions(i, found);
        }
        foreach (var decision in image.DecisionsApart)
        {
            var row = decision.Table.Lookup(Facts);
            if (IsTraced)
                trace.Row(PartKind.Row, Array.IndexOf(image.Decisions, decision), row);
            ref var slot = ref state.Small[decision.Field.Slot];
            isChanged |= slot != decision.ValueOf(row);
            slot = decision.ValueOf(row);
        }
        if (isChanged || (isOpening && image.Decisions.Length > 0))
            effects.Add(EffectKind.Classified);
    }

    private void TraceDecisions(int cube, int found)
    {
        for (var i = 0; i < image.Decisions.Length; i++)
        {
            var decision = image.Decisions[i];
            if (decision.Cube == cube)
                trace.Row(PartKind.Row, i, image.Verdicts[cube].RowOf(found, decision.TableInCube));
        }
    }

    /// <summary>Asks the rules of a moment; all see the ticket as it is when the moment comes.</summary>
    public void RunRules(int moment, int depth = 0, int context = MomentContext.None) => RunRules(image.Moments[moment], depth, context);

    private void RunRules(RuleTable rules, int depth = 0, int context = MomentContext.None)
    {
        if (rules.Count == 0)
            return;
        if (depth > DeepestMoment)
        {
            effects.Failures.Add(new(
                image.Citations[image.Rules[rules.First].Citation].At, IsLimit: true, Sentence.Of("limit.moments")));
            return;
        }
        if (rules.IsPlain)
        {
            Follow(rules, rules.Find(Facts), depth, context);
            return;
        }
        RunRulesApart(rules, depth, context);
    }

    /// <summary>The same where some rules have code or are too many for a cube.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunRulesApart(RuleTable rules, int depth, int context)
    {
        Span<int> room = stackalloc int[rules.Count];
        Follow(rules, room[..rules.Find(Facts, room)], depth, context);
    }

    /// <summary>Does what the rules that apply say, in their order.</summary>
    private void Follow(RuleTable rules, scoped ReadOnlySpan<int> applying, int depth, int context)
    {
        if (IsTraced)
            TraceRules(rules, applying);
        foreach (var number in applying)
        {
            ref readonly var rule = ref image.Rules[number];
            for (var action = 0; action < rule.ActionCount; action++)
                Do(image.Actions[rule.FirstAction + action], rule.Citation, depth, context);
        }
    }

    private void TraceRules(RuleTable rules, scoped ReadOnlySpan<int> applying)
    {
        for (var number = rules.First; number < rules.First + rules.Count; number++)
            trace.Rule(number, applying.Contains(number));
    }
}
