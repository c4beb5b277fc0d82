using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <summary>
/// Receipts of a decision: which row of which table decided, which rules were asked, which parts of the policy were
/// taken. Numbers are places in the image's own tables. A struct, so that the empty one costs nothing.
/// </summary>
public interface ITrace
{
    /// <summary>A table was asked.</summary>
    /// <param name="table">What it decides: <see cref="PartKind.Row"/>, <see cref="PartKind.Start"/>,
    /// <see cref="PartKind.Time"/>, <see cref="PartKind.Calendar"/> or <see cref="PartKind.Opening"/>.</param>
    /// <param name="number">The decision or clock that it belongs to.</param>
    /// <param name="row">The row that decided; -1 where none did.</param>
    void Row(PartKind table, int number, int row);

    /// <summary>A rule was asked.</summary>
    void Rule(int rule, bool applies);

    /// <summary>Any other part was taken.</summary>
    /// <param name="part">Its kind.</param>
    /// <param name="number">What it belongs to.</param>
    /// <param name="detail">Its own place in that, as <see cref="PartId.Detail"/> says.</param>
    void Part(PartKind part, int number, int detail);
}

/// <summary>Keeps no receipts.</summary>
public readonly struct NoTrace : ITrace
{
    public void Row(PartKind table, int number, int row)
    {
    }

    public void Rule(int rule, bool applies)
    {
    }

    public void Part(PartKind part, int number, int detail)
    {
    }
}
