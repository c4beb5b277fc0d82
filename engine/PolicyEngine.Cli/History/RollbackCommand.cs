using System.CommandLine;

namespace PolicyEngine.Cli.History;

/// <summary><c>policyengine rollback</c>: its arguments and options.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var revision = new Argument<string>("REVISION") { Description = "The revision, from history or from an effect; its first four digits or more." };
        var provider = new Option<string?>("--provider") { Description = "The company, where several have a revision of that name." };
        var replace = new Option<bool>("--replace") { Description = "Replaces files that were edited and never served too. They are kept as a revision." };
        var workspace = Workspace.Option();
        var command = new Command("rollback", "Brings the files of a revision that served back. A watch that runs takes them up like any save.")
        {
            revision, provider, replace, workspace,
        };
        command.SetAction(parse => new RollbackRunner(
            parse.GetValue(revision)!, parse.GetValue(provider), parse.GetValue(replace), parse.GetValue(workspace)).Run());
        return command;
    }
}
