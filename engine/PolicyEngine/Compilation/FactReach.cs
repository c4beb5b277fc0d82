using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Compilation;

/// <summary>
/// Follows from each kind of event, clock and schedule the moments, tables and actions that its decision can come to,
/// and gathers under which members of ticket and event one of them reads or changes a fact. What a member leaves open
/// (the status, flags, what is decided, code) counts as holding. Serves one compilation.
/// </summary>
internal sealed class FactReach(ImageTables tables, HashSet<(FieldWidth Width, int Slot)> members, FactPlan.GuardSet guards)
{
    /// <summary>A guard of more products than this is not worth asking: it is made simpler, and holds more often.</summary>
    private const int MostProducts = 64;

    private readonly Dictionary<string, GuardProduct> products = new(StringComparer.Ordinal);
    private readonly HashSet<object> met = [];
    private bool isOpening;

    public int OfEvent(EventKind kind) => Gather(() =>
    {
        isOpening = kind == EventKind.Opened;
        if (kind == EventKind.RevisionSwapped)
        {
            Always();
            return;
        }
        var refusals = tables.Refusals[(int)kind];
        Table(refusals.Table);
        foreach (var refusal in refusals.Refusals)
            Rules(tables.Moments[refusal.Moment]);
        foreach (var (moment, condition) in tables.AcceptedWhenFinal)
        {
            if (moment == kind)
                Asked(condition);
        }
        if (kind is EventKind.Opened or EventKind.Updated or EventKind.CustomerUpdated || tables.RefusesByDecision[(int)kind])
            Classify();
        if (kind == EventKind.Opened)
            Opening();
        if (kind == EventKind.StatusChanged)
            Transitions();
        if (kind == EventKind.StepAnswered)
        {
            foreach (var answer in tables.Steps.SelectMany(step => step.Answers))
                Rules(answer.Rules);
        }
        Rules(tables.Moments[MomentTable.Event(kind)]);
        DecideAgain();
    });

    public int OfClock(int clock) => Gather(() =>
    {
        isOpening = false;
        Rules(tables.Moments[tables.Moments.Warned(clock)]);
        Rules(tables.Moments[tables.Moments.Elapsed(clock)]);
        DecideAgain();
    });

    public int OfSchedule(int schedule) => Gather(() => Rules(tables.Moments[tables.Moments.Scheduled(schedule)]));

    private int Gather(Action follow)
    {
        products.Clear();
        met.Clear();
        follow();
        return guards.Add(products.Values);
    }

    private void Opening()
    {
        Table(tables.Starts);
        foreach (var (status, _) in tables.StartRows)
            Rules(tables.Moments[tables.Moments.Entered(status)]);
    }

    private void Transitions()
    {
        foreach (var transition in tables.Transitions)
        {
            Asked(transition.Condition);
            if (transition.Needs.Any(need => need.Field.Scope == FieldScope.Shared))
                Always();
            foreach (var status in Statuses().Where(status => transition.To.Has((byte)status)))
                Enter(status);
        }
    }

    private IEnumerable<int> Statuses() => Enumerable.Range(1, tables.Model.Vocabulary.Statuses.Count);

    private void DecideAgain()
    {
        if (tables.DecidesFromState)
            Classify();
        foreach (var first in tables.Queues.SelectMany(queue => queue.First))
            Asked(first);
    }

    /// <summary>Everything is decided again, and each clock settled by what is then so.</summary>
    private void Classify()
    {
        foreach (var decision in tables.Decisions)
            Table(decision.Table);
        for (var clock = 0; clock < tables.Clocks.Length; clock++)
            Settle(clock);
    }

    /// <summary>
    /// A clock gets its time, or another; it may have been met before, or be due at once. One that begins now is not: at
    /// the opening they all do.
    /// </summary>
    private void Settle(int clock)
    {
        Times(tables.Clocks[clock]);
        Rules(tables.Moments[tables.Moments.Met(clock)]);
        if (!isOpening)
            Rules(tables.Moments[tables.Moments.Elapsed(clock)]);
    }

    private void Times(ClockPlan clock)
    {
        Table(clock.Durations);
        Table(clock.Calendars);
        Table(clock.Openings);
    }

    /// <summary>A change of status: from any other, with the clocks that go on again.</summary>
    private void Enter(int status)
    {
        Rules(tables.Moments[tables.Moments.Entered(status)]);
        foreach (var left in Statuses())
            Rules(tables.Moments[tables.Moments.Left(left)]);
        for (var clock = 0; clock < tables.Clocks.Length; clock++)
        {
            if (tables.Clocks[clock].CanPause && !isOpening)
                Rules(tables.Moments[tables.Moments.Elapsed(clock)]);
        }
    }

