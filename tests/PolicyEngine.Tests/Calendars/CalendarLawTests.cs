#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NodaTime;
using PolicyEngine.Calendars;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Calendars;

/// <summary>What holds for every calendar, whatever its hours, its zone, and the years in its tables.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(CalendarArbitraries)], MaxTest = 300)]
public sealed class CalendarLawTests
{
    private static CompiledCalendar Compile(CalendarQuestion question) =>
        CompiledCalendar.Compile(question.Calendar, 2014, 4);

    [Law]
    public bool As_much_open_time_lies_before_a_deadline_as_was_added(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var deadline = calendar.Add(ask.Start, ask.Duration);
        return deadline == CompiledCalendar.Never || calendar.Between(ask.Start, deadline) == ask.Duration;
    }

    [Law]
    public bool A_deadline_is_the_earliest_instant_that_will_do(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var deadline = calendar.Add(ask.Start, ask.Duration);
        return deadline == CompiledCalendar.Never || calendar.IsOpen(deadline - 1);
    }

    [Law]
    public bool Adding_twice_is_adding_the_sum(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        return calendar.Add(calendar.Add(ask.Start, ask.Duration), ask.Further)
            == calendar.Add(ask.Start, ask.Duration + ask.Further);
    }

    [Law]
    public bool A_later_start_or_a_longer_duration_never_gives_an_earlier_deadline(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var deadline = calendar.Add(ask.Start, ask.Duration);
        return calendar.Add(ask.Start + ask.Further, ask.Duration) >= deadline
            && calendar.Add(ask.Start, ask.Duration + ask.Further) > deadline - (deadline == CompiledCalendar.Never ? 1 : 0);
    }

    [Law]
    public bool Going_back_finds_the_latest_instant_with_as_much_open_time(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var earlier = calendar.Add(ask.Start, -ask.Duration);
        return earlier == CompiledCalendar.Never
            || (calendar.Between(earlier, ask.Start) == ask.Duration && calendar.IsOpen(earlier));
    }

    [Law]
    public bool The_next_opening_is_open_and_nothing_before_it_is(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var next = calendar.NextOpen(ask.Start);
        return next == CompiledCalendar.Never
            || (next >= ask.Start && calendar.IsOpen(next) && calendar.Between(ask.Start, next) == 0);
    }

    [Law]
    public bool Open_time_of_two_stretches_is_open_time_of_both(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var (middle, end) = (ask.Start + ask.Duration, ask.Start + ask.Duration + ask.Further);
        return calendar.Between(ask.Start, middle) + calendar.Between(middle, end) == calendar.Between(ask.Start, end);
    }

    [Law]
    public bool Answers_do_not_depend_on_the_years_in_the_tables_nor_on_their_size(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        CompiledCalendar[] others =
        [
            CompiledCalendar.Compile(ask.Calendar, 2014, 0),
            CompiledCalendar.Compile(ask.Calendar, 2015, 1),
            CompiledCalendar.Compile(ask.Calendar, 2014, 4, mostBuckets: 40),
            CompiledCalendar.Compile(ask.Calendar, 2014, 4, mostBuckets: 900),
        ];
        return others.All(other => Answers(other, ask).SequenceEqual(Answers(calendar, ask)));
    }

    private static long[] Answers(CompiledCalendar calendar, CalendarQuestion ask) =>
    [
        calendar.Add(ask.Start, ask.Duration),
        calendar.Add(ask.Start, ask.Duration * 100),
        calendar.Add(ask.Start, -ask.Duration),
        calendar.Between(ask.Start, ask.Start + ask.Duration),
        calendar.Between(ask.Start - ask.Further, ask.Start + ask.Duration),
        calendar.NextOpen(ask.Start),
        calendar.NextOpen(calendar.Add(ask.Start, ask.Duration)),
        calendar.IsOpen(ask.Start) ? 1 : 0,
        calendar.AddBusinessDays(ask.Start, 3),
        calendar.AddBusinessDays(ask.Start, -3),
        calendar.EndOfBusinessDay(ask.Start, 2),
    ];

    [Law(MaxTest = 100)]
    public bool Every_minute_is_open_or_closed_as_the_conventions_say(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var reference = new MinuteByMinute(ask.Calendar);
        var first = ask.Start - (ask.Start % NodaConstants.TicksPerMinute) - (12 * NodaConstants.TicksPerHour);
        var open = 0;
        for (var minute = 0; minute < 48 * 60; minute++)
        {
            var at = first + (minute * NodaConstants.TicksPerMinute);
            if (reference.IsOpen(at) != calendar.IsOpen(at)) return false;
            if (calendar.IsOpen(at)) open++;
        }

        return calendar.Between(first, first + (48 * NodaConstants.TicksPerHour)) == open * NodaConstants.TicksPerMinute;
    }

    [Law]
    public bool A_business_day_ahead_lies_on_an_open_date_and_comes_back(CalendarQuestion ask)
    {
        var calendar = Compile(ask);
        var due = calendar.AddBusinessDays(ask.Start, 4);
        if (due == CompiledCalendar.Never) return true;
        var end = calendar.EndOfBusinessDay(ask.Start, 4);
        return due <= end && (calendar.IsOpen(due) || calendar.IsOpen(due - 1)) && calendar.IsOpen(end - 1)
            && calendar.AddBusinessDays(ask.Start, 5) > due;
    }
}
