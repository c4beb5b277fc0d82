using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>One case of the clock oracle: what the engine says for each member that the case expects.</summary>
internal sealed class SlaClockCase
{
    private static readonly string[] InputMembers =
    [
        "start", "target_seconds", "pauses", "stop", "working_days", "end_of_day", "from", "to", "at", "change_at",
        "old_target_seconds", "new_target_seconds",
    ];

    private readonly CompiledCalendar _calendar;
    private readonly JObject _input;
    private readonly JObject _expected;
    private readonly string _kind;
    private readonly Pause[] _pauses;

    public SlaClockCase(JObject one, CompiledCalendar calendar)
    {
        _calendar = calendar;
        _kind = (string)one["kind"]!;
        _input = (JObject)one["input"]!;
        _expected = (JObject)one["expected"]!;
        _pauses = [.. Pauses().OrderBy(pause => pause.From)];
    }

    private DateTimeZone Zone => _calendar.Definition.Zone;

    public IEnumerable<string> Differences()
    {
        foreach (var member in _input.Properties().Where(each => !InputMembers.Contains(each.Name)))
            yield return $"the input member '{member.Name}' is not known";
        if (_expected.Count == 0) yield return "nothing is expected";
        foreach (var (member, expected) in _expected)
            foreach (var difference in Compare(member, expected!))
                yield return difference;
    }

    private IEnumerable<string> Compare(string member, JToken expected) =>
        (_kind, member) switch
        {
            ("clock" or "clock_days", "due") => Instants(member, expected, Due()),
            ("next_open", "instant") => Instants(member, expected, _calendar.NextOpen(At("at"))),
            ("retarget", "due_before") => Instants(member, expected, Deadline("start", "old_target_seconds")),
            ("retarget", "due" or "due_retroactive") => Instants(member, expected, Due()),
            ("retarget", "due_restart") => Instants(member, expected, Deadline("change_at", "new_target_seconds")),
            ("retarget", "due_carry") => Instants(member, expected, Carried()),
            ("clock" or "clock_days" or "retarget", "due_offsets") => Offsets(member, expected, Offset),
            ("clock" or "clock_days" or "retarget", "due_day_offsets") => Offsets(member, expected, DayOffset),
            ("clock" or "clock_days", "running_seconds") => Seconds(member, expected, Running()),
            ("clock" or "clock_days", "paused_seconds") => Seconds(member, expected, Paused()),
            ("clock", "overrun_seconds") => Seconds(member, expected, Overrun()),
            ("elapsed" or "open_time", "running_seconds") =>
                Seconds(member, expected, ClockArithmetic.Running(_calendar, At("from"), At("to"), _pauses)),
            ("elapsed" or "open_time", "paused_seconds") =>
                Seconds(member, expected, ClockArithmetic.Paused(_calendar, At("from"), At("to"), _pauses)),
            ("elapsed" or "open_time", "wall_seconds") => Seconds(member, expected, At("to") - At("from")),
            ("clock", "wall_seconds") => Seconds(member, expected, At("stop") - At("start")),
            _ => [$"the expected member '{member}' of kind '{_kind}' is not known"],
        };

    private long Due() => _kind switch
    {
        "clock_days" => ClockArithmetic.Postponed(_calendar, At("start"), DueInDays(), _pauses),
        "retarget" => Deadline("start", "new_target_seconds"),
        _ => Deadline("start", "target_seconds"),
    };

    private long DueInDays()
    {
        var days = (int)_input["working_days"]!;
        return (bool?)_input["end_of_day"] ?? false
            ? _calendar.EndOfBusinessDay(At("start"), days)
            : _calendar.AddBusinessDays(At("start"), days);
    }

    private long Deadline(string from, string target) =>
        ClockArithmetic.Deadline(_calendar, At(from), Duration(target), _pauses);

