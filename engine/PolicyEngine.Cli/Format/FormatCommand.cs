using System.CommandLine;

namespace PolicyEngine.Cli.Format;

/// <summary><c>policyengine fmt</c>: its arguments and options.</summary>
internal static class FormatCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Scripts, or folders of scripts. Default: all scripts of the workspace.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exit status 1 where something would change." };
        var workspace = Workspace.Option();
        var command = new Command("fmt", "Aligns the tables of scripts without changing what they say.") { paths, check, workspace };
        command.SetAction(parse => new FormatRunner(parse.GetValue(paths) ?? [], parse.GetValue(check), parse.GetValue(workspace)).Run());
        return command;
    }
}
