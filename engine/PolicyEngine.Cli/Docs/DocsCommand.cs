using System.CommandLine;

namespace PolicyEngine.Cli.Docs;

/// <summary><c>policyengine docs</c>: its arguments and options.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var provider = new Argument<string?>("PROVIDER")
        {
            Description = "The provider whose policy to write down. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var assumptions = new Option<bool>("--assumptions") { Description = "Lists what the document contradicts or leaves open instead: which clauses, what governs and why, and the line to change." };
        var output = new Option<string?>("--output") { Description = "text or json. Default: text, which is Markdown." };
        output.AcceptOnlyFromAmong("text", "json");
        var workspace = Workspace.Option();
        var command = new Command("docs", "Writes a policy's text, clause by clause, as Markdown. Exit status: 0 written, 2 cannot run.")
        {
            provider, assumptions, output, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new DocsRunner(new DocsArguments(
            parse.GetValue(provider),
            parse.GetValue(assumptions),
            parse.GetValue(output) ?? "text",
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record DocsArguments(string? Provider, bool Assumptions, string Output, string? Workspace, CacheSettings Cache);
