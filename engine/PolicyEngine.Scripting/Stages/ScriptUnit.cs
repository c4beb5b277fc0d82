using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Wording;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Stages;

/// <summary>One script with all that it loads, on its way through the stages.</summary>
internal sealed class ScriptUnit(
    CSharpCompilation compilation, ScriptTexts texts, PoliciesRoot root, AllowList allowed, GateSwitches gates, Lazy<WordMap> words, CancellationToken stop)
{
    public CSharpCompilation Compilation { get; } = compilation;

    /// <summary>The script itself, which the compiler puts after all that it loads.</summary>
    public string File => Compilation.SyntaxTrees[^1].FilePath;

    public ScriptTexts Texts { get; } = texts;

    public PoliciesRoot Root { get; } = root;

    /// <summary>What the script may use.</summary>
    public AllowList Allowed { get; } = allowed;

    /// <summary>Set when the compiler has been at it for longer than anybody would wait.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Which word follows which.</summary>
    public WordMap Words => words.Value;

    /// <summary>The emitted assembly, once the stage that emits it has run.</summary>
    public ImmutableArray<byte>? Image { get; set; }

    /// <summary>The lines and columns of what was emitted, until they go into the assembly with its bounds.</summary>
    public byte[] Lines { get; set; } = [];

    /// <summary>What the gate on meaning finds, which looks while the compiler emits; null where nobody began it.</summary>
    public OwnThread.Begun<List<Diagnostic>>? Meaning { get; set; }

    /// <summary>Whether the script passes this gate, as it does everywhere but in tests of the others.</summary>
    public bool Passes(GateSwitches gate) => (gates & gate) != 0;

    /// <summary>Where something stands, as the author counts: from 1, in the file that holds it.</summary>
    public static SourceLocation LocationOf(Location location)
    {
        if (!location.IsInSource)
            return default;
        var span = location.GetMappedLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
