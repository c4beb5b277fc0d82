using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Testing;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Scripts of a test's own for Cóndor, gone when the test ends.</summary>
internal sealed class TemporaryPolicy : IDisposable
{
    public const string Head = """Policy("condor/prueba", version: "1", from: "2026-01-01", source: "Prueba");""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("condor");

    /// <param name="scripts">Each script's name below the provider's folder, and its text.</param>
    public TemporaryPolicy(params (string Name, string Text)[] scripts)
    {
        foreach (var (name, text) in scripts)
            Write(name, text);
    }

    /// <summary>The policies folder.</summary>
    public string Folder => folder.FullName;

    /// <summary>Writes a script, or another file of the provider's folder, anew.</summary>
    public void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, "condor", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>What is found wrong while loading.</summary>
    public string[] Findings() => [.. Diagnostics().Select(diagnostic => diagnostic.ToString())];

    /// <summary>The same as they are.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics()
    {
        using var host = PolicyHost.Open(folder.FullName, new CondorPlugin());
        return host.Diagnostics;
    }

    /// <summary>What <c>check</c> finds.</summary>
    public string[] CheckFindings(LocalDate? on = null)
    {
        using var host = PolicyHost.Open(folder.FullName, new CondorPlugin());
        return [.. host.Check(on).Select(diagnostic => diagnostic.ToString())];
    }

    public PolicyTestbed Open() => PolicyTestbed.For(new CondorPlugin(), folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);
}
