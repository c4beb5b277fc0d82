using System.Globalization;

namespace PolicyEngine.Calendars;

/// <summary>
/// One opening of a local date, half-open: the desk is open from <see cref="FromSecond"/> and no longer at
/// <see cref="ToSecond"/>. Seconds are counted on the wall clock from 00:00; 86,400 is 24:00, the end of the date.
/// A window never leaves its date. Immutable; safe to share between threads.
/// </summary>
public readonly record struct OpenWindow
{
    /// <summary>The seconds of a wall-clock day, and so the greatest <see cref="ToSecond"/>.</summary>
    public const int EndOfDay = 24 * 60 * 60;

    /// <param name="fromSecond">The opening, 0 to 86,399 seconds after 00:00.</param>
    /// <param name="toSecond">The closing, after the opening and at most 86,400.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty, turned round, or leaves its date.</exception>
    public OpenWindow(int fromSecond, int toSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toSecond, EndOfDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toSecond, fromSecond);
        FromSecond = fromSecond;
        ToSecond = toSecond;
    }

    /// <summary>The opening, in seconds after 00:00 of the local date.</summary>
    public int FromSecond { get; }

    /// <summary>The closing, in seconds after 00:00 of the local date; the window does not hold it.</summary>
    public int ToSecond { get; }

    /// <summary>The form in which people write it: <c>09:00-17:00</c>, with seconds only where there are some.</summary>
    public override string ToString() => $"{Time(FromSecond)}-{Time(ToSecond)}";

    internal static string Time(int second)
    {
        var (minutes, seconds) = Math.DivRem(second, 60);
        return seconds == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}:{seconds:00}");
    }
}
