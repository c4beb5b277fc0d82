using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>Dates of every kind that a model may hold, seen in the zone of the render.</summary>
internal static class Dates
{
    public static bool IsDate(object? value) =>
        value is Instant or ZonedDateTime or OffsetDateTime or LocalDate or LocalDateTime;

    public static ZonedDateTime Zoned(RenderContext context, object? value)
    {
        var zone = context.Options.Zone;
        try
        {
            return value switch
            {
                ZonedDateTime zoned => zoned.WithZone(zone),
                Instant instant => instant.InZone(zone),
                OffsetDateTime offset => offset.InZone(zone),
                LocalDate date => zone.AtStartOfDay(date),
                LocalDateTime local => zone.AtLeniently(local),
                _ => throw context.Fail($"{Describer.Describe(context, value)} is not a date."),
            };
        }
        catch (Exception outside) when (outside is ArgumentException or OverflowException)
        {
            throw context.Fail("The date lies outside of the calendar.");
        }
    }

    public static int Compare(RenderContext context, object left, object right) =>
        Zoned(context, left).ToInstant().CompareTo(Zoned(context, right).ToInstant());

    /// <summary>The operators on dates and timespans; null when they do not apply.</summary>
    public static object? Apply(RenderContext context, string symbol, object left, object right)
    {
        try
        {
            return (symbol, left, right) switch
            {
                ("-", _, _) when IsDate(left) && IsDate(right) => Zoned(context, left).ToInstant() - Zoned(context, right).ToInstant(),
                ("+", _, Duration span) when IsDate(left) => Zoned(context, left) + span,
                ("+", Duration span, _) when IsDate(right) => Zoned(context, right) + span,
                ("-", _, Duration span) when IsDate(left) => Zoned(context, left) - span,
                ("+", Duration first, Duration second) => first + second,
                ("-", Duration first, Duration second) => first - second,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            throw context.Fail("The date lies outside of the calendar.");
        }
    }

    /// <summary>The date some months or years on: a day that the month does not have becomes its last.</summary>
    public static ZonedDateTime Plus(RenderContext context, object? date, Period period)
    {
        var zoned = Zoned(context, date);
        try
        {
            return context.Options.Zone.AtLeniently(zoned.LocalDateTime + period);
        }
        catch (Exception outside) when (outside is ArgumentException or OverflowException)
        {
            throw context.Fail("The date lies outside of the calendar.");
        }
    }

    /// <summary>A number of units of time as a duration.</summary>
    public static Duration Span(RenderContext context, object? count, Duration unit)
    {
        if (!Numbers.IsNumber(count))
            throw context.Fail($"The count must be a number and not {Describer.Describe(context, count)}.");
        try
        {
            return count is int or long ? unit * Numbers.Whole(count) : unit * Numbers.Double(count);
        }
        catch (Exception outside) when (outside is OverflowException or ArgumentException)
        {
            throw context.Fail("The timespan is too long.");
        }
    }

    public static object? Member(ZonedDateTime date, string name) => name switch
    {
        "year" => Boxes.Of(date.Year),
        "month" => Boxes.Of(date.Month),
        "day" => Boxes.Of(date.Day),
        "day_of_year" => Boxes.Of(date.DayOfYear),
        "day_of_week" => Boxes.Of((int)date.DayOfWeek % 7),
        "hour" => Boxes.Of(date.Hour),
        "minute" => Boxes.Of(date.Minute),
        "second" => Boxes.Of(date.Second),
        "millisecond" => Boxes.Of(date.Millisecond),
        _ => null,
    };
}
