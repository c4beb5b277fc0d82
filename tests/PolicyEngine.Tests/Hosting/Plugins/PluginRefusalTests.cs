using NUnit.Framework;

namespace PolicyEngine.Tests.Hosting.Plugins;

/// <summary>Plugins that cannot be had, and what is said of each.</summary>
public sealed class PluginRefusalTests
{
    private const string Assembly = "plugins/acme/bin/plugin/acme.dll: error ";

    private PluginWorkshop workshop = null!;

    [SetUp]
    public void OpenWorkshop() => workshop = new();

    [TearDown]
    public void CloseWorkshop() => workshop.Dispose();

    [TestCase("{\n  \"id\": \"acme\",\n  \"assembly\": acme.dll\n}", "(3,14): error PE0201: This is not JSON: ")]
    [TestCase("{\n  \"id\": \"acme\",\n  \"asembly\": \"acme.dll\", \"apiVersion\": 1 }", "(1,1): error PE0202: 'assembly' is missing. Is 'asembly' meant to be it?")]
    [TestCase("{ \"id\": 7, \"assembly\": \"acme.dll\", \"apiVersion\": 1 }", "(1,9): error PE0202: 'id' has to be the provider's id, in quotes.")]
    [TestCase("{ \"id\": \"acme\",\n \"assembly\": \"../acme.dll\", \"apiVersion\": 1 }", "(2,26): error PE0202: 'assembly' has to be a file name that ends with .dll, without folders.")]
    [TestCase("{ \"id\": \"acme\", \"assembly\": \"acme.dll\", \"apiVersion\": \"1\" }", "(1,57): error PE0202: 'apiVersion' has to be a whole number; this host's is 1.")]
    [TestCase("{ \"id\": \"acme\", \"assembly\": \"acme.dll\", \"apiVersion\": 2 }", ": error PE0203: Plugin 'acme' is written for version 2 of the plugin contract, and this host speaks version 1: update the host.")]
    [TestCase("{ \"id\": \"acme\", \"assembly\": \"other.dll\", \"apiVersion\": 1 }", ": error PE0204: There is no other.dll beside it: build the plugin, or correct 'assembly'.")]
    [TestCase("{ \"id\": \"acme2\", \"assembly\": \"acme.dll\", \"apiVersion\": 1 }", ": error PE0209: The manifest's id is 'acme2' and the plugin's own is 'acme': make them the same.")]
    public void A_manifest_that_is_wrong_is_refused_at_its_line(string manifest, string expected)
    {
        var folder = workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        File.WriteAllText(Path.Combine(folder, "plugin.json"), manifest);

        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith("plugins/acme/bin/plugin/plugin.json" + expected));
    }

    [Test]
    public void A_folder_without_a_plugin_is_refused()
    {
        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith("plugins/acme/bin/plugin: error PE0200: The built plugin cannot be read: "));
        Directory.CreateDirectory(workshop.Folder("acme"));
        Assert.That(workshop.Load("acme").Failure?.ToString(), Is.EqualTo(
            "plugins/acme/bin/plugin/plugin.json: error PE0200: There is no plugin.json: build the plugin, or add one to its project."));
    }

    private static readonly TestCaseData[] Classes =
    [
        Class("none", "public class Other;", "PE0207: There is no plugin in it: write one public class that derives from ProviderPlugin."),
        Class("abstract", PluginWorkshop.Plugin("acme").Replace("public class", "public abstract class"), "PE0207: There is no plugin in it: write one public class that derives from ProviderPlugin."),
        Class("hidden", PluginWorkshop.Plugin("acme").Replace("public class", "class"), "PE0207: 'Plugin' is not public: make it so."),
        Class(
            "several",
            PluginWorkshop.Plugin("acme") + "public sealed class Another : Plugin;",
            "PE0207: There are several plugins in one assembly ('Another', 'Plugin'): keep one public class that derives from ProviderPlugin."),
        Class("constructor", PluginWorkshop.Plugin("acme", "public Plugin(int n) { }"), "PE0207: 'Plugin' has no public constructor without parameters: give it one."),
        Class("private constructor", PluginWorkshop.Plugin("acme", "private Plugin() { }"), "PE0207: 'Plugin' has no public constructor without parameters: give it one."),
        Class(
            "throws",
            PluginWorkshop.Plugin("acme", "public Plugin() => throw new InvalidOperationException(\"No rates.\");"),
            "PE0208: Plugin 'acme' failed when it was made: InvalidOperationException: No rates."),
        Class(
            "throws at once",
            PluginWorkshop.Plugin("acme", "static readonly int n = int.Parse(\"x\", System.Globalization.CultureInfo.InvariantCulture); public Plugin() => _ = n;"),
            "PE0208: Plugin 'acme' failed when it was made: FormatException: The input string 'x' was not in a correct format."),
    ];

    private static TestCaseData Class(string name, string code, string expected) =>
        new TestCaseData(code, expected).SetName($"Class: {name}");

    [TestCaseSource(nameof(Classes))]
    public void An_assembly_holds_one_plugin_that_can_be_made(string code, string expected)
    {
        workshop.Build("acme", code);

        Assert.That(workshop.Load("acme").Failure?.ToString(), Is.EqualTo(Assembly + expected));
        Assert.That(workshop.LiveAfterCollection(), Is.Zero, "a refused plugin leaves nothing behind");
    }

    [Test]
    public void A_missing_library_is_named_and_never_taken_from_the_host()
    {
        // The host has this one, and in its own folder at that.
        var hosts = typeof(Microsoft.CodeAnalysis.SyntaxTree).Assembly.Location;
        workshop.Build("acme", PluginWorkshop.Plugin("acme", "public override string Zone => typeof(Microsoft.CodeAnalysis.SyntaxTree).FullName;"), hosts);

        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith(
            Assembly + "PE0205: Plugin 'acme' needs 'Microsoft.CodeAnalysis', and its built folder has no Microsoft.CodeAnalysis.dll: "));
    }

    [Test]
    public void A_library_that_the_build_lists_and_lacks_is_named_even_where_only_another_library_needs_it()
    {
        var folder = workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        File.WriteAllText(Path.Combine(folder, "acme.deps.json"), """
            {
              "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
              "targets": { ".NETCoreApp,Version=v10.0": {
                "acme/1.0.0": { "runtime": { "acme.dll": {} } },
                "Newtonsoft.Json/13.0.4": { "runtime": { "lib/net6.0/Newtonsoft.Json.dll": {} } },
                "Tariff/2.0.0": { "runtime": { "lib/net10.0/Tariff.dll": {} } } } },
              "libraries": {}
            }
            """);
        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith(Assembly + "PE0205: Plugin 'acme' needs 'Tariff', "));
    }

    /// <summary>The platform's own resolver ends the process on some of these.</summary>
    [TestCase("{\n oops", "(2,2)")]
    [TestCase("{}", "")]
    [TestCase("null", "")]
    [TestCase("[]", "(1,2)")]
    [TestCase("""{"runtimeTarget":{"name":"t"},"targets":{"t":{"b/1":7}},"libraries":{}}""", "(1,")]
    [TestCase("""{"runtimeTarget":{"name":"t"},"targets":{"t":{"b/1":{"runtime":"b.dll"}}},"libraries":{}}""", "(1,")]
    [TestCase("""{"runtimeTarget":{"name":"t"},"targets":{"t":{"b/1":{"runtime":{"acme.dll":7}}}},"libraries":{}}""", "(1,")]
    [TestCase("""{"runtimeTarget":{"name":7},"targets":{},"libraries":{}}""", "(1,")]
    [TestCase("""{"runtimeTarget":{"name":"t"},"targets":{},"libraries":{"b/1":{"type":"project"}}}""", "(1,")]
    public void A_list_of_libraries_that_no_build_writes_is_refused(string deps, string at)
    {
        var folder = workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        File.WriteAllText(Path.Combine(folder, "acme.deps.json"), deps);

        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith("plugins/acme/bin/plugin/acme.deps.json" + at).And.EndWith(
            ": error PE0201: This is not what a build writes: build the plugin again."));
    }

    [Test]
    public void A_plugin_that_needs_a_newer_contract_than_the_hosts_is_refused()
    {
        using var elsewhere = new PluginWorkshop();
        var newer = PluginWorkshop.Compile(
            Path.Combine(elsewhere.Workspace, "NodaTime.dll"),
            "[assembly: System.Reflection.AssemblyVersion(\"9.0.0.0\")] namespace NodaTime { public class Era; }");
        workshop.Build("acme", PluginWorkshop.Plugin("acme", "public NodaTime.Era Era => null;"), newer);

        Assert.That(workshop.Load("acme").Failure?.ToString(), Does.StartWith(
            Assembly + "PE0206: Plugin 'acme' was built against NodaTime 9.0.0.0, and this host has 3."));
    }
}
