using System.Collections.Immutable;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Cache;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Sources;
using PolicyEngine.Scripting.Stages;

namespace PolicyEngine.Scripting;

/// <summary>
/// Turns the text of a script into what it declares: <see cref="Compile"/> reads and translates,
/// <see cref="Run"/> executes against globals of the caller's and lets go of the code at once.
/// Keep one compiler for each scope and use it again: what it holds of the referenced assemblies is shared, and a new
/// one for each compilation makes the process grow. Safe to call from many threads.
/// </summary>
public sealed class ScriptCompiler
{
    private readonly ScriptScope scope;
    private readonly PoliciesRoot root;
    private readonly SharedReferences references;
    private readonly Lazy<ScriptTranslator> translator;
    private readonly ScriptCache? cache;
    private readonly ScopeMark mark;
    private readonly LeakMeter meter = new();
    private readonly GateSwitches gates;
    private readonly MetadataGate metadata;

    /// <param name="scope">What stands in scope in every script that this compiler compiles.</param>
    /// <param name="policiesFolder">The folder of all scripts; nothing outside it is read.</param>
    /// <param name="cache">Where compiled scripts are kept from one process to the next; null: nowhere.</param>
    public ScriptCompiler(ScriptScope scope, string policiesFolder, ScriptCache? cache = null)
        : this(scope, policiesFolder, cache, GateSwitches.All)
    {
    }

    internal ScriptCompiler(ScriptScope scope, string policiesFolder, ScriptCache? cache, GateSwitches gates)
    {
        (this.scope, this.cache, this.gates) = (scope, cache, gates);
        var allowed = AllowList.Platform.With(scope);
        metadata = new(allowed);
        root = new(policiesFolder);
        references = SharedReferences.Of([scope.Globals, .. scope.Words]);
        translator = new(() => new ScriptTranslator(scope, references, root, allowed, gates));
        mark = ScopeMark.Of(scope, references);
    }

    /// <summary>Reads what every compiler needs, which the first one would otherwise do. May run beside anything.</summary>
    public static void ReadAhead() => _ = AllowList.Platform;

    /// <summary>How many loaded scripts are still in memory: those whose delegates are in use, and any that leaked.</summary>
    public int LiveContexts => meter.Live.Count;

    /// <summary>
    /// Compiles a script and every file that it loads, or finds it compiled in the cache: the result is the same. What
    /// is wrong in them is returned, never thrown.
    /// </summary>
    /// <param name="file">The script's path, relative to the policies folder.</param>
    public CompileResult Compile(string file)
    {
        var placed = root.Place(file, writtenIn: null);
        var files = new ScriptFiles(root, (gates & GateSwitches.Text) != 0);
        if (placed.Placing != Placing.Found)
        {
            var why = placed.Placing == Placing.Missing
                ? Diagnostic.Of("PE0100.missing", new(placed.Path))
                : Diagnostic.Of("PE0101", new(placed.Path));
            return Result(placed.Path, files, [why], image: null);
        }

        if (cache is not null && CachedScript.Find(cache, mark, root, placed.Path, metadata) is { } kept)
            return Result(placed.Path, kept.Files, [], kept.Entry.Image);

        return OwnThread.Run(stop => Translate(placed.Path, files, stop))
            ?? Result(placed.Path, new ScriptFiles(root), [OwnThread.TooLong(placed.Path)], image: null);
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

        return OwnThread.Run(_ => RunHere(compiled, globals), run => run.Success) ?? new(OwnThread.TooLong(compiled.File), new());
    }

    private ScriptRun RunHere(CompileResult compiled, object globals)
    {
        var budget = new ScriptBudget();
        return new(ScriptRunner.Run(compiled, globals, references, meter, budget), budget);
    }

    private CompileResult Translate(string path, ScriptFiles files, CancellationToken stop)
    {
        var (image, found) = translator.Value.Translate(path, files, stop);
        // What has a warning is compiled each time, so that it is said each time.
        if (image is not null && found.Count == 0 && cache is not null)
            CachedScript.Keep(cache, mark, path, files, image.Value);
        return Result(path, files, found, image);
    }

    private static CompileResult Result(
        string file, ScriptFiles files, IEnumerable<Diagnostic> diagnostics, ImmutableArray<byte>? image) =>
        new()
        {
            File = file,
            Hash = files.Hash(),
            Files = [.. files.Names],
            Image = image,
            Diagnostics = [.. diagnostics],
        };
}
