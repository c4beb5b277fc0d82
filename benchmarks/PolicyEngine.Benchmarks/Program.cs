using BenchmarkDotNet.Running;
using PolicyEngine.Benchmarks;

switch (args)
{
    case ["memory", ..]:
        foreach (var line in MemoryReport.Build(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : MemoryReport.Tickets))
            Console.WriteLine(line);
        break;
    case ["results", ..]:
        return ResultsReport.Write(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
return 0;
