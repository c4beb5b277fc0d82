namespace PolicyEngine.Templates.Syntax;

/// <summary>The text of one template and the name it goes by. Nodes keep offsets; lines are counted only when an error needs them.</summary>
internal sealed class SourceText(string name, string text)
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    public GlobalNames Names { get; } = new();

    public TemplateError ErrorAt(int position, TemplateMessage message)
    {
        var before = Text.AsSpan(0, Math.Clamp(position, 0, Text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        return new TemplateError(Name, before.Count('\n') + 1, before.Length - lineStart + 1, message);
    }
}
