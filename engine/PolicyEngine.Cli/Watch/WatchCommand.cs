using System.CommandLine;

namespace PolicyEngine.Cli.Watch;

/// <summary><c>policyengine watch</c>: its arguments and options.</summary>
internal static class WatchCommand
{
    private const int DefaultCalm = 150;

    public static Command Create()
    {
        var events = new Argument<string>("EVENTS") { Description = "The events: a file to which they are appended, or - for standard input." };
        var output = new Option<string?>("--output") { Description = "table, or jsonl: one effect a line. Default: table." };
        output.AcceptOnlyFromAmong("table", "jsonl");
        var noRender = new Option<bool>("--no-render") { Description = "Leaves the subject and body of notifications out." };
        var calm = new Option<int>("--calm")
        {
            Description = "How many milliseconds nothing may be saved before a change is read; saves that follow one another sooner are one.",
            DefaultValueFactory = _ => DefaultCalm,
        };
        calm.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 60_000)
                result.AddError("--calm takes 1 to 60000 milliseconds.");
        });
        var poll = new Option<bool>("--poll") { Description = "Looks every second whether something changed, and does not ask the system: for network drives." };
        var workspace = Workspace.Option();
        var command = new Command("watch", "Serves a stream of events while the policies are edited. What is saved and checks clean decides from the next event on. Standard input ends it, or Ctrl+C.")
        {
            events, output, noRender, calm, poll, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction((parse, cancelled) => new WatchRunner(
            new WatchArguments(
                new EventInput(parse.GetValue(events)!),
                parse.GetValue(output) ?? "table",
                !parse.GetValue(noRender),
                TimeSpan.FromMilliseconds(parse.GetValue(calm)),
                parse.GetValue(poll),
                parse.GetValue(workspace),
                cache.Read(parse)),
            Edge.Now).RunAsync(cancelled));
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record WatchArguments(EventInput Events, string Output, bool Render, TimeSpan Calm, bool Polls, string? Workspace, CacheSettings Cache);
