using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Wording;

namespace PolicyEngine.Scripting.Stages;

/// <summary>One script with all that it loads, on its way through the stages.</summary>
internal sealed class ScriptUnit(CSharpCompilation compilation, ScriptTexts texts, PoliciesRoot root, Lazy<WordMap> words)
{
    public CSharpCompilation Compilation { get; } = compilation;

    /// <summary>The script itself, which the compiler puts after all that it loads.</summary>
    public string File => Compilation.SyntaxTrees[^1].FilePath;

    public ScriptTexts Texts { get; } = texts;

    public PoliciesRoot Root { get; } = root;

    /// <summary>Which word follows which.</summary>
    public WordMap Words => words.Value;

    /// <summary>The emitted assembly, once the stage that emits it has run.</summary>
    public ImmutableArray<byte>? Image { get; set; }

    /// <summary>Where something stands, as the author counts: from 1, in the file that holds it.</summary>
    public static SourceLocation LocationOf(Location location)
    {
        if (!location.IsInSource)
            return default;
        var span = location.GetMappedLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
