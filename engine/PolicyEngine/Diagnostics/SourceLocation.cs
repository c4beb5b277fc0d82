using System.Globalization;

namespace PolicyEngine.Diagnostics;

/// <summary>A place in an author's file. Lines and columns count from 1; 0 means that only the file is known.</summary>
/// <param name="File">The path as the author knows it: relative to the policies folder, with forward slashes.</param>
/// <param name="Line">The line, from 1, or 0.</param>
/// <param name="Column">The column, from 1, or 0.</param>
public readonly record struct SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>The place without its column, for what is found by its line, as statements are.</summary>
    public string ToLine() => (this with { Column = 0 }).ToString();

    public override string ToString() =>
        (Line, Column) switch
        {
            (0, _) => File,
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})"),
        };
}
