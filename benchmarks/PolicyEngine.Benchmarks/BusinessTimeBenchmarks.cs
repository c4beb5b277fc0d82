using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NodaTime;
using PolicyEngine.Calendars;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Business time added and measured through the compiled calendar, against a loop over days by hand over NodaTime that
/// gives the same answers. A desk that is open from 9 to 19, at random instants of a year; short is a day's work of ten
/// hours, long a thousand.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class BusinessTimeBenchmarks
{
    private const int Instants = 1_000;
    private const string AddShort = "add 10 h";
    private const string AddLong = "add 1,000 h";
    private const string BetweenShort = "between, 10 h";
    private const string BetweenLong = "between, 1,000 h";

    private static readonly Duration Short = Duration.FromHours(10);
    private static readonly Duration Long = Duration.FromHours(1_000);

    private readonly BusinessHours byHand = new();
    private readonly CompiledCalendar calendar = CompiledCalendar.Compile(
        new ServiceCalendar("mesa", DateTimeZoneProviders.Tzdb["America/Mexico_City"], WeeklyHours.Parse("Mon-Fri 09:00-19:00")).WithHolidays(Mexico.Statutory),
        firstYear: 2024, years: 12);

    private readonly Instant[] starts = new Instant[Instants];
    private readonly Instant[] shortEnds = new Instant[Instants];
    private readonly Instant[] longEnds = new Instant[Instants];
    private readonly long[] startTicks = new long[Instants];
    private readonly long[] shortTicks = new long[Instants];
    private readonly long[] longTicks = new long[Instants];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(3);
        var year = Instant.FromUtc(2026, 1, 1, 6, 0);
        for (var i = 0; i < Instants; i++)
        {
            starts[i] = year + Duration.FromSeconds(random.Next(365 * 86_400));
            (shortEnds[i], longEnds[i]) = (byHand.Add(starts[i], Short), byHand.Add(starts[i], Long));
            (startTicks[i], shortTicks[i], longTicks[i]) =
                (starts[i].ToUnixTimeTicks(), shortEnds[i].ToUnixTimeTicks(), longEnds[i].ToUnixTimeTicks());
            Same(calendar.Add(startTicks[i], Short.BclCompatibleTicks), shortTicks[i]);
            Same(calendar.Add(startTicks[i], Long.BclCompatibleTicks), longTicks[i]);
            Same(calendar.Between(startTicks[i], shortTicks[i]), byHand.Between(starts[i], shortEnds[i]).BclCompatibleTicks);
            Same(calendar.Between(startTicks[i], longTicks[i]), byHand.Between(starts[i], longEnds[i]).BclCompatibleTicks);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Instants), BenchmarkCategory(AddShort)]
    public long AddShortByHand() => AddByHand(Short);

    [Benchmark(OperationsPerInvoke = Instants), BenchmarkCategory(AddShort)]
    public long AddShortCompiled() => AddCompiled(Short);

    [Benchmark(Baseline = true, OperationsPerInvoke = Instants), BenchmarkCategory(AddLong)]
    public long AddLongByHand() => AddByHand(Long);

    [Benchmark(OperationsPerInvoke = Instants), BenchmarkCategory(AddLong)]
    public long AddLongCompiled() => AddCompiled(Long);

    [Benchmark(Baseline = true, OperationsPerInvoke = Instants), BenchmarkCategory(BetweenShort)]
    public long BetweenShortByHand() => BetweenByHand(shortEnds);

    [Benchmark(OperationsPerInvoke = Instants), BenchmarkCategory(BetweenShort)]
    public long BetweenShortCompiled() => BetweenCompiled(shortTicks);

    [Benchmark(Baseline = true, OperationsPerInvoke = Instants), BenchmarkCategory(BetweenLong)]
    public long BetweenLongByHand() => BetweenByHand(longEnds);

    [Benchmark(OperationsPerInvoke = Instants), BenchmarkCategory(BetweenLong)]
    public long BetweenLongCompiled() => BetweenCompiled(longTicks);

    private static void Same(long compiled, long byHand)
    {
        if (compiled != byHand)
            throw new InvalidOperationException($"The answers differ: {compiled} and {byHand}.");
    }

    private long AddByHand(Duration duration)
    {
        var sum = 0L;
        foreach (var start in starts)
            sum ^= byHand.Add(start, duration).ToUnixTimeTicks();
        return sum;
    }

    private long AddCompiled(Duration duration)
    {
        var (sum, ticks) = (0L, duration.BclCompatibleTicks);
        foreach (var start in startTicks)
            sum ^= calendar.Add(start, ticks);
        return sum;
    }

    private long BetweenByHand(Instant[] ends)
    {
        var sum = 0L;
        for (var i = 0; i < Instants; i++)
            sum ^= byHand.Between(starts[i], ends[i]).BclCompatibleTicks;
        return sum;
    }

    private long BetweenCompiled(long[] ends)
    {
        var sum = 0L;
        for (var i = 0; i < Instants; i++)
            sum ^= calendar.Between(startTicks[i], ends[i]);
        return sum;
    }
}
