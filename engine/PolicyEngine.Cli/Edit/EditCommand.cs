using System.CommandLine;

namespace PolicyEngine.Cli.Edit;

/// <summary><c>policyengine edit</c>: its arguments and options.</summary>
internal static class EditCommand
{
    public static Command Create()
    {
        var provider = new Argument<string?>("PROVIDER")
        {
            Description = "The provider whose scripts are to be edited. Default: all of the workspace.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var workspace = Workspace.Option();
        var command = new Command("edit", "Prepares what an editor needs for completion and red squiggles in scripts.") { provider, workspace };
        command.SetAction(parse => new EditRunner(parse.GetValue(provider), parse.GetValue(workspace)).Run());
        return command;
    }
}
