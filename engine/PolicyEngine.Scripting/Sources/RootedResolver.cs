using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PolicyEngine.Scripting.Sources;

/// <summary>Answers the compiler's <c>#load</c>: inside the root only, relative to the file that loads, through the record of texts.</summary>
internal sealed class RootedResolver(ScriptTexts texts, string script) : SourceReferenceResolver
{
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath) => texts.Follow(path, baseFilePath);

    /// <summary>The compiler knows what it loaded, but not that the script itself is there already: in a circle it would run twice.</summary>
    public override SourceText ReadText(string resolvedPath) =>
        resolvedPath == script ? SourceText.From("", Encoding.UTF8) : texts.Read(resolvedPath);

    public override Stream OpenRead(string resolvedPath) =>
        throw new NotSupportedException("The compiler reads scripts as texts.");

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
