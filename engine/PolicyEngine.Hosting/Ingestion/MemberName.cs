namespace PolicyEngine.Hosting.Ingestion;

/// <summary>A name that objects of one place say. Belongs to one reader.</summary>
/// <param name="name">The name.</param>
/// <param name="number">Its number among those of its place, from 0.</param>
/// <param name="node">What is done with its value.</param>
internal sealed class MemberName(ReadOnlySpan<byte> name, int number, MemberNode node)
{
    /// <summary>The name as it stands in a line, with its quotes and its colon.</summary>
    public byte[] Said { get; } = [(byte)'"', .. name, (byte)'"', (byte)':'];

    public int Number { get; } = number;

    public MemberNode Node { get; } = node;

    /// <summary>
    /// The name that came after it when it was said last: who writes lines writes names in the same order, so that one look
    /// mostly tells.
    /// </summary>
    public MemberName? Next { get; set; }

    /// <summary>The number of the object that has said it last.</summary>
    public long SaidIn { get; set; }
}
