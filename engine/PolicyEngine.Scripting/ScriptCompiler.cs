using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Stages;
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
    private static readonly CSharpParseOptions Language =
        new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private readonly ScriptScope scope;
    private readonly PoliciesRoot root;
    private readonly SharedReferences references;
    private readonly CSharpCompilation empty;
    private readonly LeakMeter meter = new();
    private readonly AllowList allowed;
    private readonly GateSwitches gates;

    /// <param name="scope">What stands in scope in every script that this compiler compiles.</param>
    /// <param name="policiesFolder">The folder of all scripts; nothing outside it is read.</param>
    public ScriptCompiler(ScriptScope scope, string policiesFolder)
        : this(scope, policiesFolder, GateSwitches.All)
    {
    }

    internal ScriptCompiler(ScriptScope scope, string policiesFolder, GateSwitches gates)
    {
        (this.scope, this.gates) = (scope, gates);
        allowed = AllowList.Platform.With(scope);
        Metadata = new(allowed);
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

    /// <summary>What an assembly has to pass before it is loaded, wherever its bytes come from.</summary>
    internal MetadataGate Metadata { get; }

    /// <summary>How many loaded scripts are still in memory: those whose delegates are in use, and any that leaked.</summary>
    public int LiveContexts => meter.Live.Count;

    /// <summary>Compiles a script and every file that it loads. What is wrong in them is returned, never thrown.</summary>
    /// <param name="file">The script's path, relative to the policies folder.</param>
    public CompileResult Compile(string file)
    {
        var placed = root.Place(file, writtenIn: null);
        var texts = new ScriptTexts(root, (gates & GateSwitches.Text) != 0);
        if (placed.Placing != Placing.Found)
        {
            var why = placed.Placing == Placing.Missing
                ? new Diagnostic("PE0100", "There is no such file in the policies folder.", new(placed.Path))
                : new Diagnostic("PE0101", "The file lies outside the policies folder.", new(placed.Path));
            return Result(placed.Path, texts, [why], image: null);
        }

        return OwnThread.Run(stop => CompileHere(placed.Path, texts, stop))
            ?? Result(placed.Path, new ScriptTexts(root), [OwnThread.TooLong(placed.Path)], image: null);
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

        return OwnThread.Run(_ => RunHere(compiled, globals)) ?? new(OwnThread.TooLong(compiled.File), new());
    }

    private ScriptRun RunHere(CompileResult compiled, object globals)
    {
        var budget = new ScriptBudget();
        return new(ScriptRunner.Run(compiled, globals, references, meter, budget), budget);
    }

    private CompileResult CompileHere(string path, ScriptTexts texts, CancellationToken stop)
    {
        var unit = new ScriptUnit(Parse(path, texts), texts, root, allowed, gates, stop);
        var found = new List<Diagnostic>();
        foreach (var stage in Pipeline.InOrder)
        {
            found.AddRange(stage(unit));
            if (found.Exists(d => d.Severity == Severity.Error))
                return Result(path, texts, found, image: null);
        }

        return Result(path, texts, found, unit.Image);
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
