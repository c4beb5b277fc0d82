using System.CommandLine;

namespace PolicyEngine.Cli.Evaluate;

/// <summary><c>policyengine evaluate</c>: its arguments and options.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var events = new Argument<string>("EVENTS") { Description = "The events, one JSON object a line; - reads standard input." };
        var until = new Option<string?>("--until") { Description = "The last instant, e.g. 2026-03-31T00:00:00-06:00. Default: the last event's time." };
        var output = new Option<string?>("--output") { Description = "table, or jsonl: one effect a line. Default: table." };
        output.AcceptOnlyFromAmong("table", "jsonl");
        var noRender = new Option<bool>("--no-render") { Description = "Leaves the subject and body of notifications out." };
        var from = new Option<string?>("--from") { Description = "The shape of the lines, where they are not CloudEvents: one that a plugin reads, e.g. vtiger." };
        var lanes = new Option<int>("--lanes") { Description = "Into how many lanes the tickets are parted, a thread for each. The effects are the same. Default: 0, one for each core but the first, or one alone for standard input." };
        var workspace = Workspace.Option();

        var command = new Command("evaluate", "Evaluates recorded events and prints what the policies decide.")
        {
            events, until, output, noRender, from, lanes, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new EvaluateRunner(new EvaluateArguments(
            new EventInput(parse.GetValue(events)!),
            parse.GetValue(until),
            parse.GetValue(output) ?? "table",
            !parse.GetValue(noRender),
            parse.GetValue(from),
            parse.GetValue(lanes),
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record EvaluateArguments(EventInput Events, string? Until, string Output, bool Render, string? From, int Lanes, string? Workspace, CacheSettings Cache);
