using BenchmarkDotNet.Running;
using PolicyEngine.Benchmarks;

// Long runs that prove something over hours of use, beside the benchmarks that measure an operation.
return args switch
{
    ["reloads", .. var rest] => LongRuns.Reloads(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 5_000),
    ["edits", .. var rest] => LongRuns.Edits(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000),
    ["start", var command, .. var rest] => StartTimes.Compare(command, rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 21),
    _ => Measure(args),
};

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
