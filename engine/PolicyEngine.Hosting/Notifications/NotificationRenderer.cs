using NodaTime;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>A rendered notification, or what went wrong with it.</summary>
/// <param name="Subject">One line; null where rendering failed.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Html">The HTML body, where the template has one.</param>
/// <param name="Error">What went wrong, with file, line and column; null where nothing did.</param>
internal sealed record RenderedNotification(string? Subject, string? Body, string? Html, string? Error);

/// <summary>
/// Renders a provider's notifications: a subject, a text in the form that the channel takes and, where there is one, an
/// HTML body. Templates are parsed once. A failure stays with its message. Safe on any thread.
/// </summary>
internal sealed class NotificationRenderer
{
    public const string Subject = ".subject";
    public const string Text = ".text";
    public const string Html = ".html";
    public const string WhatsApp = ".whatsapp";
    public const string WhatsAppChannel = "whatsapp";

    private readonly Dictionary<string, Template> templates;
    private readonly TemplateCulture culture;
    private readonly DateTimeZone zone;

    public NotificationRenderer(Provider provider, ITemplateEngine engine)
    {
        culture = TemplateCulture.For(provider.Plugin.Culture);
        zone = provider.Zone;
        templates = provider.Folder.Templates
            .Select(file => engine.Parse(file.Key, file.Value).Template)
            .OfType<Template>()
            .ToDictionary(template => template.Name, StringComparer.Ordinal);
    }

    public static bool KnowsCulture(string name)
    {
        try
        {
            TemplateCulture.For(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <param name="template">The template's name.</param>
    /// <param name="channel">The channel: a WhatsApp message has a part of its own, or the text with WhatsApp's marks escaped in values.</param>
    /// <param name="model">What it may read.</param>
    /// <param name="at">The effect's time.</param>
    /// <param name="seed">What distinguishes this notification from every other, for repeatable random numbers.</param>
    public RenderedNotification Render(
        string template, string channel, IReadOnlyDictionary<string, object?> model, Instant at, string seed)
    {
        var subject = RenderPart(template + Subject, model, at, seed, OutputEncoding.Subject);
        var body = channel == WhatsAppChannel
            ? RenderPart(templates.ContainsKey(template + WhatsApp) ? template + WhatsApp : template + Text, model, at, seed, OutputEncoding.WhatsApp)
            : RenderPart(template + Text, model, at, seed, OutputEncoding.None);
        var html = templates.ContainsKey(template + Html) ? RenderPart(template + Html, model, at, seed, OutputEncoding.Html) : null;
        var error = subject.Error ?? body.Error ?? html?.Error;
        return error is null
            ? new RenderedNotification(subject.Text, body.Text!.Trim(), html?.Text!.Trim(), null)
            : new RenderedNotification(null, null, null, $"{error.File}.sbn({error.Line},{error.Column}): {error.Message}");
    }

    private RenderResult RenderPart(
        string name, IReadOnlyDictionary<string, object?> model, Instant at, string seed, OutputEncoding encoding) =>
        templates[name].Render(model, new RenderOptions
        {
            Culture = culture,
            Zone = zone,
            Now = at,
            Encoding = encoding,
            Loader = included => templates.GetValueOrDefault(included),
            Seed = seed,
        });
}
