namespace PolicyEngine.Templates.Rendering;

/// <summary>Stops a render. Thrown only inside <see cref="Template.Render"/>, which turns it into a value.</summary>
internal sealed class TemplateFailure(TemplateError error) : Exception(error.Message)
{
    public TemplateError Error { get; } = error;
}
