using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Calendars;

/// <summary>
/// The hours of an ordinary week, day by day on the wall clock. Equal hours are equal values however they were
/// written. Immutable; safe to share between threads.
/// </summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    internal static readonly string[] DayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly ImmutableArray<DayHours> days;

    /// <summary>0 until somebody asks; whoever comes to it at the same time comes to the same.</summary>
    private int hashCode;

    /// <summary>No window on any day.</summary>
    public static WeeklyHours Closed { get; } = new([.. Enumerable.Repeat(DayHours.Closed, 7)]);

    /// <summary>00:00-24:00 on every day: every minute of the wall clock, which holidays still close.</summary>
    public static WeeklyHours AllWeek { get; } = new([.. Enumerable.Repeat(DayHours.WholeDay, 7)]);

    internal WeeklyHours(ImmutableArray<DayHours> mondayFirst) => days = mondayFirst;

    /// <summary>The hours of a day of the week.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is <see cref="IsoDayOfWeek.None"/>.</exception>
    public DayHours this[IsoDayOfWeek day]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan((int)day, (int)IsoDayOfWeek.Monday);
            ArgumentOutOfRangeException.ThrowIfGreaterThan((int)day, (int)IsoDayOfWeek.Sunday);
            return days[(int)day - 1];
        }
    }

    /// <summary>
    /// Reads hours as people write them: days, then their windows, and further days after a semicolon.
    /// <c>Mon-Fri 08:30-12:30 14:30-18:30; Sat 09:00-13:00</c>, <c>Mon-Sun 00:00-24:00</c>,
    /// <c>Mon,Wed 09:00-12:00</c>. A window that closes before it opens, such as <c>Fri 22:00-06:00</c>, runs past
    /// midnight into the next day. Days and times are read alike on every machine.
    /// </summary>
    /// <param name="text">What the author wrote.</param>
    /// <param name="hours">The hours; null where the text is wrong.</param>
    /// <param name="error">One sentence on what is wrong and what would do; null where nothing is.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out WeeklyHours? hours, [NotNullWhen(false)] out Sentence? error) =>
        HoursReader.TryReadWeek(text, out hours, out error);

    /// <summary>As <see cref="TryParse"/>, for hours that stand in code and so can only be wrong by a bug.</summary>
    /// <exception cref="FormatException">The text is wrong; the message is the sentence that says how.</exception>
    public static WeeklyHours Parse(string text) =>
        TryParse(text, out var hours, out var error) ? hours : throw new FormatException(error.ToString());

    /// <summary>Closed but for the given hours on one day of the week; put days together with <see cref="Union"/>.</summary>
    public static WeeklyHours On(IsoDayOfWeek day, DayHours hours)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)day, (int)IsoDayOfWeek.None);
        return new WeeklyHours(Closed.days.SetItem((int)day - 1, hours));
    }

    /// <summary>Open wherever one of the two is, as when a customer's extended hours join the desk's own.</summary>
    public WeeklyHours Union(WeeklyHours other) =>
        new([.. days.Zip(other.days, (mine, theirs) => mine.Union(theirs))]);

    public bool Equals(WeeklyHours? other) =>
        ReferenceEquals(this, other) || (other is not null && days.AsSpan().SequenceEqual(other.days.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode()
    {
        if (hashCode != 0) return hashCode;
        var hash = new HashCode();
        foreach (var day in days) hash.Add(day);
        return hashCode = hash.ToHashCode();
    }

    /// <summary>
    /// The hours in the form that <see cref="TryParse"/> reads, one run of equal days after another; empty where no
    /// day opens. Reading it again gives equal hours.
    /// </summary>
    public override string ToString()
    {
        var runs = new List<string>();
        for (int first = 0, last; first < 7; first = last + 1)
        {
            last = first;
            while (last < 6 && days[last + 1].Equals(days[first])) last++;
            if (days[first].Windows.IsEmpty) continue;
            runs.Add($"{DayNames[first]}{(last > first ? $"-{DayNames[last]}" : "")} {days[first]}");
        }

        return string.Join("; ", runs);
    }
}
