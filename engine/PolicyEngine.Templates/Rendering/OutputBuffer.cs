using System.Buffers;
using System.Globalization;

namespace PolicyEngine.Templates.Rendering;

/// <summary>
/// Collects text up to a limit. What would go over it stops the render: output is never cut short. Its room is borrowed, so
/// that a render takes none but its text's.
/// </summary>
internal sealed class OutputBuffer(RenderContext context, bool captured)
{
    /// <summary>The longest number that is written in place; a BigInteger is made into a text first.</summary>
    private const int LongestNumber = 400;

    private char[] room = ArrayPool<char>.Shared.Rent(captured ? 256 : 4096);
    private readonly int mostOutput = context.Options.Budget.Output;
    private int length;

    public void Write(string value, string? indent = null)
    {
        context.Step(1 + (value.Length >> 6));
        if (indent is not null && value.Contains('\n', StringComparison.Ordinal))
            WriteIndented(value, indent);
        else
            Append(value);
    }

    public void WriteNumber<T>(T number, CultureInfo culture)
        where T : ISpanFormattable
    {
        context.Step();
        int written;
        while (!number.TryFormat(room.AsSpan(length), out written, default, culture))
            Grow(LongestNumber);
        Reserve(written);
        length += written;
    }

    /// <summary>The whole text. The buffer can not be used any more.</summary>
    public string TakeText()
    {
        var text = new string(room, 0, length);
        ArrayPool<char>.Shared.Return(room);
        room = [];
        return text;
    }

    /// <summary>Indents every line but the first, and no line that the value does not begin.</summary>
    private void WriteIndented(string value, string indent)
    {
        for (var at = 0; at < value.Length;)
        {
            var end = value.IndexOf('\n', at) + 1;
            if (end == 0)
                end = value.Length;
            Append(value.AsSpan(at, end - at));
            if (end < value.Length)
                Append(indent);
            at = end;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        if (room.Length - length < text.Length)
            Grow(text.Length);
        text.CopyTo(room.AsSpan(length));
        length += text.Length;
    }

    private void Reserve(int added)
    {
        if (captured)
            context.Allocate(2L * added);
        else if (length + added > mostOutput)
            throw context.Fail($"The output is longer than the limit of {context.Options.Budget.Output} characters (budget: Output).");
    }

    private void Grow(int atLeast)
    {
        var wider = ArrayPool<char>.Shared.Rent(Math.Max(room.Length * 2, length + atLeast));
        room.AsSpan(0, length).CopyTo(wider);
        ArrayPool<char>.Shared.Return(room);
        room = wider;
    }
}
