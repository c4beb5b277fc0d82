using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Preview;

/// <summary>
/// Renders a template over an author's own data, as a notification would be: for <c>policyengine render</c>. It needs no policy
/// script; the provider's plugin, where it is built, gives culture, zone and name. Safe to call from many threads.
/// </summary>
public static class TemplatePreview
{
    public static PreviewResult Render(PreviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var targets = TemplateTarget.Find(request.Template, request.Workspace);
        if (targets.Count == 0)
            return PreviewResult.Refused("PE0005", Sentence.Of("PE0005", request.Template) + TemplateTarget.Suggest(request.Template, request.Workspace));
        if (targets.Count > 1)
            return PreviewResult.Refused("PE0005", Sentence.Of("PE0005.several", request.Template, Shown(targets[0].Folder, request.Template)));
        var files = new[] { request.Data, targets[0].Folder };
        if (!File.Exists(request.Data))
            return PreviewResult.Refused("PE0001", Sentence.Of("PE0001", request.Data), files);
        var form = ProviderForm.Of(targets[0].Provider, request);
        return form.Missing is { } missing
            ? PreviewResult.Refused("PE0006", missing, files)
            : Render(targets[0], PreviewData.Read(request.Data), form, request.At, files);
    }

    private static PreviewResult Render(TemplateTarget target, PreviewData data, ProviderForm form, Instant? at, string[] files)
    {
        var found = new List<Diagnostic>();
        var folder = PolicyFolder.Read(Path.GetFullPath(Path.Combine(target.Folder, "..", "..")), target.Provider, found);
        var texts = Directory.EnumerateFiles(target.Folder, "*.sbn").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), PolicyFolder.ReadText, StringComparer.Ordinal);
        var set = TemplateSet.Parse(texts);
        var parts = texts.Keys.Where(name => target.IsFile ? name == target.Name : name.StartsWith(target.Name + ".", StringComparison.Ordinal)).ToList();
        var diagnostics = set.Errors
            .Where(error => error.At.File.StartsWith('_') || parts.Exists(part => error.At.File == part + ".sbn"))
            .Concat(set.Check(parts))
            .Select(error => error with { At = error.At with { File = Shown(target.Folder, error.At.File) } })
            .Concat(data.Diagnostics)
            .ToList();
        if (diagnostics.Count > 0)
            return new PreviewResult([], diagnostics, CouldRun: true, files);
        Complete(data.Model, folder.Names, target.Provider, form);
        var now = at ?? (data.Model["event"] as Dictionary<string, object?>)?.GetValueOrDefault("at") as Instant? ?? default;
        return Render(target, new NotificationRenderer(set, form.Culture!, form.Zone!), data.Model, now, files);
    }

    private static void Complete(Dictionary<string, object?> model, JObject names, string provider, ProviderForm form)
    {
        model["names"] ??= TicketModel.Names(names);
        model["provider"] ??= new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = provider, ["name"] = form.Name ?? provider };
        model["targets"] ??= Array.Empty<object?>();
        model["clauses"] ??= Array.Empty<object?>();
    }

    private static PreviewResult Render(
        TemplateTarget target, NotificationRenderer renderer, Dictionary<string, object?> model, Instant now, string[] files)
    {
        var rendered = target.IsFile
            ? [("file", renderer.RenderFile(target.Name, model, now))]
            : renderer.RenderAll(target.Name, model, now);
        var failure = rendered.Select(part => part.Result.Error).FirstOrDefault(error => error is not null);
        if (failure is null)
            return new PreviewResult([.. rendered.Select(part => new PreviewPart(part.Kind, part.Result.Text!))], [], CouldRun: true, files);
        var found = TemplateSet.Found("PE0507", failure);
        return new PreviewResult([], [found with { At = found.At with { File = Shown(target.Folder, found.At.File) } }], CouldRun: true, files);
    }

    private static string Shown(string folder, string file) => (folder == "." ? file : Path.Combine(folder, file)).Replace('\\', '/');

    /// <summary>In which form a provider writes to its customers.</summary>
    private sealed record ProviderForm(TemplateCulture? Culture, DateTimeZone? Zone, string? Name, Sentence? Missing)
    {
        public static ProviderForm Of(string provider, PreviewRequest request)
        {
            var plugin = Plugin(provider, request.Workspace);
            var culture = request.Culture ?? plugin?.Culture;
            var zone = request.Zone ?? plugin?.Zone;
            if (culture is null || zone is null)
                return new(null, null, null, Sentence.Of("PE0006.form", provider));
            if (TemplateCulture.TryFor(culture) is not { } known)
                return new(null, null, null, Sentence.Of("PE0006.culture", culture, TemplateCulture.Names));
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } found
                ? new(known, found, plugin?.Name, null)
                : new(null, null, null, Sentence.Of("PE0006.zone", zone));
        }

        private static (string Culture, string Zone, string Name)? Plugin(string provider, string? workspace)
        {
            foreach (var built in workspace is null ? [] : PluginCatalog.Discover(workspace))
            {
                using var plugin = new PluginLoader(workspace).Load(built).Plugin;
                if (plugin?.Provider is { } given && given.Id == provider)
                    return (given.Culture, given.Zone, given.Name);
            }
            return null;
        }
    }
}
