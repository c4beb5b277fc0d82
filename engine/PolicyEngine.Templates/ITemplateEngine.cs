namespace PolicyEngine.Templates;

/// <summary>Reads template text. The border behind which the template language stands. Safe to share between threads.</summary>
public interface ITemplateEngine
{
    /// <summary>Parses and compiles a template once, so that it can be rendered many times.</summary>
    /// <param name="name">The name that errors carry: a file path as the author knows it.</param>
    /// <param name="text">The text of the template.</param>
    /// <returns>A template, or every error that was found. Bad text is a value here and never an exception.</returns>
    ParsedTemplate Parse(string name, string text);
}
