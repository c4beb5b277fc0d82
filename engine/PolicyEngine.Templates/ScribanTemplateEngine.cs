namespace PolicyEngine.Templates;

/// <summary>
/// An independent implementation of the Scriban template language (the default language, not Liquid): parsed once to a
/// tree, compiled to closures, rendered many times. Stateless; safe to share between threads.
/// </summary>
public sealed class ScribanTemplateEngine : ITemplateEngine
{
    /// <summary>The longest template text that is read, in UTF-16 characters.</summary>
    public const int LongestText = 1_048_576;

    /// <summary>
    /// Whether a text may begin with a line <c>+++</c>, code, and another line <c>+++</c>: the code runs before the rest and
    /// writes what it writes. Default false, so that such a line is text.
    /// </summary>
    public bool FrontMatter { get; init; }

    /// <inheritdoc/>
    public ParsedTemplate Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        var source = new SourceText(name, text);
        if (text.Length > LongestText)
            return new ParsedTemplate(null, [source.ErrorAt(0, $"The template is longer than {LongestText} characters.")]);
        var errors = new ErrorList(source);
        var tokens = new TemplateLexer(source, errors).Tokenize(FrontMatter);
        var body = new Parser(source, tokens, errors).ParseTemplate();
        if (errors.Count > 0)
            return new ParsedTemplate(null, errors.InOrder());
        try
        {
            return new ParsedTemplate(new Template(source, body), []);
        }
        catch (InsufficientExecutionStackException)
        {
            return new ParsedTemplate(null, [source.ErrorAt(0, "The template nests too deep for the stack of this thread.")]);
        }
    }
}
