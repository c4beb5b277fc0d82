using System.CommandLine;

namespace PolicyEngine.Cli.Diff;

/// <summary><c>policyengine diff</c>: its arguments and options.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var provider = new Argument<string>("PROVIDER") { Description = "The company's id." };
        var from = new Option<string>("--from") { Description = "The earlier version, e.g. 2.5.", Required = true };
        var to = new Option<string>("--to") { Description = "The later version, e.g. 2.6.", Required = true };
        var notice = new Option<bool>("--notice") { Description = "Writes the notice to customers, by the company's template version_notice." };
        var output = new Option<string?>("--output") { Description = "text, json or html. Default: text." };
        output.AcceptOnlyFromAmong("text", "json", "html");
        var workspace = Workspace.Option();
        var command = new Command("diff", "Prints what two versions of a policy decide differently. Exit status: 0 printed, 2 cannot run.")
        {
            provider, from, to, notice, output, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new DiffRunner(
            new DiffArguments(
                parse.GetValue(provider)!,
                parse.GetValue(from)!,
                parse.GetValue(to)!,
                parse.GetValue(notice),
                parse.GetValue(output) ?? "text",
                parse.GetValue(workspace)),
            cache.Read(parse)).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record DiffArguments(string Provider, string From, string To, bool Notice, string Output, string? Workspace);
