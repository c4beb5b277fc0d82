using System.CommandLine;

namespace PolicyEngine.Cli.Load;

/// <summary><c>policyengine load</c>: its arguments and options.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var providers = new Argument<string[]>("PROVIDER") { Description = "The providers whose policies decide. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var tickets = new Option<int>("--tickets") { Description = "How many tickets are open at a time.", DefaultValueFactory = _ => 100_000 };
        var rate = new Option<string>("--rate") { Description = "How many events a second are due, or max: as fast as it goes.", DefaultValueFactory = _ => "max" };
        var threads = new Option<int>("--threads") { Description = "How many threads decide.", DefaultValueFactory = _ => 1 };
        var partitions = new Option<int>("--partitions") { Description = "In how many partitions each provider's tickets stand; another number is another load.", DefaultValueFactory = _ => 16 };
        var duration = new Option<string>("--duration") { Description = "How long each run measures: 30s, 10m, 1h.", DefaultValueFactory = _ => "30s" };
        var events = new Option<long?>("--events") { Description = "Measures so many events in place of a duration." };
        var repeat = new Option<int>("--repeat") { Description = "How many equal runs; what differs between them is noise.", DefaultValueFactory = _ => 2 };
        var warmUp = new Option<int>("--warm-up") { Description = "How many events of each ticket go before each run and do not count.", DefaultValueFactory = _ => 10 };
        var seed = new Option<ulong>("--seed") { Description = "What tickets and events are drawn from: the same seed gives the same decisions.", DefaultValueFactory = _ => 1 };
        var mix = new Option<string?>("--mix") { Description = "How often each type of event comes, by weight: replied=2,status_changed=3. Default: what a service desk sees." };
        var output = new Option<string>("--output") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        output.AcceptOnlyFromAmong("text", "json");
        var report = new Option<string?>("--report") { Description = "A file to write the figures with charts to, as one page of HTML." };
        var compare = new Option<string?>("--compare") { Description = "An earlier load's JSON of the same settings: exit status 1 where a figure is worse." };
        var threshold = new Option<string>("--threshold") { Description = "With --compare: a difference that is let pass; one within the noise always is.", DefaultValueFactory = _ => "10%" };
        var workspace = Workspace.Option();
        var command = new Command("load", "Decides synthetic tickets under load and measures it. Exit status: 0 done, 1 worse than what it is compared with, 2 cannot run.")
        {
            providers, tickets, rate, threads, partitions, duration, events, repeat, warmUp, seed, mix, output, report, compare, threshold, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction((parse, cancelled) => Task.Run(() => new LoadRunner(new LoadArguments(
            parse.GetValue(providers) ?? [],
            parse.GetValue(workspace),
            cache.Read(parse))
        {
            Tickets = parse.GetValue(tickets),
            Rate = parse.GetValue(rate)!,
            Threads = parse.GetValue(threads),
            Partitions = parse.GetValue(partitions),
            Duration = parse.GetValue(duration)!,
            Events = parse.GetValue(events),
            Repeat = parse.GetValue(repeat),
            WarmUp = parse.GetValue(warmUp),
            Seed = parse.GetValue(seed),
            Mix = parse.GetValue(mix),
            Output = parse.GetValue(output)!,
            Report = parse.GetValue(report),
            Compare = parse.GetValue(compare),
            Threshold = parse.GetValue(threshold)!,
        }).Run(cancelled)));
        return command;
    }
}

/// <summary>What was asked for, as it was written.</summary>
internal sealed record LoadArguments(IReadOnlyList<string> Providers, string? Workspace, CacheSettings Cache)
{
    public required int Tickets { get; init; }

    public required string Rate { get; init; }

    public required int Threads { get; init; }

    public required int Partitions { get; init; }

    public required string Duration { get; init; }

    public required long? Events { get; init; }

    public required int Repeat { get; init; }

    public required int WarmUp { get; init; }

    public required ulong Seed { get; init; }

    public required string? Mix { get; init; }

    public required string Output { get; init; }

    public required string? Report { get; init; }

    public required string? Compare { get; init; }

    public required string Threshold { get; init; }
}
