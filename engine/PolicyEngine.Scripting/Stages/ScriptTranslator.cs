using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Wording;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Stages;

/// <summary>
/// The compiler's side of a scope: everything that needs the C# compiler hangs here, so that whoever finds all scripts
/// in the cache never loads it. Safe to call from many threads.
/// </summary>
internal sealed class ScriptTranslator
{
    internal static readonly CSharpParseOptions Language =
        new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private readonly PoliciesRoot root;
    private readonly AllowList allowed;
    private readonly GateSwitches gates;
    private readonly CSharpCompilation empty;
    private readonly Lazy<WordMap> words;

    public ScriptTranslator(ScriptScope scope, SharedReferences references, PoliciesRoot root, AllowList allowed, GateSwitches gates)
    {
        (this.root, this.allowed, this.gates) = (root, allowed, gates);
        words = new(() => new WordMap(scope.Globals));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: ScriptRunner.ClassName,
            usings: [.. scope.Namespaces, .. scope.Words.Select(type => type.FullName!.Replace('+', '.'))],
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: true,
            allowUnsafe: false,
            deterministic: true,
            concurrentBuild: false,
            metadataReferenceResolver: null,
            nullableContextOptions: NullableContextOptions.Disable);
        empty = CSharpCompilation.CreateScriptCompilation(
            ScriptRunner.AssemblyName,
            syntaxTree: null,
            MetadataReferences.Of(references),
            options,
            previousScriptCompilation: null,
            returnType: null,
            globalsType: scope.Globals);

        // Reading the references once here is what lets every compilation have them for nothing.
        empty.GetDeclarationDiagnostics();
    }

    /// <summary>Takes a script through the stages.</summary>
    /// <param name="path">The script, as <see cref="PoliciesRoot.Place"/> found it.</param>
    /// <param name="files">Remembers what was read.</param>
    /// <param name="stop">Set when nobody waits any longer.</param>
    public (ImmutableArray<byte>? Image, List<Diagnostic> Found) Translate(string path, ScriptFiles files, CancellationToken stop)
    {
        var texts = new ScriptTexts(files);
        var unit = new ScriptUnit(Parse(path, texts), texts, root, allowed, gates, words, stop);
        var found = new List<Diagnostic>();
        try
        {
            foreach (var stage in Pipeline.InOrder)
            {
                found.AddRange(stage(unit));
                if (found.Exists(d => d.Severity == Diagnostics.Severity.Error))
                    return (null, found);
            }
        }
        finally
        {
            unit.Meaning?.Dispose();
        }

        return (unit.Image, found);
    }

    private CSharpCompilation Parse(string path, ScriptTexts texts) =>
        empty
            .WithOptions(empty.Options.WithSourceReferenceResolver(new RootedResolver(texts, path)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(texts.Read(path), Language, path));
}
