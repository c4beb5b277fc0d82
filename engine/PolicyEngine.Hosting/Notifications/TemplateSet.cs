using PolicyEngine.Diagnostics;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>
/// The templates of one folder, parsed: notifications in parts, and what they include. Immutable; safe to share between
/// threads.
/// </summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, Template> templates;

    private TemplateSet(IReadOnlySet<string> names, Dictionary<string, Template> templates, IReadOnlyList<Diagnostic> errors) =>
        (Names, this.templates, Errors) = (names, templates, errors);

    /// <summary>The file names without <c>.sbn</c>, of those that cannot be read too.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>What keeps templates from being read; the places name files of the folder.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; }

    /// <param name="texts">The texts by file name without <c>.sbn</c>.</param>
    public static TemplateSet Parse(IReadOnlyDictionary<string, string> texts)
    {
        var engine = new ScribanTemplateEngine();
        var parsed = texts.Select(text => engine.Parse(text.Key, text.Value)).ToList();
        return new TemplateSet(
            texts.Keys.ToHashSet(StringComparer.Ordinal),
            parsed.Select(result => result.Template).OfType<Template>().ToDictionary(template => template.Name, StringComparer.Ordinal),
            [.. parsed.SelectMany(result => result.Errors).Select(error => Found("PE0502", error))]);
    }

    public Template? Find(string name) => templates.GetValueOrDefault(name);

    /// <summary>
    /// Finds names and members that no notification has. A part of others, whose name begins with an underscore, is checked
    /// where it is included, since it may read what was assigned there.
    /// </summary>
    public IReadOnlyList<Diagnostic> Check() => Check(templates.Keys.Where(name => !name.StartsWith('_')));

    /// <summary>The same for some of them, with all that they include.</summary>
    public IReadOnlyList<Diagnostic> Check(IEnumerable<string> names) =>
    [
        .. names.Order(StringComparer.Ordinal)
            .Select(Find).OfType<Template>()
            .SelectMany(template => template.Check(NotificationShape.Model, Find))
            .Distinct()
            .Select(error => Found("PE0509", error)),
    ];

    public static Diagnostic Found(string code, TemplateError error) =>
        Diagnostic.Of(code, new SourceLocation(error.File + ".sbn", error.Line, error.Column), error.Message);
}
