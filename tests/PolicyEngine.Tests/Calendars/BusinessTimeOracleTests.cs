using Newtonsoft.Json.Linq;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>
/// Deadlines and open minutes that an established library computed. The environment variable
/// POLICYENGINE_BUSINESS_TIME names another file of the same form; its schedules are read from beside it if they are
/// there.
/// </summary>
[Category("Oracle")]
public sealed class BusinessTimeOracleTests
{
    [TestCase(4, TestName = "Business time agrees with the oracle, with the years of a case in the tables")]
    [TestCase(0, TestName = "Business time agrees with the oracle, without tables")]
    public void Business_time_agrees_with_the_oracle(int years)
    {
        var path = OracleFiles.PathOf("POLICYENGINE_BUSINESS_TIME", "business-time.jsonl");
        var schedules = SchedulesFor(path);
        var failures = new List<string>();
        var cases = 0;
        foreach (var line in File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            cases++;
            var one = OracleFiles.ReadObject(line);
            var startYear = int.Parse(((string)one["start"]!)[..4]);
            var calendar = CompiledCalendar.Compile(CalendarOf(one, schedules), startYear - 1, years);
            if (Difference(one, calendar) is { } difference) failures.Add($"{one["id"]} ({one["tag"]}): {difference}");
        }

        OracleFiles.AssertNone(failures, cases);
    }

    private static Dictionary<string, WeeklyHours> SchedulesFor(string path)
    {
        const string name = "business-time.schedules.json";
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        var file = File.Exists(beside) ? beside : OracleFiles.OwnCopy(name);
        return OracleFiles.ReadObject(File.ReadAllText(file))["schedules"]!.Children<JProperty>()
            .ToDictionary(each => each.Name, each => OracleFiles.Week((JObject)each.Value));
    }

    private static ServiceCalendar CalendarOf(JObject one, Dictionary<string, WeeklyHours> schedules)
    {
        var zone = DateTimeZoneProviders.Tzdb[(string)one["zone"]!];
        var calendar = new ServiceCalendar("oracle", zone, schedules[(string)one["schedule"]!]);
        foreach (var date in one["holidays"]!)
            calendar = calendar.WithClosure(OracleFiles.Date((string)date!), "holiday");
        return calendar;
    }

    private static string? Difference(JObject one, CompiledCalendar calendar)
    {
        var zone = calendar.Definition.Zone;
        var start = OracleFiles.Instant((string)one["start"]!, zone);
        switch ((string)one["op"]!)
        {
            case "add":
                var expected = OracleFiles.Instant((string)one["expected"]!, zone);
                var deadline = calendar.Add(start, (long)one["duration_minutes"]! * NodaConstants.TicksPerMinute);
                return deadline == expected
                    ? null
                    : $"expected {OracleFiles.Show(expected)}, came {OracleFiles.Show(deadline)}";
            case "between":
                var minutes = (long)one["expected"]!;
                var open = calendar.Between(start, OracleFiles.Instant((string)one["end"]!, zone));
                return open / NodaConstants.TicksPerMinute == minutes
                    ? null
                    : $"expected {minutes} min, came {open / (double)NodaConstants.TicksPerMinute} min";
            default:
                return $"the operation '{one["op"]}' is not known";
        }
    }
}
