using System.Text;

namespace PolicyEngine.Templates.Rendering;

/// <summary>Collects text up to a limit. What would go over it stops the render: output is never cut short.</summary>
internal sealed class OutputBuffer(RenderContext context, bool captured)
{
    private readonly StringBuilder text = new(256);

    public void Write(string value, string? indent = null)
    {
        context.Step(1 + (value.Length >> 6));
        if (indent is not null && value.Contains('\n', StringComparison.Ordinal))
        {
            WriteIndented(value, indent);
            return;
        }
        Reserve(value.Length);
        text.Append(value);
    }

    /// <summary>Indents every line but the first, and no line that the value does not begin.</summary>
    private void WriteIndented(string value, string indent)
    {
        for (var at = 0; at < value.Length;)
        {
            var end = value.IndexOf('\n', at) + 1;
            if (end == 0)
                end = value.Length;
            Reserve(end - at + indent.Length);
            text.Append(value, at, end - at);
            if (end < value.Length)
                text.Append(indent);
            at = end;
        }
    }

    private void Reserve(int length)
    {
        if (captured)
            context.Allocate(2L * length);
        else if (text.Length + length > context.Options.Budget.Output)
            throw context.Fail($"The output is longer than the limit of {context.Options.Budget.Output} characters (budget: Output).");
    }

    public override string ToString() => text.ToString();
}
