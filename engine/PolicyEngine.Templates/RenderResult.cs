namespace PolicyEngine.Templates;

/// <summary>What a render gave: the whole text, or one error and no text. Output is never cut short.</summary>
/// <param name="Text">The whole output; null when the render failed.</param>
/// <param name="Error">Why there is no text; null when there is one.</param>
public sealed record RenderResult(string? Text, TemplateError? Error)
{
    /// <summary>Whether there is a text.</summary>
    public bool Succeeded => Error is null;
}
