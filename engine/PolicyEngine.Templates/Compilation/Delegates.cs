namespace PolicyEngine.Templates.Compilation;

/// <summary>A compiled expression.</summary>
internal delegate object? Evaluate(RenderContext context);

/// <summary>A compiled statement. It answers how to go on.</summary>
internal delegate Flow Execute(RenderContext context);

/// <summary>A compiled place that can be assigned to.</summary>
internal delegate void Store(RenderContext context, object? value);

internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
