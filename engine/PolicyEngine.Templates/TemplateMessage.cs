using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyEngine.Templates;

/// <summary>
/// A sentence about a template before it is said in a language: its English form with <c>{0}</c>, <c>{1}</c> … where
/// values stand, and the values, which are texts or sentences of their own. Written as an interpolated text. Whoever
/// speaks another language looks the form up. Immutable once written; equal to what says the same.
/// </summary>
[InterpolatedStringHandler]
public sealed class TemplateMessage : IEquatable<TemplateMessage>
{
    private readonly StringBuilder form;
    private readonly List<object> values;

    /// <summary>Begins a sentence; the compiler calls it.</summary>
    public TemplateMessage(int literalLength, int formattedCount) => (form, values) = (new(literalLength + (3 * formattedCount)), new(formattedCount));

    private TemplateMessage(string text)
        : this(text.Length, 0) => AppendLiteral(text);

    /// <summary>The English form, as <see cref="string.Format(string, object?[])"/> takes it.</summary>
    public string Form => form.ToString();

    /// <summary>What stands in the form's places: each a text or a <see cref="TemplateMessage"/>.</summary>
    public IReadOnlyList<object> Values => values;

    /// <summary>A sentence without values.</summary>
    public static implicit operator TemplateMessage(string text) => new(text);

    public void AppendLiteral(string literal) =>
        form.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted(TemplateMessage value) => Place(value);

    public void AppendFormatted(string? value) => Place(value ?? "");

    public void AppendFormatted<T>(T value) => Place(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    /// <summary>The sentence in English.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Form, [.. values]);

    public bool Equals(TemplateMessage? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as TemplateMessage);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private void Place(object value)
    {
        form.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        values.Add(value);
    }
}
