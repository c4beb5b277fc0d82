using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Plugins;

namespace PolicyEngine.Tests.Docs;

/// <summary>The wrong example of an error's page makes that error happen, word for word; the right one does not.</summary>
public sealed class ErrorExampleTests
{
    /// <summary>Examples that a page can only describe, since they are too long, not to be seen, or stopped by a gate before; other tests make these happen.</summary>
    private static readonly string[] Described = ["PE0100", "PE0101", "PE0102", "PE0103", "PE0104", "PE0151", "PE0315", "PE0501", "PE0711", "PE0740", "PE0752", "PE0760"];

    private LoadedPlugin plugin = null!;

    /// <summary>What <c>check</c> finds is about a whole policy, which these examples are not; its own tests make it happen.</summary>
    private const string Checks = "PE08";

    /// <summary>What is found when a policy is proven: of these <c>check</c> asks about what a script says of itself.</summary>
    private const string Proofs = "PE09";

    internal static IEnumerable<ErrorPage> Scripts() => ErrorPage.All().Where(page =>
        page.Script is not null && !Described.Contains(page.Code) && !page.Code.StartsWith(Checks, StringComparison.Ordinal));

    [OneTimeSetUp]
    public void LoadPlugin() => plugin = new PluginLoader(Repository.Root).Load(Repository.PathOf("plugins/MasNegocio/bin/plugin")).Plugin!;

    [OneTimeTearDown]
    public void DisposePlugin() => plugin.Dispose();

    [TestCaseSource(nameof(Scripts))]
    public void The_wrong_example_makes_the_error_happen_as_the_page_shows_it(object page)
    {
        var shown = (ErrorPage)page;
        var found = Found(shown, shown.Wrong);

        Assert.That(found.Select(diagnostic => diagnostic.Code), Does.Contain(shown.Code), string.Join('\n', found));
        var said = found.First(diagnostic => diagnostic.Code == shown.Code);
        Goldens.Check(shown.FileName, shown.TextWith($"{said.In(Language.English)}\n{said.In(Language.Spanish)}"));
    }

    [TestCaseSource(nameof(Scripts))]
    public void The_right_example_does_not(object page)
    {
        var shown = (ErrorPage)page;

        Assert.That(Found(shown, shown.Right).Where(diagnostic => diagnostic.Code == shown.Code), Is.Empty);
    }

    private IReadOnlyList<Diagnostic> Found(ErrorPage page, string script)
    {
        var folder = Directory.CreateTempSubdirectory("page");
        try
        {
            Write(page.Script!, script);
            Write("masnegocio/_horarios.csx", "Clause(\"MN-3.1.1\").Calendar(Horario.Mesa, \"Mon-Fri 09:00-19:00\");");
            if (page.Script!.Contains("/contracts/", StringComparison.Ordinal))
                Write("masnegocio/base.csx", "Policy(\"masnegocio/demo\", version: \"1\", from: \"2026-01-01\", source: \"Demo\");\nClause(\"MN-1\").Target(Plazo.Reaccion).Within(1.Hours);");
            using var host = PolicyHost.Open(folder.FullName, plugin.Provider);
            return page.Code.StartsWith(Proofs, StringComparison.Ordinal) ? host.Check() : host.Diagnostics;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Write(string file, string text)
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
