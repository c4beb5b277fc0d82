using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>
/// A local time with its day of the week, as scenarios write it: <c>Fri 2026-03-06 17:30</c>, <c>viernes 2026-03-06
/// 17:30:15</c>. The day is English or of the provider's language, whole or its first three letters.
/// </summary>
internal static class WrittenTime
{
    private static readonly string[] English =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Spanish =
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss;FFFFFFF"),
    ];

    /// <summary>Reads a time.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="zone">The provider's zone.</param>
    /// <param name="language">The provider's language.</param>
    /// <param name="where">Where it is written.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    public static Instant? Parse(string text, DateTimeZone zone, string language, SourceLocation where, out Diagnostic? problem)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var local = parts.Length < 2 ? null : Patterns
            .Select(pattern => pattern.Parse(parts[1]))
            .Where(parsed => parsed.Success)
            .Select(parsed => (LocalDateTime?)parsed.Value)
            .FirstOrDefault();
        if (local is not { } time || DaysNamed(parts[0], language) is not { Count: > 0 } days)
        {
            problem = Diagnostic.Of("PE0901", where, text, Short(IsoDayOfWeek.Friday, language));
            return null;
        }
        if (!days.Contains(time.DayOfWeek))
        {
            problem = Diagnostic.Of("PE0902", where, time.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), parts[0], Short(time.DayOfWeek, language));
            return null;
        }
        problem = null;
        return time.InZoneLeniently(zone).ToInstant();
    }

    /// <summary>A time as scenarios write it.</summary>
    public static string Write(Instant at, DateTimeZone zone, string language)
    {
        var local = at.InZone(zone).LocalDateTime;
        var pattern = local.TimeOfDay.TickOfDay % NodaConstants.TicksPerMinute == 0 ? Patterns[0] : Patterns[1];
        return $"{Short(local.DayOfWeek, language)} {pattern.Format(local)}";
    }

    private static List<IsoDayOfWeek> DaysNamed(string written, string language)
    {
        // "mar" is a Tuesday in Spanish and no day in English; a name of both languages means one day in each.
        var folded = Fold(written.TrimEnd('.'));
        return [.. NamesIn(language).SelectMany(names => names.Select((name, i) => (Name: Fold(name), Day: (IsoDayOfWeek)(i + 1))))
            .Where(day => day.Name == folded || day.Name[..3] == folded)
            .Select(day => day.Day)];
    }

    private static string[][] NamesIn(string language) => language == "es" ? [Spanish, English] : [English];

    private static string Name(IsoDayOfWeek day, string language) => NamesIn(language)[0][(int)day - 1];

    private static string Short(IsoDayOfWeek day, string language)
    {
        var name = Name(day, language)[..3];
        return language == "es" ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Fold(string text) =>
        text.ToLowerInvariant().Replace('é', 'e').Replace('á', 'a');
}
