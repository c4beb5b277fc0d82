using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary>What <c>policyengine edit</c> writes is what an editor compiles: the shipped scripts cleanly, a broken one not.</summary>
public sealed class EditCommandTests
{
    private const string Script = "policies/masnegocio/mesa-de-servicio-2.6.csx";

    private ScratchWorkspace workspace = null!;

    [SetUp]
    public void Prepare()
    {
        workspace = new();
        var result = CommandLine.Run(workspace.Folder, "edit", "masnegocio");
        Assert.That((result.Exit, result.Errors), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.StartWith("masnegocio: ready in ").And.Contain(" projects."));
    }

    [TearDown]
    public void Remove() => workspace.Dispose();

    [Test]
    public void An_editor_that_knows_scripts_finds_nothing_in_the_shipped_ones_and_each_slip_at_its_line()
    {
        foreach (var script in Directory.EnumerateFiles(Path.Combine(workspace.Folder, "policies", "masnegocio"), "*.csx"))
            Assert.That(ErrorsOf(File.ReadAllText(script)), Is.Empty, script);

        var broken = File.ReadAllText(PathOf(Script)).ReplaceLineEndings("\n").Replace("40.Minutes", "40.Minuts", StringComparison.Ordinal);
        var line = broken[..broken.IndexOf("Minuts", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.That(ErrorsOf(broken).Select(error => error.Location.GetLineSpan().StartLinePosition.Line + 1), Is.EqualTo([line]));
    }

    [Test]
    public void An_editor_that_knows_scripts_has_the_words_of_scenarios_in_their_folder()
    {
        var scenarios = PathOf("policies/masnegocio/scenarios");
        foreach (var script in Directory.EnumerateFiles(scenarios, "*.csx"))
            Assert.That(ErrorsOf(File.ReadAllText(script), script), Is.Empty, script);
        Assert.That(File.ReadAllText(Path.Combine(scenarios, "omnisharp.json")), Does.Contain("script.rsp"));

        var path = PathOf("policies/masnegocio/scenarios/plazos-2.6.csx");
        var broken = File.ReadAllText(path).ReplaceLineEndings("\n").Replace(".Expect(", ".Expct(", StringComparison.Ordinal);
        var first = broken[..broken.IndexOf(".Expct(", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.That(ErrorsOf(broken, path).Select(error => error.Location.GetLineSpan().StartLinePosition.Line + 1), Does.Contain(first));
    }

    [Test]
    public void An_editor_that_knows_projects_compiles_scenarios_with_their_own_words()
    {
        var said = Build(PathOf(".policyengine/edit/masnegocio/scenarios/scenarios.equivalentes"));

        Assert.That(said, Does.Not.Contain(": error "));
        Assert.That(PathOf(".policyengine/edit/masnegocio/scenarios/scenarios.equivalentes/bin/Debug/net10.0/scenarios.equivalentes.dll"), Does.Exist);
    }

    [Test]
    public void An_editor_that_knows_projects_finds_a_slip_at_its_line_and_nothing_else()
    {
        var script = File.ReadAllText(PathOf(Script)).ReplaceLineEndings("\n");
        File.WriteAllText(PathOf(Script), script.Replace(".Final(", ".Finl(", StringComparison.Ordinal));
        var line = script[..script.IndexOf(".Final(", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var errors = Build(PathOf(".policyengine/edit/masnegocio/mesa-de-servicio-2.6")).Split('\n').Where(said => said.Contains(": error ", StringComparison.Ordinal)).Distinct().ToArray();

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0].Trim(), Does.StartWith($"{PathOf(Script)}({line},").And.Contain("'Finl'"));
    }

    [Test]
    public void The_words_say_what_they_are_and_a_provider_that_nobody_knows_is_told_so()
    {
        Assert.That(
            File.ReadAllText(PathOf(".policyengine/edit/masnegocio/PolicyEngine.Design.xml")),
            Does.Contain("<member name=\"M:PolicyEngine.Design.Words.Clause(System.String"));
        Assert.That(File.ReadAllText(PathOf("policies/masnegocio/omnisharp.json")), Does.Contain("script.rsp").And.Contain("\"enabled\": true"));
        var unknown = CommandLine.Run(workspace.Folder, "edit", "masnegocios");
        Assert.That(unknown.Exit, Is.EqualTo(2));
        Assert.That(unknown.Errors, Does.StartWith("policyengine: error PE0403: The provider \"masnegocios\" is not known. The providers are: "));
    }

    private string PathOf(string relative) => Path.Combine(workspace.Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>As OmniSharp does it: a script, with the response file's references and imports.</summary>
    private Diagnostic[] ErrorsOf(string text, string? scenario = null)
    {
        var folder = PathOf(".policyengine/edit/masnegocio" + (scenario is null ? "" : "/scenarios"));
        var platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var arguments = CSharpCommandLineParser.Script.Parse([$"@{Path.Combine(folder, "script.rsp")}"], folder, platform);
        Assert.That(arguments.Errors, Is.Empty);
        var references = arguments.MetadataReferences.Select(reference => reference.Reference)
            .Where(Path.IsPathRooted)
            .Concat(new[] { "System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections" }.Select(name => Path.Combine(platform, name + ".dll")))
            .Distinct()
            .Select(file => MetadataReference.CreateFromFile(file));
        var tree = CSharpSyntaxTree.ParseText(text, new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script), scenario ?? "");
        return
        [
            .. CSharpCompilation.CreateScriptCompilation("editor", tree, references, new(OutputKind.DynamicallyLinkedLibrary, usings: arguments.CompilationOptions.Usings, sourceReferenceResolver: SourceFileResolver.Default))
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }

    private static string Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
    }
}
