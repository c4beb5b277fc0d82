using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Stages;
using PolicyEngine.Scripting.Wording;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting;

/// <summary>
/// Turns the text of a script into what it declares: <see cref="Compile"/> reads and translates,
/// <see cref="Run"/> executes against globals of the caller's and lets go of the code at once.
/// Keep one compiler for each scope and use it again: what it holds of the referenced assemblies is shared, and a new
/// one for each compilation makes the process grow. Safe to call from many threads.
/// </summary>
public sealed class ScriptCompiler
{
    internal static readonly CSharpParseOptions Language =
        new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private readonly ScriptScope scope;
    private readonly PoliciesRoot root;
    private readonly SharedReferences references;
    private readonly CSharpCompilation empty;
    private readonly Lazy<WordMap> words;
    private readonly LeakMeter meter = new();

    /// <param name="scope">What stands in scope in every script that this compiler compiles.</param>
    /// <param name="policiesFolder">The folder of all scripts; nothing outside it is read.</param>
    public ScriptCompiler(ScriptScope scope, string policiesFolder)
    {
        this.scope = scope;
        words = new(() => new WordMap(scope.Globals));
        root = new(policiesFolder);
        references = SharedReferences.Of([scope.Globals, .. scope.Words]);
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
            references.Metadata,
            options,
            previousScriptCompilation: null,
            returnType: null,
            globalsType: scope.Globals);

        // Reading the references once here is what lets every compilation have them for nothing.
        empty.GetDeclarationDiagnostics();
    }

    /// <summary>How many loaded scripts are still in memory: those whose delegates are in use, and any that leaked.</summary>
    public int LiveContexts => meter.Live.Count;

    /// <summary>Compiles a script and every file that it loads. What is wrong in them is returned, never thrown.</summary>
    /// <param name="file">The script's path, relative to the policies folder.</param>
    public CompileResult Compile(string file)
    {
        var placed = root.Place(file, writtenIn: null);
        var texts = new ScriptTexts(root);
        if (placed.Placing != Placing.Found)
        {
            var why = placed.Placing == Placing.Missing
                ? Diagnostic.Of("PE0100.missing", new(placed.Path))
                : Diagnostic.Of("PE0101", new(placed.Path));
            return Result(placed.Path, texts, [why], image: null);
        }

        var unit = new ScriptUnit(Parse(placed.Path, texts), texts, root, words.Value);
        var found = new List<Diagnostic>();
        foreach (var stage in Pipeline.InOrder)
        {
            found.AddRange(stage(unit));
            if (found.Exists(d => d.Severity == Severity.Error))
                return Result(placed.Path, texts, found, image: null);
        }

        return Result(placed.Path, texts, found, unit.Image);
    }

    /// <summary>
    /// Runs a compiled script. Its delegates stay callable for as long as somebody holds them; when the last is
    /// dropped, its code goes too. An exception in the script, or in a word that it calls, is returned as a
    /// diagnostic at the script's line.
    /// </summary>
    /// <param name="compiled">A successful result of <see cref="Compile"/>.</param>
    /// <param name="globals">A fresh instance of the scope's globals type: what the script declares lands there.</param>
    /// <exception cref="ArgumentException">The result holds no image, or the globals are of another type.</exception>
    public ScriptRun Run(CompileResult compiled, object globals)
    {
        if (!compiled.Success)
            throw new ArgumentException("A script with errors cannot run.", nameof(compiled));
        if (!scope.Globals.IsInstanceOfType(globals))
            throw new ArgumentException($"The globals are not of type {scope.Globals}.", nameof(globals));

        return new(ScriptRunner.Run(compiled, globals, references, meter));
    }

    private CSharpCompilation Parse(string path, ScriptTexts texts) =>
        empty
            .WithOptions(empty.Options.WithSourceReferenceResolver(new RootedResolver(root, texts, path)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(texts.Read(path), Language, path));

    private static CompileResult Result(
        string file, ScriptTexts texts, IEnumerable<Diagnostic> diagnostics, ImmutableArray<byte>? image) =>
        new()
        {
            File = file,
            Hash = texts.Hash(),
            Files = [.. texts.Files],
            Image = image,
            Diagnostics = [.. diagnostics],
        };
}
