using PolicyEngine.Diagnostics;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>
/// The templates of one folder: notifications in parts, and what they include. Each is parsed once, when it is first
/// needed. Immutable; safe to share between threads.
/// </summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, Lazy<ParsedTemplate>> templates;

    private TemplateSet(IReadOnlySet<string> names, Dictionary<string, Lazy<ParsedTemplate>> templates) =>
        (Names, this.templates) = (names, templates);

    /// <summary>The file names without <c>.sbn</c>, of those that cannot be read too.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>What keeps templates from being read; the places name files of the folder. Parses all of them.</summary>
    public IReadOnlyList<Diagnostic> Errors =>
        [.. templates.Values.SelectMany(template => template.Value.Errors).Select(error => Found("PE0502", error))];

    /// <param name="texts">The texts by file name without <c>.sbn</c>.</param>
    public static TemplateSet Parse(IReadOnlyDictionary<string, string> texts)
    {
        var engine = new ScribanTemplateEngine();
        return new TemplateSet(
            texts.Keys.ToHashSet(StringComparer.Ordinal),
            texts.ToDictionary(text => text.Key, text => new Lazy<ParsedTemplate>(() => engine.Parse(text.Key, text.Value)), StringComparer.Ordinal));
    }

    public Template? Find(string name) => templates.GetValueOrDefault(name)?.Value.Template;

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
        Diagnostic.Of(code, new SourceLocation(error.File + ".sbn", error.Line, error.Column), TemplateSentences.Of(error));
}
