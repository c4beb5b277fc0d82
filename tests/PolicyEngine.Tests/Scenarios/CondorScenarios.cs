using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Testing.Scenarios;
using PolicyEngine.Testing.Scenarios.Reports;
using PolicyEngine.Testing.Scenarios.Running;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Scenarios;

/// <summary>Cóndor's policies with scenarios of a test's own beside them, gone when the test ends.</summary>
internal sealed class CondorScenarios : IDisposable
{
    /// <summary>A ticket that is accepted.</summary>
    public const string Given = """Given(Titulo.Is("Ascensor 2"), Falla.Is(Parada), Uso.Is(Vivienda), OfCustomer("lago"));""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("condor");

    /// <param name="text">The text of the one file of scenarios.</param>
    public CondorScenarios(string text)
    {
        foreach (var file in Directory.EnumerateFiles(CondorDesk.PoliciesFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(CondorDesk.PoliciesFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var scenarios = Directory.CreateDirectory(Path.Combine(folder.FullName, "condor", "scenarios"));
        File.WriteAllText(Path.Combine(scenarios.FullName, "prueba.csx"), text);
        Host = PolicyHost.Open(folder.FullName, new CondorPlugin());
        Set = ScenarioLoader.Load(Host, "condor");
    }

    public PolicyHost Host { get; }

    public ScenarioSet Set { get; }

    public IReadOnlyList<ScenarioOutcome> Run() => ScenarioBatch.Run(Host, "condor", Set.Scenarios);

    /// <summary>What the command prints of those that failed.</summary>
    public string Failures()
    {
        using var text = new StringWriter();
        var writer = new FailureText(text, Set, Language.English);
        foreach (var outcome in Run())
            writer.Write(outcome);
        return text.ToString();
    }

    public void Dispose()
    {
        Host.Dispose();
        folder.Delete(recursive: true);
    }
}
