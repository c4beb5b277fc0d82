namespace PolicyEngine.Templates.Values;

/// <summary>Puts a short text together on the stack, and on the heap only when it grows beyond it.</summary>
internal ref struct CharWriter(Span<char> room)
{
    private Span<char> room = room;
    private int length;

    public void Append(char c)
    {
        if (length == room.Length)
            Grow(1);
        room[length++] = c;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (room.Length - length < text.Length)
            Grow(text.Length);
        text.CopyTo(room[length..]);
        length += text.Length;
    }

    /// <summary>A whole number with at least so many characters, filled up from the left.</summary>
    public void Append(long value, int width = 1, char fill = '0')
    {
        if (width == 2 && value is >= 10 and < 100)
        {
            Append((char)('0' + (value / 10)));
            Append((char)('0' + (value % 10)));
            return;
        }
        Span<char> digits = stackalloc char[20];
        var at = digits.Length;
        var rest = (ulong)Math.Abs(value);
        do
            digits[--at] = (char)('0' + (rest % 10));
        while ((rest /= 10) > 0);
        while (digits.Length - at < width)
            digits[--at] = fill;
        if (value < 0)
            Append('-');
        Append(digits[at..]);
    }

    public readonly override string ToString() => room[..length].ToString();

    private void Grow(int atLeast)
    {
        var wider = new char[Math.Max(room.Length * 2, length + atLeast)];
        room[..length].CopyTo(wider);
        room = wider;
    }
}
