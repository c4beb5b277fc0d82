using System.CommandLine;

namespace PolicyEngine.Cli.Check;

/// <summary><c>policyengine check</c>: its arguments and options.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders to report on, all of one workspace. Default: the whole workspace.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var workspace = new Option<string?>("--workspace") { Description = "The folder that holds plugins and policies. Default: the nearest one upwards." };
        var command = new Command("check", "Checks policies and templates and prints what is wrong. Exit status: 0 clean, 1 findings, 2 cannot run.")
        {
            paths, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new CheckRunner(parse.GetValue(paths) ?? [], parse.GetValue(workspace), cache.Read(parse)).Run());
        return command;
    }
}
