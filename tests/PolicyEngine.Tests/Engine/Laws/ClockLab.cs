using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>
/// A policy with one target, whose time and calendar depend on the urgency, and two statuses in which it stands
/// still; in a zone whose clocks change.
/// </summary>
internal static class ClockLab
{
    public static readonly Status Open = new("open");
    public static readonly Status Working = new("working");
    public static readonly Status Waiting = new("waiting");
    public static readonly Status Held = new("held");
    public static readonly Value High = new("high");
    public static readonly Value Medium = new("medium");
    public static readonly Value Low = new("low");
    public static readonly CategoryField Urgency = new("urgency", High, Medium, Low);
    public static readonly CategoryField Priority = new("priority", High, Medium, Low);

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>The times of the urgencies in order; each has its calendar.</summary>
    public static readonly TimeAmount[] Times = [9.NaturalHours, 7.Hours, 3.BusinessDays];

    public static readonly Status[] Statuses = [Open, Working, Waiting, Held];

    private static readonly Calendar Desk = new("desk");
    private static readonly Target Answer = new("answer");

    public static readonly Vocabulary Vocabulary = new(Statuses, [new Role("clerk")], [Urgency], [Priority]);

    public static PolicyImage Image { get; } = Compile();

    public static CompiledCalendar DeskHours { get; } = CompiledCalendar.Compile(
        new ServiceCalendar("desk", Zone, WeeklyHours.Parse("Mon-Fri 09:00-13:00 14:30-18:00; Sun 01:30-03:30")), 2025, 4);

    public static CompiledCalendar Natural { get; } = CompiledCalendar.Compile(ServiceCalendar.AlwaysOpen("natural", Zone), 2025, 4);

    private static PolicyImage Compile()
    {
        var words = new PolicyScript(Vocabulary, Zone);
        words.Policy("lab/clocks", "1", "2025-01-01", "Clocks");
        // Open, too, in the night in which the clocks change.
        words.Clause("1").Calendar(Desk, "Mon-Fri 09:00-13:00 14:30-18:00; Sun 01:30-03:30");
        foreach (var value in Urgency.Values)
            words.Clause("2").Decide(Priority, value, Urgency == value);
        words.Clause("3").Starts(Open);
        words.Clause("3").Among(Statuses);
        words.Clause("4").Target(Answer, by: Priority)
            .On(Desk)
            .Within(High, Times[0]).Within(Medium, Times[1]).Within(Low, Times[2])
            .MetBy(words.Replied)
            .PausedIn(Waiting, Held);
        return ImageCompiler.Compile(words.Build().Model!);
    }
}
