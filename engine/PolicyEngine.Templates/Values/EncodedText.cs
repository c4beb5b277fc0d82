namespace PolicyEngine.Templates.Values;

/// <summary>Text that is encoded for the output already and must not be encoded again. Made only while values are encoded.</summary>
internal sealed class EncodedText(string text)
{
    public override string ToString() => text;
}
