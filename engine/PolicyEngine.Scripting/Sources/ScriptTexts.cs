using System.Text;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Sources;

/// <summary>The texts that one compilation read, as the compiler takes them.</summary>
internal sealed class ScriptTexts(ScriptFiles files)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, SourceText> texts = new(StringComparer.Ordinal);

    /// <summary>What the gates found, in the order in which the files were read.</summary>
    public IReadOnlyList<Diagnostic> Problems => files.Problems;

    /// <summary>Where a <c>#load</c> leads; null where it may not be followed or leads to nothing.</summary>
    public string? Follow(string written, string? writtenIn) => files.Follow(written, writtenIn);

    /// <summary>The text of a file that <see cref="PoliciesRoot.Place"/> found.</summary>
    public SourceText Read(string path)
    {
        if (!texts.TryGetValue(path, out var text))
            texts.Add(path, text = SourceText.From(files.Read(path), Utf8, SourceHashAlgorithm.Sha256));
        return text;
    }
}