    private long Carried() =>
        ClockArithmetic.Carried(_calendar, At("start"), At("change_at"), Duration("new_target_seconds"), _pauses);

    private long Running() => ClockArithmetic.Running(_calendar, At("start"), At("stop"), _pauses);

    private long Paused() =>
        ClockArithmetic.Paused(_calendar, At("start"), _input.ContainsKey("stop") ? At("stop") : LastPauseEnd(), _pauses);

    private long Overrun() =>
        ClockArithmetic.Overrun(_calendar, At("start"), Duration("target_seconds"), At("stop"), _pauses);

    private long Offset(int seconds) => _calendar.Add(Due(), seconds * NodaConstants.TicksPerSecond);

    private long DayOffset(int days) => _calendar.AddBusinessDays(Due(), days);

    private long LastPauseEnd() => _pauses.Select(pause => pause.To).DefaultIfEmpty(At("start")).Max();

    private IEnumerable<Pause> Pauses() =>
        (_input["pauses"] ?? new JArray()).Select(pause => new Pause(
            OracleFiles.Instant((string)pause[0]!, Zone),
            (string?)pause[1] is { } to ? OracleFiles.Instant(to, Zone) : CompiledCalendar.Never));

    private long At(string member) => OracleFiles.Instant((string)_input[member]!, Zone);

    private long Duration(string member) => (long)((decimal)_input[member]! * NodaConstants.TicksPerSecond);

    private IEnumerable<string> Instants(string what, JToken expected, long actual)
    {
        var wanted = OracleFiles.Instant((string)expected!, Zone);
        if (wanted != actual)
            yield return $"{what}: expected {OracleFiles.Show(wanted)}, came {OracleFiles.Show(actual)}";
    }

    private static IEnumerable<string> Seconds(string what, JToken expected, long ticks)
    {
        var seconds = ticks / (decimal)NodaConstants.TicksPerSecond;
        if ((decimal)expected != seconds) yield return $"{what}: expected {expected} s, came {seconds} s";
    }

    private IEnumerable<string> Offsets(string what, JToken expected, Func<int, long> instantAt) =>
        ((JObject)expected).Properties().SelectMany(each =>
            Instants($"{what} {each.Name}", each.Value, instantAt(int.Parse(each.Name))));

    /// <summary>The calendar that a case names, read by the members that the file's calendars have.</summary>
    public static ServiceCalendar CalendarOf(string name, JObject definition)
    {
        var zone = DateTimeZoneProviders.Tzdb[(string)definition["timezone"]!];
        var calendar = new ServiceCalendar(name, zone, WeeklyHours.Closed);
        foreach (var (member, value) in definition)
        {
            calendar = member switch
            {
                "timezone" => calendar,
                "weekly" => calendar.WithHours(OracleFiles.Week((JObject)value!)),
                "annual_holidays" => calendar.WithHolidays(new HolidayCalendar(name, value!.Select(Annual))),
                "holidays" => value!.Aggregate(calendar, (so, date) => so.WithClosure(OracleFiles.Date((string)date!), "holiday")),
                "shifts" => Dated(value!).Aggregate(calendar, (so, each) => so.WithOpening(each.Date, each.Hours)),
                "breaks" => Dated(value!).Aggregate(calendar, (so, each) => so.WithBreak(each.Date, each.Hours)),
                _ => throw new FormatException($"the calendar member '{member}' is not known"),
            };
        }

        return calendar;
    }

    private static HolidayRule Annual(JToken monthAndDay)
    {
        var date = AnnualDatePattern.CreateWithInvariantCulture("MM-dd").Parse((string)monthAndDay!).Value;
        return HolidayRule.Fixed("holiday", date.Month, date.Day);
    }

    private static IEnumerable<(LocalDate Date, DayHours Hours)> Dated(JToken dates) =>
        ((JObject)dates).Properties().Select(each => (OracleFiles.Date(each.Name), OracleFiles.Windows(each.Value)));
}
