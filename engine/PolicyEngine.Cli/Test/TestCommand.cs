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
        var threshold = new Option<decimal>("--threshold") { Description = "The least part of a provider's policies, in percent, that its scenarios have to cover. Default: 0." };
        var output = new Option<string?>("--output") { Description = "text, json or junit. Default: text." };
        output.AcceptOnlyFromAmong("text", "json", "junit");
        var report = new Option<string[]>("--report")
        {
            Description = "Files to write the report to as well: .json as JSON, .xml as JUnit, any other as text.",
            AllowMultipleArgumentsPerToken = true,
        };
        var mutate = new Option<bool>("--mutate") { Description = "Also changes the policies in one thing at a time, and lists the changes that no scenario notices." };
        var sample = new Option<int?>("--sample") { Description = "With --mutate: how many changes to try at most. Default: all." };
        var seed = new Option<int>("--seed") { Description = "With --sample: which ones. Default: 0." };
        var workspace = Workspace.Option();
        var command = new Command("test", "Runs the scenarios beside the policies and measures what they cover. Exit status: 0 all hold, 1 one does not or too little is covered, 2 cannot run.")
        {
            provider, filter, threshold, output, report, mutate, sample, seed, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new TestRunner(new TestArguments(
            parse.GetValue(provider),
            parse.GetValue(filter),
            parse.GetValue(threshold),
            parse.GetValue(output) ?? "text",
            parse.GetValue(report) ?? [],
            parse.GetValue(mutate) ? new MutationArguments(parse.GetValue(sample), parse.GetValue(seed)) : null,
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record TestArguments(
    string? Provider,
    string? Filter,
    decimal Threshold,
    string Output,
    IReadOnlyList<string> Reports,
    MutationArguments? Mutation,
    string? Workspace,
    CacheSettings Cache);

/// <summary>Which changes of the policies to try.</summary>
internal sealed record MutationArguments(int? Sample, int Seed);
