using System.Globalization;
using BenchmarkDotNet.Running;
using PolicyEngine.Benchmarks;

// Long runs that prove something over hours of use, what many tickets take, and the page of results, beside the
// benchmarks that measure an operation.
return args switch
{
    ["results", .. var rest] => ResultsReport.Write(rest),
    ["memory", .. var rest] => MemoryReport.Print(NumberIn(rest, MemoryReport.Tickets)),
    ["lanes", .. var rest] => LanesReport.Print(NumberIn(rest, LanesReport.Tickets)),
    ["reloads", .. var rest] => LongRuns.Reloads(NumberIn(rest, 5_000)),
    ["edits", .. var rest] => LongRuns.Edits(NumberIn(rest, 1_000)),
    ["start", .. var rest] => StartTimes.Print(NumberIn(rest, StartTimes.Rounds)),
    _ => Measure(args),
};

static int NumberIn(string[] rest, int otherwise) =>
    rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : otherwise;

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
