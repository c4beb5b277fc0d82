using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>A rendered notification, or what went wrong with it.</summary>
/// <param name="Subject">One line; null where rendering failed.</param>
/// <param name="Body">Plain text, or a WhatsApp message.</param>
/// <param name="Html">The HTML body, where the template has one.</param>
/// <param name="Error">What went wrong, with file, line and column; null where nothing did.</param>
internal sealed record RenderedNotification(string? Subject, string? Body, string? Html, Sentence? Error);

/// <summary>
/// Renders a provider's notifications: a subject, a text in the form that the channel takes and, where there is one, an
/// HTML body. A failure stays with its message. Safe on any thread.
/// </summary>
internal sealed class NotificationRenderer(TemplateSet templates, TemplateCulture culture, DateTimeZone zone)
{
    public const string Subject = ".subject";
    public const string Text = ".text";
    public const string Html = ".html";
    public const string WhatsApp = ".whatsapp";

    /// <summary>The channel whose messages take the WhatsApp part.</summary>
    public const string WhatsAppChannel = "whatsapp";

    /// <summary>A renderer of a provider's templates in its own culture and zone.</summary>
    public static NotificationRenderer For(Provider provider) => new(
        provider.Folder.Templates, TemplateCulture.For(provider.Plugin.Culture), provider.Zone);

    public static bool KnowsCulture(string name) => TemplateCulture.TryFor(name) is not null;

    /// <param name="template">The template's name.</param>
    /// <param name="channel">The channel that it is sent through.</param>
    /// <param name="model">What it may read.</param>
    /// <param name="at">The effect's time.</param>
    /// <param name="seed">What distinguishes this notification from every other, for repeatable random numbers.</param>
    public RenderedNotification Render(
        string template, string channel, IReadOnlyDictionary<string, object?> model, Instant at, string seed)
    {
        var subject = RenderPart(template + Subject, model, at, seed);
        var body = channel == WhatsAppChannel ? RenderWhatsApp(template, model, at, seed) : RenderPart(template + Text, model, at, seed);
        var html = templates.Find(template + Html) is null ? null : RenderPart(template + Html, model, at, seed);
        var error = subject.Error ?? body.Error ?? html?.Error;
        return error is null
            ? new RenderedNotification(subject.Text, body.Text!.Trim(), html?.Text!.Trim(), null)
            : new RenderedNotification(null, null, null, TemplateSentences.Placed(error));
    }

    /// <summary>Every form in which a notification may be sent, for a preview. A part that has no file is left out.</summary>
    public IReadOnlyList<(string Kind, RenderResult Result)> RenderAll(string template, IReadOnlyDictionary<string, object?> model, Instant at)
    {
        var parts = new List<(string Kind, RenderResult Result)>();
        foreach (var part in new[] { Subject, Text, Html })
        {
            if (templates.Find(template + part) is not null)
                parts.Add((part[1..], Trimmed(RenderPart(template + part, model, at, template))));
        }
        if (templates.Find(template + WhatsApp) is not null || templates.Find(template + Text) is not null)
            parts.Add((WhatsApp[1..], Trimmed(RenderWhatsApp(template, model, at, template))));
        return parts;
    }

    /// <summary>A single file, encoded as its name says.</summary>
    public RenderResult RenderFile(string name, IReadOnlyDictionary<string, object?> model, Instant at) => RenderPart(name, model, at, name);

    /// <summary>A part of its own where there is one, otherwise the text.</summary>
    private RenderResult RenderWhatsApp(string template, IReadOnlyDictionary<string, object?> model, Instant at, string seed) =>
        templates.Find(template + WhatsApp) is null
            ? RenderPart(template + Text, model, at, seed, OutputEncoding.WhatsApp)
            : RenderPart(template + WhatsApp, model, at, seed);

    private RenderResult RenderPart(
        string name, IReadOnlyDictionary<string, object?> model, Instant at, string seed, OutputEncoding? encoding = null) =>
        templates.Find(name)?.Render(model, new RenderOptions
        {
            Culture = culture,
            Zone = zone,
            Now = at,
            Encoding = encoding ?? EncodingOf(name),
            Loader = templates.Find,
            Seed = seed,
        }) ?? new RenderResult(null, new TemplateError(name, 1, 1, "There is no such file."));

    private static OutputEncoding EncodingOf(string name) => Path.GetExtension(name) switch
    {
        Subject => OutputEncoding.Subject,
        Html => OutputEncoding.Html,
        WhatsApp => OutputEncoding.WhatsApp,
        _ => OutputEncoding.None,
    };

    private static RenderResult Trimmed(RenderResult result) => result with { Text = result.Text?.Trim() };
}
