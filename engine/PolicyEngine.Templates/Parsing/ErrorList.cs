namespace PolicyEngine.Templates.Parsing;

/// <summary>Gathers the errors of one text. Past the first few they say nothing new, so they are no longer kept.</summary>
internal sealed class ErrorList(SourceText source)
{
    private const int Most = 20;
    private readonly List<(int At, TemplateError Error)> errors = [];

    public int Count => errors.Count;

    public void Add(int at, TemplateMessage message)
    {
        if (errors.Count < Most)
            errors.Add((at, source.ErrorAt(at, message)));
    }

    public IReadOnlyList<TemplateError> InOrder() =>
        [.. errors.OrderBy(entry => entry.At).Select(entry => entry.Error).Distinct()];
}
