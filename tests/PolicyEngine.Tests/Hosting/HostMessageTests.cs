using System.Text;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Hosting;

/// <summary>What is said of events, plugins and folders that will not do, in both languages, kept in a file for each code.</summary>
public sealed class HostMessageTests
{
    private const string Folder = "tests/PolicyEngine.Tests/Diagnostics/Data/messages";
    private const string Event =
        """{"specversion":"1.0","id":"x","source":"/condor/app","type":"ticket.opened","subject":"EC-1","time":"2026-03-09T10:05:00-05:00","data":{}}""";

    [TestCase("PE0402", "\"1.0\"", "\"0.3\"")]
    [TestCase("PE0402", "\"x\"", "\" \"")]
    [TestCase("PE0402", "10:05:00-05:00", "10:05:00")]
    [TestCase("PE0402", "{}}", "[]}")]
    [TestCase("PE0402", "/condor/app", "condor")]
    [TestCase("PE0403", "/condor/app", "/otro/app")]
    [TestCase("PE0404", "ticket.opened", "ticket.exploded")]
    [TestCase("PE0401", "{}}", "{}} {}")]
    public void An_event_that_cannot_be_read_is_said_in_both_languages(string code, string text, string by)
    {
        var found = Unreadable(Event.Replace(text, by, StringComparison.Ordinal));

        Assert.That(found.Code, Is.EqualTo(code));
        Assert.That(found.MessageIn(Language.Spanish), Is.Not.EqualTo(found.Message).And.EndsWith("."));
    }

    [Test]
    public void The_messages_about_events_are_as_they_were() => Check("PE0402",
        from change in new[] { ("\"1.0\"", "\"0.3\""), ("\"x\"", "\" \""), ("10:05:00-05:00", "10:05:00"), ("{}}", "[]}"), ("/condor/app", "condor") }
        select Unreadable(Event.Replace(change.Item1, change.Item2, StringComparison.Ordinal)));

    [Test]
    public void A_plugin_that_fails_on_an_event_is_named_and_the_rest_goes_on()
    {
        using var policy = Scripts("prueba.csx");
        using var host = PolicyHost.Open(policy, new Failing());
        var run = host.Begin();
        run.Apply(Event);

        var found = run.Summary.Failures.Single();
        Assert.That(found.Code, Is.EqualTo("PE0405"));
        Check("PE0405", [found]);
    }

    [Test]
    public void A_zone_and_a_culture_that_do_not_exist_are_named()
    {
        using var policy = Scripts("prueba.csx");
        Check("PE0504", [.. Found(policy, new Elsewhere { Where = "America/Macondo" }), .. Found(policy, new Elsewhere { Tongue = "xx" })]);
    }

    [Test]
    public void A_folder_without_a_policy_and_two_policies_of_one_day_are_said()
    {
        using var none = Scripts();
        using var twice = Scripts("a.csx", "b.csx");
        Check("PE0505", Found(none, new CondorPlugin()));
        Check("PE0506", Found(twice, new CondorPlugin()));
    }

    /// <summary>The command looks upwards from here and from where it stands itself, so it has to stand elsewhere.</summary>
    [Test]
    public void Without_a_workspace_the_command_says_what_one_is()
    {
        using var elsewhere = new Scratch();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
            File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(elsewhere, "events.jsonl"), "");

        var said = CommandLine.RunFrom(elsewhere, elsewhere, "evaluate", "events.jsonl", "--lang", "es");

        Assert.That((said.Exit, said.Errors), Is.EqualTo((2, $"policyengine: error PE0003: {Sentence.Of("PE0003").In(Language.Spanish)}\n")));
    }

    private static Diagnostic Unreadable(string line)
    {
        using var policy = Scripts("prueba.csx");
        using var host = PolicyHost.Open(policy, new CondorPlugin());
        var run = host.Begin();
        run.Apply(line);
        return run.Summary.Unreadable.Single();
    }

    private static IReadOnlyList<Diagnostic> Found(string folder, ProviderPlugin plugin)
    {
        using var host = PolicyHost.Open(folder, plugin);
        return host.Diagnostics;
    }

    private static void Check(string code, IEnumerable<Diagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in found)
        {
            Assert.That(diagnostic.Code, Is.EqualTo(code));
            text.Append(diagnostic.In(Language.English)).Append('\n').Append(diagnostic.In(Language.Spanish)).Append("\n\n");
        }

        Goldens.Check($"{Folder}/{code}.txt", text.ToString());
    }

    private static Scratch Scripts(params string[] names)
    {
        var folder = new Scratch();
        Directory.CreateDirectory(Path.Combine(folder, "condor"));
        foreach (var name in names)
        {
            File.WriteAllText(
                Path.Combine(folder, "condor", name),
                $"Policy(\"condor/{Path.GetFileNameWithoutExtension(name)}\", version: \"1\", from: \"2026-01-01\", source: \"Prueba\");");
        }

        return folder;
    }

    /// <summary>A folder of a test's own.</summary>
    private sealed class Scratch : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("host");

        public static implicit operator string(Scratch scratch) => scratch.folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }

    private class Elsewhere : ProviderPlugin
    {
        public string Where { get; init; } = "America/Bogota";

        public string Tongue { get; init; } = "es-CO";

        public override string Id => "condor";

        public override string Name => "Elevadores Cóndor";

        public override string Zone => Where;

        public override string Culture => Tongue;

        public override Vocabulary Vocabulary => Condor.Completo;

        public override IReadOnlyList<Type> ScriptScope => [typeof(Condor)];
    }

    private sealed class Failing : Elsewhere
    {
        public override JObject Map(string type, string system, JObject data) => throw new InvalidOperationException("No tariff.");
    }
}
