namespace PolicyEngine.Templates;

/// <summary>What parsing gave: a template, or the errors that kept it from being one.</summary>
/// <param name="Template">The compiled template; null when there are errors.</param>
/// <param name="Errors">Every error found, in the order of the text; empty when there is a template.</param>
public sealed record ParsedTemplate(Template? Template, IReadOnlyList<TemplateError> Errors);