    private void Rules(RuleTable rules)
    {
        if (!met.Add(rules))
            return;
        for (var i = 0; i < rules.Count; i++)
        {
            Row(rules.Conditions, rules.Asked[i]);
            var rule = tables.Rules[rules.First + i];
            for (var action = rule.FirstAction; action < rule.FirstAction + rule.ActionCount; action++)
                Do(tables.Actions[action], rules.Conditions, rules.Asked[i]);
        }
    }

    private void Do(in ActionPlan action, ConditionSet set, int condition)
    {
        switch (action.Kind)
        {
            case ActionKind.ChangeFact:
            case ActionKind.ObserveField when (FieldScope)action.X == FieldScope.Shared:
                foreach (var term in set.TermsOf(condition))
                    Add(StableOf(set, term));
                break;
            case ActionKind.ChangeStatus:
                Enter(action.A);
                break;
            case ActionKind.StartClock:
                Times(tables.Clocks[action.A]);
                break;
            case ActionKind.MeetClock:
                Rules(tables.Moments[tables.Moments.Met(action.A)]);
                break;
            case ActionKind.Escalate:
                for (var chain = 0; chain < tables.Escalations.Length; chain++)
                    Rules(tables.Moments[tables.Moments.Escalated(chain)]);
                break;
            case ActionKind.Measure:
                Rules(tables.Moments[tables.Moments.Measured(action.A)]);
                break;
        }
    }

    private void Table(DecisionTable table)
    {
        if (!met.Add(table))
            return;
        foreach (var row in table.Rows)
            Row(table.Conditions, row);
    }

    /// <summary>
    /// A row of a table. Its code is asked where the rest of one of its products holds: then that of all its products may
    /// be. Without code a fact tells nothing where a product of members alone holds already.
    /// </summary>
    private void Row(ConditionSet set, int condition)
    {
        var (hasCode, readsFact) = (false, false);
        foreach (var term in set.TermsOf(condition))
            (hasCode, readsFact) = (hasCode || HasCode(term), readsFact || ReadsFact(term));
        // Most rows of most policies: nothing in them is asked later than the members.
        if (!hasCode && !readsFact)
            return;
        var plain = new List<GuardProduct>();
        foreach (var term in set.TermsOf(condition))
        {
            if (!hasCode && !Arrays.Any(term.Span, atom => !IsStable(atom)))
                plain.Add(StableOf(set, term));
        }
        foreach (var term in set.TermsOf(condition))
        {
            if (!hasCode && !ReadsFact(term))
                continue;
            foreach (var product in Unless(StableOf(set, term), plain))
                Add(product);
        }
    }

    /// <summary>A product where none of some others holds, as a sum of products; the product itself where those were too many.</summary>
    private static List<GuardProduct> Unless(GuardProduct product, List<GuardProduct> others)
    {
        List<GuardProduct> sum = [product];
        foreach (var other in others)
        {
            sum = [.. sum.SelectMany(_ => other.Atoms, (left, atom) => new GuardProduct([.. left.Atoms, Negated(atom)]))];
            if (sum.Count > MostProducts)
                return [product];
        }
        return sum;
    }

    private static Guard Negated(Guard guard) => guard.Atom.Kind == AtomKind.SmallIn
        ? guard with { Mask = guard.Mask.Complement() }
        : guard with { Atom = guard.Atom with { Negated = !guard.Atom.Negated } };

    /// <summary>A condition that is asked by itself, of a ticket that the event may not have changed yet.</summary>
    private void Asked(int condition)
    {
        if (tables.Conditions.TermsOf(condition).Any(term => HasCode(term) || ReadsFact(term)))
            Always();
    }

    private static bool HasCode(ReadOnlyMemory<Atom> term) => Arrays.Any(term.Span, atom => atom.Kind == AtomKind.Code);

    private static bool ReadsFact(ReadOnlyMemory<Atom> term) => Arrays.Any(term.Span, atom => !atom.IsAsked && atom.Scope == FieldScope.Shared);

    private void Always() => products.TryAdd("", new GuardProduct([]));

    private void Add(GuardProduct product) => products.TryAdd(product.Key, product);

    /// <summary>What a product says of members of ticket and event.</summary>
    private GuardProduct StableOf(ConditionSet set, ReadOnlyMemory<Atom> term) =>
        new(Arrays.Of(Arrays.Where(term.Span, IsStable), atom => atom.Kind == AtomKind.SmallIn ? new Guard(atom with { Index = 0 }, set.MaskOf(atom)) : new Guard(atom, default)));

    /// <summary>Whether an atom's answer is the same before and throughout the decision.</summary>
    private bool IsStable(Atom atom) => !atom.IsAsked && atom.Scope switch
    {
        FieldScope.Event => true,
        FieldScope.Ticket => members.Contains((atom.Kind == AtomKind.SmallIn ? FieldWidth.Small : FieldWidth.Wide, atom.Slot)),
        _ => false,
    };
}
