using System.CommandLine;
using System.Text;
using Newtonsoft.Json;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Cli.Sample;

/// <summary><c>policyengine sample</c>: invents a recorded month from a profile.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var profile = new Argument<string>("PROFILE") { Description = "The profile, e.g. policies/accioneficaz/samples/mes.profile.json." };
        var seed = new Option<ulong?>("--seed") { Description = "Another seed than the profile's own." };
        var command = new Command("sample", "Invents a month of events from a profile and a seed, one a line. Exit status: 0 written, 2 cannot run.") { profile, seed };
        command.SetAction(parse => Run(parse.GetValue(profile)!, parse.GetValue(seed)));
        return command;
    }

    private static int Run(string file, ulong? seed)
    {
        if (!File.Exists(file))
            return Workspace.Fail("PE0001", file);
        try
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var line in RecordedMonth.Lines(RecordingProfile.Read(file), seed))
                output.WriteLine(line);
            return ExitCode.Done;
        }
        catch (JsonException wrong)
        {
            return Workspace.Fail("PE0336", wrong.Message);
        }
    }
}
