using System.Globalization;

namespace PolicyEngine.Templates;

/// <summary>One thing that is wrong in a template, or that went wrong when it was rendered.</summary>
/// <param name="File">The name the template was parsed under; for an included template, its own name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 characters.</param>
/// <param name="Said">One sentence that quotes the offending text, with the nearest known name where one is near.</param>
public sealed record TemplateError(string File, int Line, int Column, TemplateMessage Said)
{
    /// <summary>The sentence in English.</summary>
    public string Message => Said.ToString();

    /// <summary>The form that editors and people read: <c>file(line,col): message</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {Message}");
}
