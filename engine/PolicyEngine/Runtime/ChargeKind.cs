namespace PolicyEngine.Runtime;

/// <summary>What a charge effect's third operand says.</summary>
internal static class ChargeKind
{
    public const int Time = 0;
    public const int Amount = 1;
    public const int Excluded = 2;

    /// <summary>It is charged, and nobody knows yet how much.</summary>
    public const int Undetermined = 3;
}
