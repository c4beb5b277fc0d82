using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Which decisions can touch a fact that tickets share, by what is decided and by what the ticket and the event say.
/// Such decisions have to be made one after the other, in the order of the events; all others of different tickets in
/// any. A decision of which this says no reads no fact and changes none. Immutable, thread-safe, allocation-free to ask.
/// </summary>
internal sealed class FactPlan
{
    private const int Never = -1;

    private readonly int[] events;
    private readonly int[] clocks;
    private readonly int[] schedules;

    /// <param name="tables">The image's tables, complete but for this.</param>
    /// <param name="members">The ticket's slots that no decision changes, only events that change its members.</param>
    public FactPlan(ImageTables tables, IEnumerable<Field> members)
    {
        var gathered = new GuardSet();
        var reach = new FactReach(tables, [.. members.Select(member => (member.Width, member.Slot))], gathered);
        events = Arrays.Of(Enum.GetValues<EventKind>(), kind => kind is EventKind.ClockDue or EventKind.ScheduleDue ? Never : reach.OfEvent(kind));
        clocks = [.. Enumerable.Range(0, tables.Clocks.Length).Select(reach.OfClock)];
        schedules = [.. Enumerable.Range(0, tables.Model.Schedules.Count).Select(reach.OfSchedule)];
        Guards = gathered.Build();
    }

    /// <summary>The conditions under which facts can be touched.</summary>
    public ConditionSet Guards { get; }

    /// <summary>Whether a decision can touch a fact.</summary>
    /// <param name="kind">What is decided.</param>
    /// <param name="subject">The clock or schedule that falls due.</param>
    /// <param name="facts">The ticket as the event would make it, and the event.</param>
    public bool MayTouch(EventKind kind, int subject, in Facts facts)
    {
        var guard = GuardOf(kind, subject);
        return guard != Never && Guards.Holds(guard, facts);
    }

    /// <summary>What can touch facts, with the products of atoms under which it can; a product of none always holds. For people.</summary>
    public IEnumerable<(EventKind Kind, int Subject, IReadOnlyList<ReadOnlyMemory<Atom>> When)> Touching()
    {
        for (var kind = 0; kind < events.Length; kind++)
        {
            var subjects = (EventKind)kind switch
            {
                EventKind.ClockDue => clocks.Length,
                EventKind.ScheduleDue => schedules.Length,
                _ => 1,
            };
            for (var subject = 0; subject < subjects; subject++)
            {
                if (GuardOf((EventKind)kind, subject) is var guard and not Never)
                    yield return ((EventKind)kind, subject, [.. Guards.TermsOf(guard)]);
            }
        }
    }

    private int GuardOf(EventKind kind, int subject) => kind switch
    {
        EventKind.ClockDue => clocks[subject],
        EventKind.ScheduleDue => schedules[subject],
        _ => events[(int)kind],
    };

    /// <summary>Conditions made of what is left of others. Serves one compilation.</summary>
    internal sealed class GuardSet
    {
        private readonly List<(int Start, int End)> conditions = [(0, 1)];
        private readonly List<(int Start, int End)> terms = [(0, 0)];
        private readonly List<Atom> atoms = [];
        private readonly List<ValueMask> masks = [];

        /// <summary>The number of a sum of products; <see cref="Never"/> of none, <see cref="ConditionSet.Always"/> where one is empty.</summary>
        public int Add(IEnumerable<GuardProduct> products)
        {
            var needed = new List<GuardProduct>();
            foreach (var product in products.OrderBy(product => product.Atoms.Count))
            {
                // Where a shorter one holds whenever this does, this says nothing more.
                if (!needed.Any(shorter => shorter.Atoms.All(product.Atoms.Contains)))
                    needed.Add(product);
            }
            if (needed.Count == 0)
                return Never;
            if (needed[0].Atoms.Count == 0)
                return ConditionSet.Always;
            var start = terms.Count;
            foreach (var product in needed)
            {
                terms.Add((atoms.Count, atoms.Count + product.Atoms.Count));
                foreach (var guard in product.Atoms)
                    atoms.Add(Own(guard));
            }
            conditions.Add((start, terms.Count));
            return conditions.Count - 1;
        }

        public ConditionSet Build() => new([.. conditions], [.. terms], [.. atoms], [.. masks], []);

        private Atom Own(Guard guard)
        {
            if (guard.Atom.Kind != AtomKind.SmallIn)
                return guard.Atom;
            masks.Add(guard.Mask);
            return guard.Atom with { Index = masks.Count - 1 };
        }
    }
}

/// <summary>An atom with the mask of one that looks at a small slot, in place of its number in a set.</summary>
internal sealed record Guard(Atom Atom, ValueMask Mask);

/// <summary>Atoms that hold together.</summary>
internal sealed record GuardProduct(IReadOnlyList<Guard> Atoms)
{
    /// <summary>What distinguishes it from others.</summary>
    public string Key => string.Join(';', Atoms);
}
