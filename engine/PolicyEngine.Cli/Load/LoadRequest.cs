using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Load;

namespace PolicyEngine.Cli.Load;

/// <summary>Makes settings of what was written, or says why that will not do.</summary>
internal static class LoadRequest
{
    private const long Second = 1_000_000_000;
    private static readonly SourceLocation Here = new("policyengine");

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">What was written.</param>
    /// <param name="providers">The providers that decide.</param>
    /// <returns>The settings, or what is wrong.</returns>
    public static (LoadSettings? Settings, Diagnostic? Problem) Read(LoadArguments arguments, IReadOnlyList<string> providers)
    {
        var rate = 0d;
        if (arguments.Rate != "max" && !(TryNumber(arguments.Rate, out rate) && rate is > 0 and < 1e9))
            return Wrong("PE1101.rate", arguments.Rate);
        if (DurationOf(arguments.Duration) is not { } duration)
            return Wrong("PE1101.duration", arguments.Duration);
        foreach (var (option, number) in Numbers(arguments))
        {
            if (number < (option == "--warm-up" ? 0 : 1))
                return Wrong("PE1101.number", option, option == "--warm-up" ? 0 : 1);
        }
        var partitions = (long)arguments.Partitions * providers.Count;
        if (arguments.Tickets < partitions)
            return Wrong("PE1103.tickets", arguments.Tickets, partitions);
        if (arguments.Threads > partitions)
            return Wrong("PE1103.threads", arguments.Threads, partitions);
        var (mix, flaw) = arguments.Mix is null ? (LoadMix.Default, null) : LoadMix.Parse(arguments.Mix);
        if (mix is null)
            return Wrong("PE1102", flaw, LoadMix.Names);
        return (new LoadSettings
        {
            Providers = providers,
            Tickets = arguments.Tickets,
            Rate = arguments.Rate == "max" ? null : rate,
            Threads = arguments.Threads,
            Partitions = arguments.Partitions,
            Duration = duration,
            Events = arguments.Events,
            WarmUp = arguments.WarmUp,
            Seed = arguments.Seed,
            Mix = mix,
        }, null);
    }

    /// <summary>A part that is written as a percentage; null for anything else.</summary>
    public static double? PartOf(string written) =>
        written.EndsWith('%') && TryNumber(written[..^1], out var percent) && percent is >= 0 and <= 10_000 ? percent / 100 : null;

    private static IEnumerable<(string Option, long Number)> Numbers(LoadArguments arguments) =>
    [
        ("--tickets", arguments.Tickets),
        ("--threads", arguments.Threads),
        ("--partitions", arguments.Partitions),
        ("--events", arguments.Events ?? 1),
        ("--repeat", arguments.Repeat),
        ("--warm-up", arguments.WarmUp),
    ];

    private static long? DurationOf(string written)
    {
        var unit = written.Length == 0 ? 0 : written[^1] switch { 's' => Second, 'm' => 60 * Second, 'h' => 3_600 * Second, _ => 0 };
        return unit > 0 && TryNumber(written[..^1], out var number) && number is > 0 and <= 10_000 ? (long)(number * unit) : null;
    }

    private static bool TryNumber(string written, out double number) =>
        double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static (LoadSettings?, Diagnostic?) Wrong(string key, params object?[] values) => (null, Diagnostic.Of(key, Here, values));
}
