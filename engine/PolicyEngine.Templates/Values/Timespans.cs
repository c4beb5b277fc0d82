using System.Globalization;
using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>Lengths of time: their members, and their text as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
internal static class Timespans
{
    public static object? Member(Duration span, string name) => name switch
    {
        "days" => Boxes.Of(span.Days),
        "hours" => Boxes.Of(span.Hours),
        "minutes" => Boxes.Of(span.Minutes),
        "seconds" => Boxes.Of(span.Seconds),
        "milliseconds" => Boxes.Of(span.Milliseconds),
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        _ => null,
    };

    public static string Text(Duration span)
    {
        var size = span < Duration.Zero ? -span : span;
        var ticks = size.SubsecondTicks;
        return string.Concat(
            span < Duration.Zero ? "-" : "",
            size.Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"{size.Days}.") : "",
            string.Create(CultureInfo.InvariantCulture, $"{size.Hours:00}:{size.Minutes:00}:{size.Seconds:00}"),
            ticks > 0 ? string.Create(CultureInfo.InvariantCulture, $".{ticks:0000000}") : "");
    }

    /// <summary>Reads what <see cref="Text"/> writes, and a whole number as days; null for anything else.</summary>
    public static Duration? Parse(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? Duration.FromTimeSpan(span) : null;
}
