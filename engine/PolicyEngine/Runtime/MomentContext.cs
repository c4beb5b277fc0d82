namespace PolicyEngine.Runtime;

/// <summary>
/// What a moment is about, as one number: a clock's own, an escalation chain's below -1, or -1 for neither.
/// </summary>
internal static class MomentContext
{
    public const int None = -1;

    public static int Escalation(int chain) => -2 - chain;

    public static int ClockOf(int context) => Math.Max(context, None);
}
