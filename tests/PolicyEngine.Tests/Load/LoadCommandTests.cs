using System.Text.Json;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Load;

/// <summary><c>policyengine load</c> as its users run it, briefly.</summary>
public sealed class LoadCommandTests
{
    private static readonly string[] Short = ["load", "masnegocio", "--tickets", "400", "--partitions", "4", "--events", "8000", "--warm-up", "0"];

    private string folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("load").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_load_is_measured_kept_and_compared()
    {
        var (kept, page) = (Path.Combine(folder, "then.json"), Path.Combine(folder, "load.html"));
        var first = Run(["--output", "json", "--report", page]);
        File.WriteAllText(kept, first.Output);

        Assert.That(first.Exit, Is.Zero, first.Errors);
        Assert.That(first.Errors, Does.Contain("run 1: opening tickets").And.Contain("run 2: "));
        var root = JsonDocument.Parse(first.Output).RootElement;
        Assert.That(root.GetProperty("machine").EnumerateObject().Select(told => told.Name), Is.SupersetOf(new[] { "processor", "cores", "collector", "clock" }));
        Assert.That(root.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("events").GetInt64()), Is.All.EqualTo(8_000));
        Assert.That(File.ReadAllText(page), Does.StartWith("<!doctype html>").And.Contain("masnegocio/mesa-de-servicio@2.6"));

        // What is as it was cannot be ten thousand times worse, whatever else this machine does meanwhile.
        var again = Run(["--compare", kept, "--threshold", "10000%", "--threads", "1"]);
        Assert.That(again.Exit, Is.Zero, again.Output + again.Errors);
        Assert.That(again.Output, Does.Contain($"decisions: {root.GetProperty("digest").GetString()}").And.Contain("Nothing is worse"));

        // A load that was a million times faster is missed, whatever the noise.
        File.WriteAllText(kept, Faster(first.Output));
        var slower = Run(["--compare", kept]);
        Assert.That(slower.Exit, Is.EqualTo(1), slower.Errors);
        Assert.That(slower.Output, Does.Contain("Worse than then").And.Contain("events a second"));
    }

    [TestCase("PE1101", "--rate \"often\" is no rate", "--rate", "often")]
    [TestCase("PE1101", "--rate \"0\" is no rate", "--rate", "0")]
    [TestCase("PE1101", "--duration \"30\" is no duration", "--duration", "30")]
    [TestCase("PE1101", "--threshold \"0.1\" is no part", "--threshold", "0.1")]
    [TestCase("PE1101", "--repeat must be at least 1", "--repeat", "0")]
    [TestCase("PE1102", "\"shout=1\" says nothing in --mix", "--mix", "opened=1,shout=1")]
    [TestCase("PE1103", "3 tickets are too few: there are 4 partitions", "--tickets", "3")]
    [TestCase("PE1103", "5 threads are too many: there are 4 partitions", "--threads", "5")]
    [TestCase("PE0001", "There is no file", "--compare", "nowhere.json")]
    [TestCase("PE1106", "cannot be written", "--report", "nowhere/load.html")]
    public void What_cannot_run_is_said_before_anything_does(string code, string said, params string[] options)
    {
        var result = Run(options);

        Assert.That((result.Exit, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Errors, Does.Contain($"error {code}: ").And.Contain(said).And.Not.Contain("run 1"));
    }

    [Test]
    public void What_cannot_be_compared_is_said_before_anything_runs()
    {
        var file = Path.Combine(folder, "other.json");
        File.WriteAllText(file, "{}");
        Assert.That(Run(["--compare", file]).Errors, Does.Contain("error PE1104: ").And.Not.Contain("run 1"));

        File.WriteAllText(file, Run(["--output", "json", "--repeat", "1"]).Output);
        Assert.That(Run(["--compare", file]).Errors, Does.Contain("error PE1105: ").And.Contain("the noise is known from two equal runs").And.Not.Contain("run 1"));
        var other = Run(["--compare", file, "--seed", "2"]);
        Assert.That(other.Errors, Does.Contain("error PE1105: ").And.Contain("it had other settings: seed").And.Not.Contain("run 1"));
        Assert.That(other.Exit, Is.EqualTo(2));
    }

    [Test]
    public void A_company_that_there_is_not_is_said_with_the_nearest_one()
    {
        var result = CommandLine.Run(CommandLine.Repository, "load", "masnegosio", "--lang", "es");

        Assert.That(result.Exit, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("error PE0344: ").And.Contain("¿Quiso decir 'masnegocio'?"));
    }

    private static CommandResult Run(string[] more) => CommandLine.Run(CommandLine.Repository, [.. Short.Where((_, i) => !IsReplaced(i, more)), .. more]);

    /// <summary>An option that is given again takes the place of the usual one.</summary>
    private static bool IsReplaced(int place, string[] more) =>
        (Short[place].StartsWith("--", StringComparison.Ordinal) && more.Contains(Short[place])) || (place > 0 && Short[place - 1].StartsWith("--", StringComparison.Ordinal) && more.Contains(Short[place - 1]));

    private static string Faster(string report)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(report)!;
        foreach (var figure in root["figures"]!.AsArray().Where(figure => (string)figure!["name"]! == "events_per_second"))
            figure!["runs"] = new System.Text.Json.Nodes.JsonArray(1e12, 1e12);
        return root.ToJsonString();
    }
}
