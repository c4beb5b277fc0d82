using NodaTime;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>timespan</c>.</summary>
internal static class TimespanFunctions
{
    public static readonly BuiltInNamespace Namespace = new("timespan",
    [
        new("timespan.zero", "", (_, _) => Duration.Zero),
        From("days", Duration.FromDays(1)),
        From("hours", Duration.FromHours(1)),
        From("minutes", Duration.FromMinutes(1)),
        From("seconds", Duration.FromSeconds(1)),
        From("milliseconds", Duration.FromMilliseconds(1)),
        new("timespan.parse", "text", (c, a) => Timespans.Parse(c.Text(a[0]))
            ?? throw c.Fail($"'{Describer.Shorten(c.Text(a[0]))}' is not a timespan: it is written like 1.02:03:04.")),
    ]);

    private static BuiltInFunction From(string unit, Duration length) =>
        new($"timespan.from_{unit}", unit, (c, a) => Dates.Span(c, a[0], length));
}
