using System.Diagnostics;
using System.Text;
using NUnit.Framework;

namespace PolicyEngine.Tests.Wire;

/// <summary><c>policyengine evaluate</c> as a process of its own; a handful, for each takes its time to start.</summary>
public sealed class EvaluateCommandTests
{
    private static readonly string[] Lines =
    [
        .. EffectText.Lines("""
            2026-03-09T10:00 opened
            2026-03-09T10:01 opened @MN-2 -title
            2026-03-09T10:01 opened @MN-2 -title #e-2
            2026-03-09T12:30 replied agent mesa
            """).Select((line, i) => StoryLine.ToEvent(line, i + 1).ToString(Newtonsoft.Json.Formatting.None)),
    ];

    private string file = null!;

    [SetUp]
    public void WriteEvents() => File.WriteAllLines(file = Path.GetTempFileName(), Lines);

    [TearDown]
    public void DeleteEvents() => File.Delete(file);

    [Test]
    public void Refused_tickets_are_results_and_the_bytes_do_not_depend_on_the_machine()
    {
        var here = Run(null, ("TZ", "America/Mexico_City"), ("LANG", "C.UTF-8"));
        var elsewhere = Run(null, ("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"));

        Assert.That(here.Exit, Is.Zero, here.Errors);
        Assert.That(elsewhere.Exit, Is.Zero, elsewhere.Errors);
        Assert.That(elsewhere.Output, Is.EqualTo(here.Output));
        Assert.That(here.Output.Split('\n')[..^1], Is.EqualTo(Story.OfLines(Lines, "2026-03-09T13:00", render: true).Effects.Select(effect => effect.ToJson())));
        Assert.That(here.Output, Does.Contain("\"subject\":").And.Contain("\"body\":"));
        // Four lines, one of them a duplicate, one refused.
        Assert.That(here.Errors, Does.Match("""\b4 lines\b.*\b1 duplicates?\b.*\b1 refus"""));

        (int Exit, string Output, string Errors) Run(string? input, params (string, string)[] environment) =>
            Evaluate(input, environment, file, "--output", "jsonl", "--until", "2026-03-09T13:00:00-06:00");
    }

    [Test]
    public void A_bad_line_of_standard_input_is_reported_and_the_rest_is_evaluated_without_texts()
    {
        var input = string.Join('\n', [Lines[0], "{\"specversion\":\"1.0\"", .. Lines[1..]]) + "\n";

        var (exit, output, errors) = Evaluate(input, [], "-", "--output", "jsonl", "--no-render");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(errors, Does.Match("""(?m)^\S+\(2\): error PE\d{4}: \S"""));
        Assert.That(output.Split('\n')[..^1], Is.EqualTo(Story.OfLines(Lines).Effects.Select(effect => effect.ToJson())));
        Assert.That(output, Does.Contain("\"effect\":\"notification\"").And.Not.Contain("\"subject\":").And.Not.Contain("\"body\":"));
    }

    [TestCase("2026-03-09T12:29:59-06:00", TestName = "An end before the last event is an argument's fault")]
    [TestCase("2026-03-09", TestName = "An end that is no time is an argument's fault")]
    public void Until(string until)
    {
        var (exit, _, errors) = Evaluate(null, [], file, "--output", "jsonl", "--until", until);

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(errors, Does.Match("""error PE\d{4}: .*--until"""));
    }

    [TestCase("-1")]
    [TestCase("257")]
    public void A_number_of_lanes_that_there_cannot_be_is_an_argument_s_fault(string lanes)
    {
        var (exit, output, errors) = Evaluate(null, [], file, "--lanes", lanes);

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.StartWith($"policyengine: error PE1201: --lanes \"{lanes}\""));
    }

    [Test]
    public void A_policy_that_does_not_load_is_the_policy_s_fault()
    {
        using var workspace = new WorkspaceCopy();
        workspace.Change("40.Minutes", "40.Minuts");

        var (exit, output, errors) = Evaluate(null, [], file, "--workspace", workspace.Folder);

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Match("""mesa-de-servicio-2\.6\.csx\(\d+,\d+\): error PE\d{4}: """));
    }

    private static (int Exit, string Output, string Errors) Evaluate(string? input, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PolicyEngine.Cli.dll"), "evaluate", .. arguments])
        {
            WorkingDirectory = Workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
