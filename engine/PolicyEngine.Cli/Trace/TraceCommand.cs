using System.CommandLine;

namespace PolicyEngine.Cli.Trace;

/// <summary><c>policyengine trace</c>: its arguments and options.</summary>
internal static class TraceCommand
{
    public static Command Create()
    {
        var provider = new Argument<string?>("PROVIDER")
        {
            Description = "The provider whose document to trace. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--output") { Description = "text or json. Default: text." };
        output.AcceptOnlyFromAmong("text", "json");
        var html = new Option<string?>("--html") { Description = "A file to write the trace to as one page of HTML." };
        var workspace = Workspace.Option();
        var command = new Command("trace", "Traces each clause of the document to rules, scenarios and effects. Exit status: 0 complete, 1 a clause lacks something, 2 cannot run.")
        {
            provider, output, html, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new TraceRunner(new TraceArguments(
            parse.GetValue(provider),
            parse.GetValue(output) ?? "text",
            parse.GetValue(html),
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record TraceArguments(string? Provider, string Output, string? Html, string? Workspace, CacheSettings Cache);
