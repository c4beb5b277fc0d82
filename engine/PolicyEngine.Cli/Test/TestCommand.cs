using System.CommandLine;

namespace PolicyEngine.Cli.Test;

/// <summary><c>policyengine test</c>: its arguments and options.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var provider = new Argument<string?>("PROVIDER")
        {
            Description = "The provider whose scenarios to run. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var filter = new Option<string?>("--filter") { Description = "Runs only scenarios whose name, file or clause contains this text." };
        var workspace = new Option<string?>("--workspace") { Description = "The folder that holds plugins and policies. Default: the nearest one upwards." };
        var command = new Command("test", "Runs the scenarios beside the policies. Exit status: 0 all hold, 1 one does not, 2 cannot run.")
        {
            provider, filter, workspace,
        };
        command.SetAction(parse => new TestRunner(new TestArguments(
            parse.GetValue(provider), parse.GetValue(filter), parse.GetValue(workspace))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record TestArguments(string? Provider, string? Filter, string? Workspace);
