using System.Reflection;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Authoring;
using PolicyEngine.Hosting;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Live;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// A warm reload of a policy of 60 lines, from its file to an image that decides, all gates included and without the
/// cache, beside what the compiler alone takes for the same text: parse, bind, emit. Each operation has a text of its own.
/// </summary>
[MemoryDiagnoser]
public class ReloadBenchmarks
{
    private const int Lines = 60;

    /// <summary>After so many turns the compiler's own code is compiled for good, in both alike.</summary>
    private const int TurnsUntilWarm = 150;

    private static readonly string Repository = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;

    private static readonly EmitOptions Embedded = new(debugInformationFormat: DebugInformationFormat.Embedded);

    private static readonly CSharpParseOptions Script =
        new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private EditedWorkspace workspace = null!;
    private PolicyHost host = null!;
    private CSharpCompilation empty = null!;
    private string text = null!;
    private int edit;

    [GlobalSetup]
    public void Open()
    {
        workspace = new EditedWorkspace(Repository);
        Directory.Delete(Path.Combine(workspace.Policies, "templates"), recursive: true);
        text = Shortened(File.ReadLines(workspace.ScriptPath));
        Write();
        host = PolicyHost.Open(workspace.Folder);
        if (!host.IsWhole || !host.Reload().IsWhole)
            throw new InvalidOperationException(string.Join('\n', host.Diagnostics));
        empty = Compilation();
        for (var turn = 0; turn < TurnsUntilWarm; turn++)
        {
            if (Bare() == 0 || !Reload())
                throw new InvalidOperationException("The script does not compile.");
        }
    }

    [GlobalCleanup]
    public void Close()
    {
        host.Dispose();
        workspace.Dispose();
    }

    [Benchmark(Baseline = true)]
    public long Bare()
    {
        var source = SourceText.From(Next(), Encoding.UTF8, SourceHashAlgorithm.Sha256);
        using var image = new MemoryStream();
        var emitted = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Script, "policy.csx")).Emit(image, options: Embedded);
        return emitted.Success ? image.Length : 0;
    }

    [Benchmark]
    public bool Reload()
    {
        Write();
        return host.Reload().IsWhole;
    }

    private void Write() => File.WriteAllText(workspace.ScriptPath, Next());

    private string Next() => $"{text}// {edit++}\n";

    /// <summary>Whole statements of the shipped policy, as many as have room, without what calls for a template.</summary>
    private static string Shortened(IEnumerable<string> script)
    {
        var kept = new List<string>();
        var statement = new List<string>();
        foreach (var line in script)
        {
            statement.Add(line);
            if (!line.TrimEnd().EndsWith(';') && !line.StartsWith("//", StringComparison.Ordinal) && line.Length > 0)
                continue;
            if (kept.Count + statement.Count <= Lines && !statement.Exists(part => part.Contains("Notify", StringComparison.Ordinal)))
                kept.AddRange(statement);
            statement.Clear();
        }
        return string.Join('\n', kept) + "\n";
    }

    private CSharpCompilation Compilation()
    {
        // As built, not the workspace's copy: an assembly is loaded from one place as long as a process lives.
        var plugin = Assembly.LoadFrom(Path.Combine(Repository, "plugins", "MasNegocio", "bin", "plugin", "MasNegocio.dll"));
        var provider = plugin.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(ProviderPlugin)));
        var vocabulary = ((ProviderPlugin)Activator.CreateInstance(provider)!).ScriptScope;
        var references = new[] { typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HashSet<>).Assembly, Assembly.Load("System.Runtime"), typeof(PolicyScript).Assembly, typeof(NodaTime.Instant).Assembly, plugin };
        string[] usings =
        [
            "PolicyEngine.Authoring", "PolicyEngine.Model", "PolicyEngine.Calendars", "NodaTime", "System", "System.Linq",
            .. new[] { typeof(EventFields), typeof(TimeWords) }.Concat(vocabulary).Select(type => type.FullName!.Replace('+', '.')),
        ];
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, scriptClassName: "Policy", usings: usings, optimizationLevel: OptimizationLevel.Release,
            checkOverflow: true, deterministic: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Disable);
        var made = CSharpCompilation.CreateScriptCompilation(
            "policy", syntaxTree: null, references.Distinct().Select(assembly => MetadataReference.CreateFromFile(assembly.Location)), options,
            previousScriptCompilation: null, returnType: null, globalsType: typeof(PolicyScript));
        made.GetDeclarationDiagnostics();
        return made;
    }
}
