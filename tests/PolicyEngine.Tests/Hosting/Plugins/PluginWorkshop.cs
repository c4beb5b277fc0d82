using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Plugins;

namespace PolicyEngine.Tests.Hosting.Plugins;

/// <summary>Builds tiny plugins into a folder of a test's own, shaped as a workspace, and loads them.</summary>
internal sealed class PluginWorkshop : IDisposable
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly MetadataReference[] Contract =
    [
        .. new[] { "System.Private.CoreLib", "System.Runtime", "System.Runtime.Loader", "System.Collections" }.Select(n => FromFile(Path.Combine(Framework, $"{n}.dll"))),
        FromFile(typeof(ProviderPlugin).Assembly.Location),
        FromFile(typeof(JObject).Assembly.Location),
        FromFile(typeof(Instant).Assembly.Location),
    ];

    private readonly DirectoryInfo workspace = Directory.CreateTempSubdirectory("workspace");

    public PluginWorkshop() => Loader = new(Workspace);

    public PluginLoader Loader { get; }

    public string Workspace => workspace.FullName;

    public string Folder(string project) => Path.Combine(Workspace, "plugins", project, "bin", "plugin");

    /// <summary>A plugin's class, whose members beyond the usual come as text.</summary>
    public static string Plugin(string id, string members = "", string name = "Plugin") => $$"""
        using System;
        using System.Collections.Generic;
        using Newtonsoft.Json.Linq;
        using PolicyEngine.Authoring;
        using PolicyEngine.Plugins;

        public class {{name}} : ProviderPlugin
        {
            public override string Id => "{{id}}";
            {{(members.Contains(" Zone", StringComparison.Ordinal) ? "" : "public override string Zone => \"UTC\";")}}
            public override string Culture => "es-MX";
            public override string Name => "{{name}}";
            public override Vocabulary Vocabulary { get; } = new([], [], [], []);
            {{(members.Contains(" ScriptScope", StringComparison.Ordinal) ? "" : "public override IReadOnlyList<Type> ScriptScope => [];")}}
            {{members}}
        }
        """;

    /// <summary>Compiles the code into the project's built folder, with a manifest that fits it.</summary>
    public string Build(string project, string code, params string[] libraries)
    {
        var folder = Folder(project);
        Compile(Path.Combine(folder, $"{project}.dll"), code, libraries);
        File.WriteAllText(Path.Combine(folder, "plugin.json"), $$"""{ "id": "{{project}}", "assembly": "{{project}}.dll", "apiVersion": 1 }""");
        return folder;
    }

    /// <summary>Compiles a library whose name is its file's, and gives its path.</summary>
    public static string Compile(string path, string code, params string[] libraries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var own = libraries.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var compiled = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code)],
            [.. Contract.Where(r => !own.Contains(Path.GetFileNameWithoutExtension(r.Display))), .. libraries.Select(FromFile)],
            new(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.That(compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return path;
    }

    public PluginLoad Load(string project) => Loader.Load(Folder(project));

    /// <summary>How many contexts are left once the garbage collector had its chance.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int LiveAfterCollection(int expected = 0)
    {
        for (var i = 0; i < 10 && Loader.LiveContexts.Count > expected; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Loader.LiveContexts.Count;
    }

    public void Dispose() => workspace.Delete(recursive: true);

    private static PortableExecutableReference FromFile(string path) => MetadataReference.CreateFromFile(path);
}
