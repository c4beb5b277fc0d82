using BenchmarkDotNet.Running;
using PolicyEngine.Benchmarks;

// Long runs that prove something over hours of use, and reports, beside the benchmarks that measure an operation.
return args switch
{
    ["reloads", .. var rest] => LongRuns.Reloads(NumberIn(rest, 5_000)),
    ["edits", .. var rest] => LongRuns.Edits(NumberIn(rest, 1_000)),
    ["start", var command, .. var rest] => StartTimes.Compare(command, NumberIn(rest, 21)),
    ["memory", .. var rest] => Remember(NumberIn(rest, MemoryReport.Tickets)),
    ["results", .. var rest] => ResultsReport.Write(rest),
    _ => Measure(args),
};

static int NumberIn(string[] rest, int otherwise) =>
    rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

static int Remember(int tickets)
{
    foreach (var line in MemoryReport.Build(tickets))
        Console.WriteLine(line);
    return 0;
}

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
