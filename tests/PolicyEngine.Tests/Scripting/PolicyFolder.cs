using NUnit.Framework;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Cache;
using PolicyEngine.Scripting.Gates;

namespace PolicyEngine.Tests.Scripting;

/// <summary>A policies folder of a test's own, gone when the test ends.</summary>
internal sealed class PolicyFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("policies");
    private readonly ScriptCompiler compiler;

    public PolicyFolder()
    {
        Root = Path.Combine(folder.FullName, "policies");
        Directory.CreateDirectory(Root);
        compiler = CompilerOn(Root);
    }

    public string Root { get; }

    public ScriptCompiler Compiler => compiler;

    private static ScriptScope Scope => new(typeof(Notebook), [typeof(Words)], ["System", "System.Linq", "PolicyEngine.Tests.Scripting"]);

    public static ScriptCompiler CompilerOn(string root, ScriptCache? cache = null) => new(Scope, root, cache);

    /// <summary>A compiler that lacks some of the gates.</summary>
    public static ScriptCompiler CompilerOn(string root, GateSwitches gates, ScriptCache? cache = null) => new(Scope, root, cache, gates);

    public PolicyFolder With(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public CompileResult Compile(string text) => With("acme/desk.csx", text).Compiler.Compile("acme/desk.csx");

    /// <summary>The notes of a script that is expected to compile and run.</summary>
    public List<string> NotesOf(string path)
    {
        var compiled = compiler.Compile(path);
        Assert.That(compiled.Diagnostics, Is.Empty);
        var notebook = new Notebook();
        Assert.That(compiler.Run(compiled, notebook).Failure, Is.Null);
        return notebook.Notes;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
