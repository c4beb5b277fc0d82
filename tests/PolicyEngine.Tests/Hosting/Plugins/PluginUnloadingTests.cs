using System.Runtime.CompilerServices;
using NUnit.Framework;
using PolicyEngine.Scripting;
using PolicyEngine.Tests.Scripting;

namespace PolicyEngine.Tests.Hosting.Plugins;

public sealed class PluginUnloadingTests
{
    private const string Vocabulary = """
        public override IReadOnlyList<Type> ScriptScope => [typeof(Words)];
        }

        public static class Words
        {
            public static string Mesa => "mesa";
            public static class Codes { public static string Solved => "solved"; }
            extension(int n) { public NodaTime.Duration Shifts => NodaTime.Duration.FromHours(8 * n); }
        """;

    private PluginWorkshop workshop = null!;

    [SetUp]
    public void OpenWorkshop() => workshop = new();

    [TearDown]
    public void CloseWorkshop() => workshop.Dispose();

    [Test]
    public void A_disposed_plugin_is_collected()
    {
        workshop.Build("acme", PluginWorkshop.Plugin("acme"));
        var plugin = workshop.Load("acme").Plugin!;
        Assert.That(workshop.LiveAfterCollection(expected: 1), Is.EqualTo(1));
        Assert.That(workshop.Loader.LiveContexts, Is.EqualTo(["plugin acme"]));

        plugin.Dispose();
        Assert.That(workshop.LiveAfterCollection(), Is.Zero);
    }

    [Test]
    public void Loading_and_unloading_does_not_make_the_process_grow()
    {
        var library = PluginWorkshop.Compile(
            Path.Combine(workshop.Folder("acme"), "Tariff.dll"), "public static class Tariff { public static string Zone => \"UTC\"; }");
        workshop.Build("acme", PluginWorkshop.Plugin("acme", "public override string Zone => Tariff.Zone;"), library);
        LoadAndDispose(times: 20);
        Assert.That(workshop.LiveAfterCollection(), Is.Zero);
        var before = (Managed: GC.GetTotalMemory(forceFullCollection: true), Process: Environment.WorkingSet);
        LoadAndDispose(times: 200);

        Assert.That(workshop.LiveAfterCollection(), Is.Zero);
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before.Managed, Is.LessThan(1 << 20));
        Assert.That(Environment.WorkingSet - before.Process, Is.LessThan(48 << 20));
    }

    [Test]
    public void Scripts_speak_the_plugins_own_words_and_both_are_collected()
    {
        workshop.Build("acme", PluginWorkshop.Plugin("acme", Vocabulary));
        using var policies = new PolicyFolder();
        policies.With("acme/desk.csx", """
            Note(Mesa);
            Note(Codes.Solved);
            Clause("A-1").Within(Level.Low, 2.Shifts);
            Rule(n => n + Mesa.Length);
            """);
        var notes = Speak(policies.Root, out var rule);

        Assert.That(notes, Is.EqualTo(["mesa", "solved", "A-1 Low 960"]));
        Assert.That(rule(1), Is.EqualTo(5));
        Assert.That(workshop.LiveAfterCollection(), Is.EqualTo(1), "a script's delegate keeps the words that it speaks");
        rule = null!;
        Assert.That(workshop.LiveAfterCollection(), Is.Zero);
    }

    [Test]
    public void Two_plugins_with_the_same_words_do_not_mix()
    {
        using var policies = new PolicyFolder();
        policies.With("acme/desk.csx", "Note(Mesa);");
        var notes = new List<string>();
        foreach (var project in (string[])["one", "two"])
        {
            workshop.Build(project, PluginWorkshop.Plugin(project, Vocabulary.Replace("\"mesa\"", $"\"{project}\"")));
            using var plugin = workshop.Load(project).Plugin!;
            var compiler = new ScriptCompiler(new(typeof(Notebook), plugin.Provider.ScriptScope, []), policies.Root);
            var notebook = new Notebook();
            Assert.That(compiler.Run(compiler.Compile("acme/desk.csx"), notebook).Failure, Is.Null);
            notes.AddRange(notebook.Notes);
        }

        Assert.That(notes, Is.EqualTo(["one", "two"]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoadAndDispose(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var plugin = workshop.Load("acme").Plugin!;
            Assert.That(plugin.Provider.Zone, Is.EqualTo("UTC"));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<string> Speak(string policiesRoot, out Func<int, int> rule)
    {
        using var plugin = workshop.Load("acme").Plugin!;
        var scope = new ScriptScope(typeof(Notebook), plugin.Provider.ScriptScope, ["PolicyEngine.Tests.Scripting"]);
        var compiler = new ScriptCompiler(scope, policiesRoot);
        var notebook = new Notebook();
        var compiled = compiler.Compile("acme/desk.csx");
        Assert.That(compiled.Diagnostics, Is.Empty);
        Assert.That(compiler.Run(compiled, notebook).Failure, Is.Null);
        rule = notebook.Rules[0];
        return notebook.Notes;
    }
}
