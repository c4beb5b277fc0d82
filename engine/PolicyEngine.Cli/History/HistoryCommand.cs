using System.CommandLine;

namespace PolicyEngine.Cli.History;

/// <summary><c>policyengine history</c>: its arguments and options.</summary>
internal static class HistoryCommand
{
    public static Command Create()
    {
        var provider = new Argument<string?>("PROVIDER") { Description = "The company. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--output") { Description = "table, or jsonl: one revision a line. Default: table." };
        output.AcceptOnlyFromAmong("table", "jsonl");
        var workspace = Workspace.Option();
        var command = new Command("history", "Lists the revisions of the policies that served under watch, the newest last.")
        {
            provider, output, workspace,
        };
        command.SetAction(parse => new HistoryRunner(
            parse.GetValue(provider), parse.GetValue(output) == "jsonl", parse.GetValue(workspace)).Run());
        return command;
    }
}
