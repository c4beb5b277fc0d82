using System.CommandLine;

namespace PolicyEngine.Cli.Check;

/// <summary><c>policyengine check</c>: its arguments and options.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "What to report on, all of one workspace: its folder, a company's policies folder, a script or another file. Default: the whole workspace.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string?>("--output") { Description = "text, json, or sarif (2.1.0). Default: text." };
        output.AcceptOnlyFromAmong("text", "json", "sarif");
        var on = new Option<string?>("--on") { Description = "The date as of which things are asked that run out, e.g. 2026-03-31. Default: whatever runs out while a policy goes on is said." };
        var workspace = Workspace.Option();
        var command = new Command("check", "Checks policies and templates and prints what is wrong. Exit status: 0 clean, 1 findings, 2 cannot run.")
        {
            paths, output, on, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new CheckRunner(new CheckArguments(
            parse.GetValue(paths) ?? [],
            parse.GetValue(output) ?? "text",
            parse.GetValue(on),
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record CheckArguments(IReadOnlyList<string> Paths, string Output, string? On, string? Workspace, CacheSettings Cache);
