using PolicyEngine.Diagnostics;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>
/// Says what is wrong with a template in either language. The template language stands alone and speaks English; its
/// sentences are told apart by their English form, and <c>template-messages.spanish.txt</c> has each in Spanish.
/// Thread-safe.
/// </summary>
internal static class TemplateSentences
{
    private const string Resource = "template-messages.spanish";

    private static readonly Lazy<Dictionary<string, string>> Spanish = new(() => TextPairs.Read(typeof(TemplateSentences).Assembly, Resource));

    /// <summary>The Spanish form by the English one.</summary>
    public static IReadOnlyDictionary<string, string> InSpanish => Spanish.Value;

    /// <summary>What went wrong, without its place.</summary>
    public static Sentence Of(TemplateError error) => Of(error.Said);

    /// <summary>The same with its place before it, for a message in which something else's place stands.</summary>
    public static Sentence Placed(TemplateError error) =>
        Sentence.AsItStands($"{error.File}.sbn({error.Line},{error.Column}):") + Of(error.Said);

    private static Sentence Of(TemplateMessage said) => Spanish.Value.TryGetValue(said.Form, out var spanish)
        ? Sentence.InBoth(said.Form, spanish, [.. said.Values.Select(value => value is TemplateMessage inner ? Of(inner) : value)])
        : Sentence.AsItStands(said.ToString());
}
