namespace PolicyEngine.Runtime;

/// <summary>
/// Receipts of a decision: which row of which table decided, which rules were asked. A struct, so that the empty one
/// costs nothing.
/// </summary>
public interface ITrace
{
    /// <summary>A table was asked.</summary>
    /// <param name="citation">The citation of the row that decided; -1 where none did.</param>
    void Row(int citation);

    /// <summary>A rule was asked.</summary>
    void Rule(int citation, bool applies);
}

/// <summary>Keeps no receipts.</summary>
public readonly struct NoTrace : ITrace
{
    public void Row(int citation)
    {
    }

    public void Rule(int citation, bool applies)
    {
    }
}
