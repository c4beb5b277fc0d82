using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyEngine.Runtime;

/// <summary>
/// The caller's buffer for effects: cleared and used again for each decision, it grows to the largest decision it
/// has held and then allocates no more. Not thread-safe: one for each lane.
/// </summary>
public sealed class EffectBuffer(int capacity = 64)
{
    private Effect[] effects = new Effect[capacity];

    public int Count { get; private set; }

    /// <summary>How many effects it holds before it has to grow.</summary>
    internal int Capacity => effects.Length;

    /// <summary>The effects in the order in which they came about.</summary>
    public ReadOnlySpan<Effect> Effects => effects.AsSpan(0, Count);

    /// <summary>The conditions in code that failed on the way to these effects, in order; the same one may stand there twice.</summary>
    public List<ConditionFailure> Failures { get; } = [];

    public void Clear()
    {
        Count = 0;
        Failures.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(
        EffectKind kind, int citation = -1, int second = -1, int a = 0, int b = 0, int c = 0, long x = 0, long y = 0)
    {
        var (all, place) = (effects, Count);
        if ((uint)place >= (uint)all.Length)
            all = Grow();
        Count = place + 1;
        // The place was just compared with the length: the compiler does not see that, and would compare again.
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(all), place) = new Effect(kind, citation, second, a, b, c, x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Effect[] Grow()
    {
        Array.Resize(ref effects, Math.Max(4, effects.Length * 2));
        return effects;
    }
}
