namespace PolicyEngine.Compilation;

/// <summary>The changes of status that may happen by the status that is left and the one that is entered. Immutable.</summary>
internal sealed class TransitionIndex
{
    private readonly int statuses;
    private readonly RuleRange[] runs;
    private readonly int[] numbers;
    private readonly ValueMask leaving;

    /// <param name="transitions">The transitions, in the order in which they are tried.</param>
    /// <param name="statuses">How many statuses there are; 0 is none.</param>
    public TransitionIndex(TransitionPlan[] transitions, int statuses)
    {
        this.statuses = statuses + 1;
        runs = new RuleRange[this.statuses * this.statuses];
        var all = new List<int>();
        for (var place = 0; place < runs.Length; place++)
        {
            var (from, to) = ((byte)(place / this.statuses), (byte)(place % this.statuses));
            var first = all.Count;
            for (var i = 0; from != to && i < transitions.Length; i++)
            {
                if (transitions[i].From.Has(from) && transitions[i].To.Has(to))
                    all.Add(i);
            }
            runs[place] = new RuleRange(first, all.Count - first);
        }
        numbers = [.. all];
        leaving = transitions.Aggregate(ValueMask.None, (mask, transition) => mask.Or(transition.From));
    }

    /// <summary>The transitions from one status to another, in order.</summary>
    public ReadOnlySpan<int> Between(byte from, byte to)
    {
        if (from >= statuses || to >= statuses)
            return [];
        var run = runs[from * statuses + to];
        return numbers.AsSpan(run.First, run.Count);
    }

    /// <summary>Whether any transition leaves a status.</summary>
    public bool Leaves(byte status) => leaving.Has(status);
}
