using System.CommandLine;

namespace PolicyEngine.Cli.Explain;

/// <summary><c>policyengine explain</c>: its arguments and options.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var image = new Option<string>("--image") { Description = "The provider whose images are explained: which table is a cube, which a bit set, what is asked in code.", Required = true };
        var output = new Option<string?>("--output") { Description = "text or json. Default: text." };
        output.AcceptOnlyFromAmong("text", "json");
        var workspace = Workspace.Option();
        var command = new Command("explain", "Says how the policies of a provider are compiled.") { image, output, workspace };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new ImageRunner(
            parse.GetValue(image)!, parse.GetValue(output) == "json", parse.GetValue(workspace), cache.Read(parse)).Run());
        return command;
    }
}
