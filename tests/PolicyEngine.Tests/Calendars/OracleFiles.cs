using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>Reads what the oracle files of business time and of service clocks have in common.</summary>
internal static class OracleFiles
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.ExtendedIso;

    /// <summary>The file that an environment variable names, else the project's own copy.</summary>
    public static string PathOf(string variable, string ownFile) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : OwnCopy(ownFile);

    public static string OwnCopy(string file) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Calendars", "Data", file);

    /// <summary>Dates stay text: the reader must not turn them into the machine's own idea of time.</summary>
    public static JObject ReadObject(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    public static WeeklyHours Week(JObject days)
    {
        var week = WeeklyHours.Closed;
        foreach (var (name, windows) in days)
        {
            var day = Array.IndexOf(Days, name);
            Assert.That(day, Is.GreaterThanOrEqualTo(0), $"'{name}' is not a day of the week");
            week = week.Union(WeeklyHours.On((IsoDayOfWeek)(day + 1), Windows(windows!)));
        }

        return week;
    }

    public static DayHours Windows(JToken windows)
    {
        var text = string.Join(' ', windows.Select(window => $"{window[0]}-{window[1]}"));
        if (text.Length == 0) return DayHours.Closed;
        return DayHours.TryParse(text, out var hours, out var error) ? hours : throw new FormatException(error.ToString());
    }

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>An instant with its offset, or a local time of the zone where it has none.</summary>
    public static long Instant(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var exact })
            return exact.ToInstant().ToUnixTimeTicks();
        return zone.AtLeniently(Local.Parse(text).Value).ToInstant().ToUnixTimeTicks();
    }

    public static string Show(long ticks) =>
        ticks == CompiledCalendar.Never
            ? "never"
            : InstantPattern.ExtendedIso.Format(NodaTime.Instant.FromUnixTimeTicks(ticks));

    public static void AssertNone(IReadOnlyCollection<string> failures, int cases)
    {
        Assert.That(cases, Is.Positive, "the file holds no case");
        TestContext.Out.WriteLine($"{cases - failures.Count} of {cases} cases");
        foreach (var failure in failures) TestContext.Out.WriteLine(failure);
        Assert.That(failures, Is.Empty, string.Join(Environment.NewLine, failures.Take(20)));
    }
}
