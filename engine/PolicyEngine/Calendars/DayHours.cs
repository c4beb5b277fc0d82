using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Calendars;

/// <summary>
/// The windows of one local date, in order, apart from each other. Two that touch or overlap have become one, so
/// equal hours are equal values. Immutable; safe to share between threads.
/// </summary>
public sealed class DayHours : IEquatable<DayHours>
{
    /// <summary>A date without any window.</summary>
    public static DayHours Closed { get; } = new([]);

    /// <summary>00:00-24:00.</summary>
    public static DayHours WholeDay { get; } = new([new OpenWindow(0, OpenWindow.EndOfDay)]);

    private DayHours(ImmutableArray<OpenWindow> windows) => Windows = windows;

    /// <summary>The windows in order of time; none overlaps or touches the next.</summary>
    public ImmutableArray<OpenWindow> Windows { get; }

    /// <summary>The hours that the windows, in any order, open together.</summary>
    public static DayHours Of(params IEnumerable<OpenWindow> windows)
    {
        var sorted = windows.ToList();
        sorted.Sort((one, other) => one.FromSecond.CompareTo(other.FromSecond));
        var merged = new List<OpenWindow>();
        foreach (var window in sorted)
        {
            if (merged.Count > 0 && window.FromSecond <= merged[^1].ToSecond)
                merged[^1] = new OpenWindow(merged[^1].FromSecond, Math.Max(merged[^1].ToSecond, window.ToSecond));
            else
                merged.Add(window);
        }

        return merged.Count == 0 ? Closed : new DayHours([.. merged]);
    }

    /// <summary>
    /// Reads windows apart by spaces: <c>09:00-13:00 14:00-18:00</c>. A window may not cross midnight here, since a
    /// date's hours say nothing of the next date's.
    /// </summary>
    /// <param name="text">What the author wrote.</param>
    /// <param name="hours">The hours; null where the text is wrong.</param>
    /// <param name="error">One sentence on what is wrong and what would do; null where nothing is.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out DayHours? hours, [NotNullWhen(false)] out Sentence? error) =>
        HoursReader.TryReadDay(text, out hours, out error);

    /// <summary>Open wherever one of the two is.</summary>
    public DayHours Union(DayHours other) => Of(Windows.Concat(other.Windows));

    public bool Equals(DayHours? other) => other is not null && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DayHours);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var window in Windows) hash.Add(window);
        return hash.ToHashCode();
    }

    /// <summary>The windows apart by spaces, as <see cref="TryParse"/> reads them; empty for a closed date.</summary>
    public override string ToString() => string.Join(' ', Windows);
}
