using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Hosting.Plugins;

namespace PolicyEngine.Tests.Hosting.Plugins;

public sealed class PluginLoaderTests
{
    private PluginWorkshop workshop = null!;

    [SetUp]
    public void OpenWorkshop() => workshop = new();

    [TearDown]
    public void CloseWorkshop() => workshop.Dispose();

    [Test]
    public void The_plugins_of_this_repository_are_discovered_and_load()
    {
        var workspace = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(workspace, "PolicyEngine.sln")))
            workspace = Path.GetDirectoryName(workspace)!;
        var built = PluginCatalog.Discover(workspace).Single(folder => folder.Contains("MasNegocio", StringComparison.Ordinal));

        using var plugin = new PluginLoader(workspace).Load(built).Plugin!;

        Assert.That(plugin.Provider.Id, Is.EqualTo("masnegocio"));
        Assert.That(plugin.Provider.Zone, Is.EqualTo("America/Mexico_City"));
        Assert.That(plugin.Manifest, Is.EqualTo(new PluginManifest("masnegocio", "MasNegocio.dll", 1)));
        Assert.That(plugin.Hash, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void Built_plugins_are_discovered_in_ordinal_order()
    {
        foreach (var project in (string[])["beta", "Zeta", "alpha"])
            workshop.Build(project, PluginWorkshop.Plugin(project));
        Directory.CreateDirectory(Path.Combine(workshop.Workspace, "plugins", "unbuilt", "bin"));

        Assert.That(PluginCatalog.Discover(workshop.Workspace), Is.EqualTo(new[] { "Zeta", "alpha", "beta" }.Select(workshop.Folder)));
        Assert.That(PluginCatalog.Discover(Path.Combine(workshop.Workspace, "none")), Is.Empty);
    }

    [Test]
    public void The_contract_is_one_and_the_same_for_the_host_and_all_plugins()
    {
        const string Members = "public override JObject Map(string type, string system, JObject data) { data[Id] = system; return data; }";
        var data = new JObject();
        foreach (var project in (string[])["one", "two"])
        {
            // A copy of the contract and of what it speaks of, such as a careless build leaves, changes nothing.
            var folder = workshop.Build(project, PluginWorkshop.Plugin(project, Members));
            foreach (var copied in (Type[])[typeof(JObject), typeof(PolicyEngine.Plugins.ProviderPlugin), typeof(NodaTime.Instant)])
                File.Copy(copied.Assembly.Location, Path.Combine(folder, Path.GetFileName(copied.Assembly.Location)));

            using var plugin = workshop.Load(project).Plugin!;
            data = plugin.Provider.Map("ticket.opened", "helix", data);
            Assert.That(plugin.Context.Assemblies.Select(a => a.GetName().Name), Is.EqualTo([project]));
        }

        Assert.That(data, Is.EqualTo(new JObject { ["one"] = "helix", ["two"] = "helix" }));
    }

    [TestCase("1.0.0.0", "2.0.0.0")]
    [TestCase("2.0.0.0", "1.0.0.0")]
    public void Private_libraries_of_different_versions_live_side_by_side(string first, string second)
    {
        foreach (var version in (string[])[first, second])
        {
            var project = $"v{version[0]}";
            var library = PluginWorkshop.Compile(Path.Combine(workshop.Folder(project), "Tariff.dll"), TariffOf(version));
            workshop.Build(project, PluginWorkshop.Plugin(project, "public override string Zone => Tariff.Version;"), library);
        }

        using var one = workshop.Load($"v{first[0]}").Plugin!;
        using var two = workshop.Load($"v{second[0]}").Plugin!;

        Assert.That((one.Provider.Zone, two.Provider.Zone), Is.EqualTo((first, second)));
    }

    [Test]
    public void What_a_plugin_loads_by_name_is_never_the_hosts()
    {
        // Asked through its context: a test runner may redirect Assembly.Load to a context of its own.
        const string Zone = """
            public override string Zone => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Plugin).Assembly)
                .LoadFromAssemblyName(new("Microsoft.CodeAnalysis")).FullName;
            """;
        workshop.Build("acme", PluginWorkshop.Plugin("acme", Zone));
        using var plugin = workshop.Load("acme").Plugin!;

        Assert.That(() => plugin.Provider.Zone, Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("Microsoft.CodeAnalysis"));
    }

    [Test]
    public void The_texts_of_a_culture_are_found_beside_the_plugin()
    {
        const string Zone = """
            public override string Zone => typeof(Plugin).Assembly.GetSatelliteAssembly(new("es")).GetName().CultureName;
            """;
        var folder = workshop.Build("acme", PluginWorkshop.Plugin("acme", Zone));
        PluginWorkshop.Compile(Path.Combine(folder, "es", "acme.resources.dll"), "[assembly: System.Reflection.AssemblyCulture(\"es\")]");
        File.WriteAllText(Path.Combine(folder, "acme.deps.json"), """
            {
              "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
              "targets": { ".NETCoreApp,Version=v10.0": { "acme/1.0.0": {
                "runtime": { "acme.dll": {} }, "resources": { "es/acme.resources.dll": { "locale": "es" } } } } },
              "libraries": { "acme/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
            }
            """);
        using var plugin = workshop.Load("acme").Plugin!;

        Assert.That(plugin.Provider.Zone, Is.EqualTo("es"));
    }

    [Test]
    public void A_build_may_replace_the_files_of_a_plugin_at_work()
    {
        var library = PluginWorkshop.Compile(Path.Combine(workshop.Folder("acme"), "Tariff.dll"), TariffOf("1.0.0.0"));
        var folder = workshop.Build("acme", PluginWorkshop.Plugin("acme", "public override string Zone => Tariff.Version;"), library);
        using var plugin = workshop.Load("acme").Plugin!;
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll"))
            File.WriteAllText(file, "garbage");

        // Its library is needed for the first time only now.
        Assert.That(plugin.Provider.Zone, Is.EqualTo("1.0.0.0"));
        Assert.That(workshop.Load("acme").Failure?.Code, Is.EqualTo("PE0204"));
    }

    [Test]
    public void The_hash_tells_one_build_from_another()
    {
        workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        using var before = workshop.Load("acme").Plugin!;
        using var again = workshop.Load("acme").Plugin!;
        File.WriteAllText(Path.Combine(workshop.Folder("acme"), "rates.csv"), "1,2");
        using var after = workshop.Load("acme").Plugin!;

        Assert.That(again.Hash, Is.EqualTo(before.Hash));
        Assert.That(after.Hash, Is.Not.EqualTo(before.Hash));
    }

    [Test]
    public void Use_after_disposal_fails_and_says_so()
    {
        workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        var plugin = workshop.Load("acme").Plugin!;
        plugin.Dispose();
        plugin.Dispose();

        Assert.That(() => plugin.Provider, Throws.TypeOf<ObjectDisposedException>().With.Message.Contains("acme"));
        Assert.That(() => plugin.Context, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(plugin.Manifest.Id, Is.EqualTo("acme"));
    }

    private static string TariffOf(string version) => $$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        public static class Tariff { public static string Version => typeof(Tariff).Assembly.GetName().Version.ToString(); }
        """;
}
