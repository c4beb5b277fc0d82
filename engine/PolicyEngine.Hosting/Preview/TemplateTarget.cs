using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Preview;

/// <summary>The template that an author names: its folder, and its parts or the one file.</summary>
/// <param name="Folder">The folder of the template, as the author wrote it.</param>
/// <param name="Name">The notification's name, or the file's without <c>.sbn</c>.</param>
/// <param name="IsFile">Whether it is a single file.</param>
internal sealed record TemplateTarget(string Folder, string Name, bool IsFile)
{
    private const string Extension = ".sbn";

    /// <summary>The provider whose template it is: the folder above that of the templates.</summary>
    public string Provider => new DirectoryInfo(Path.GetFullPath(Folder)).Parent?.Name ?? "";

    /// <summary>All that goes by that name or path: several where providers share a name, none where nothing does.</summary>
    public static IReadOnlyList<TemplateTarget> Find(string template, string? workspace)
    {
        var folder = Path.GetDirectoryName(template) is { Length: > 0 } named ? named : ".";
        if (In(folder, Path.GetFileName(template)) is { } target)
            return [target];
        if (folder != "." || workspace is null)
            return [];
        return [.. TemplateFolders(workspace).Select(templates => In(templates, template)).OfType<TemplateTarget>()];
    }

    /// <summary>Names what was probably meant; null where nothing is near.</summary>
    public static Sentence? Suggest(string template, string? workspace)
    {
        var folders = Path.GetDirectoryName(template) is { Length: > 0 } named ? [named]
            : workspace is null ? [] : TemplateFolders(workspace);
        var known = folders.Where(Directory.Exists).SelectMany(Names)
            .SelectMany(name => new[] { name, name.Split('.')[0] }).Distinct();
        return NearestName.Proposal(Path.GetFileName(template), known);
    }

    private static IReadOnlyList<string> TemplateFolders(string workspace) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(workspace, "policies")).Order(StringComparer.Ordinal)
            .Select(policies => Path.Combine(policies, "templates"))
            .Where(Directory.Exists),
    ];

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file));

    private static TemplateTarget? In(string folder, string name)
    {
        var file = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        if (File.Exists(Path.Combine(folder, file + Extension)))
            return new TemplateTarget(folder, file, IsFile: true);
        return new[] { NotificationRenderer.Subject, NotificationRenderer.Text, NotificationRenderer.Html, NotificationRenderer.WhatsApp }
            .Any(part => File.Exists(Path.Combine(folder, name + part + Extension)))
            ? new TemplateTarget(folder, name, IsFile: false)
            : null;
    }
}
