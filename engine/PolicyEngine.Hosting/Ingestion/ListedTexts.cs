namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// The texts in a list of JSON that was scanned already and is right: items of another kind are passed over one level
/// deep or deeper. A text alone, with its quotes, is a list of one; nothing is an empty list.
/// </summary>
internal ref struct ListedTexts(ReadOnlySpan<byte> list)
{
    private readonly ReadOnlySpan<byte> list = list;
    private int at;
    private int depth;

    /// <summary>An item: its text where it is one; otherwise something else of the list's own.</summary>
    public readonly ref struct Item(ReadOnlySpan<byte> said, bool isText, bool isEscaped)
    {
        public readonly ReadOnlySpan<byte> Said = said;
        public readonly bool IsText = isText;
        public readonly bool IsEscaped = isEscaped;
    }

    public Item Current { get; private set; }

    public readonly ListedTexts GetEnumerator() => this;

    public bool MoveNext()
    {
        while (at < list.Length)
        {
            var sign = list[at++];
            switch (sign)
            {
                case (byte)'"':
                    var start = at;
                    var isEscaped = PassText();
                    if (depth > 1)
                        continue;
                    Current = new Item(list[start..(at - 1)], true, isEscaped);
                    return true;
                case (byte)'[' or (byte)'{':
                    if (++depth != 2)
                        continue;
                    break;
                case (byte)']' or (byte)'}':
                    depth--;
                    continue;
                case <= (byte)' ' or (byte)',' or (byte)':':
                    continue;
                default:
                    PassBare();
                    if (depth > 1)
                        continue;
                    break;
            }
            Current = default;
            return true;
        }
        return false;
    }

    private bool PassText()
    {
        var isEscaped = false;
        while (list[at] != '"')
        {
            if (list[at] == '\\')
            {
                isEscaped = true;
                at++;
            }
            at++;
        }
        at++;
        return isEscaped;
    }

    /// <summary>A number, true, false or null.</summary>
    private void PassBare()
    {
        while (at < list.Length && list[at] is not ((byte)',' or (byte)']' or (byte)'}' or <= (byte)' '))
            at++;
    }
}
