using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Differences;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Differences;

/// <summary>The notice of changes as it would be sent, or why it cannot be written.</summary>
/// <param name="Subject">One line; null where there is a problem.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The HTML, where the company has a template for it.</param>
public sealed record NoticeResult(string? Subject, string? Text, string? Html, Diagnostic? Problem);

/// <summary>
/// Tells customers what changes between two versions, through the company's own template <c>version_notice</c>, in
/// its language, culture and zone.
/// </summary>
public static class VersionNotice
{
    /// <summary>The template's name.</summary>
    public const string Template = "version_notice";

    /// <param name="host">The workspace.</param>
    /// <param name="provider">The company's id; it is loaded.</param>
    /// <param name="difference">What changes.</param>
    public static NoticeResult Render(PolicyHost host, string provider, PolicyDifference difference)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(difference);
        var known = host.Get(provider);
        var templates = known.Folder.Templates;
        if (templates.Find(Template + NotificationRenderer.Subject) is null || templates.Find(Template + NotificationRenderer.Text) is null)
            return new(null, null, null, Diagnostic.Of("PE0335", new SourceLocation("policyengine"), provider));
        var from = difference.To.From.AtStartOfDayInZone(known.Zone).ToInstant();
        var rendered = NotificationRenderer.For(known).Render(Template, "correo", ModelOf(known, difference), from, Template);
        return rendered.Error is null
            ? new(rendered.Subject, rendered.Body, rendered.Html, null)
            : new(null, null, null, new Diagnostic("PE0507", Sentence.Of("PE0507", rendered.Error), new SourceLocation(provider)));
    }

    private static Dictionary<string, object?> ModelOf(Provider provider, PolicyDifference difference)
    {
        var language = Languages.Of(provider.Language) ?? Language.English;
        var sections = difference.Changes.Where(change => change.ConcernsCustomers).GroupBy(change => change.Section);
        return new(StringComparer.Ordinal)
        {
            ["notice"] = Members(
                ("source", difference.To.Source),
                ("from", Version(provider, difference.From)),
                ("to", Version(provider, difference.To)),
                ("sections", sections.Select(section => Members(
                    ("title", section.Key.Title().In(language)),
                    ("changes", section.Select(change => Members(
                        ("subject", change.Subject.In(language)),
                        ("was", change.Was?.In(language)),
                        ("now", change.Now?.In(language)),
                        ("clauses", change.Clauses))).ToArray()))).ToArray())),
            // What every message may read is there, so that parts of templates serve notices too.
            ["ticket"] = Members(),
            ["event"] = Members(),
            ["target"] = null,
            ["targets"] = Array.Empty<object?>(),
            ["escalation"] = null,
            ["auto_close"] = null,
            ["clauses"] = Array.Empty<object?>(),
            ["provider"] = Members(("id", provider.Id), ("name", provider.Plugin.Name)),
            ["names"] = TicketModel.Names(provider.Folder.Names),
        };
    }

    private static Dictionary<string, object?> Version(Provider provider, PolicyIdentity identity) => Members(
        ("version", identity.Version), ("date", identity.From.AtStartOfDayInZone(provider.Zone).ToInstant()));

    private static Dictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
