using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Calendars;

/// <summary>
/// Reads windows and weeks from text, once from left to right. It stops at the first thing that is wrong and says it
/// in one sentence with what would do instead. Spaces around commas, dashes and semicolons do not matter, and the
/// long dash that word processors put in counts as a dash.
/// </summary>
internal ref struct HoursReader
{
    private static readonly Sentence Days = Sentence.AnyOf(WeeklyHours.DayNames);

    private readonly ReadOnlySpan<char> text;
    private readonly List<OpenWindow>[] windows = [[], [], [], [], [], [], []];
    private int at;
    private Sentence? error;

    private HoursReader(string text) => this.text = text;

    private readonly bool AtEnd => this.at == this.text.Length;

    public static bool TryReadWeek(
        string text, [NotNullWhen(true)] out WeeklyHours? hours, [NotNullWhen(false)] out Sentence? error)
    {
        var reader = new HoursReader(text);
        var read = reader.Week();
        hours = read ? new WeeklyHours([.. reader.windows.Select(each => DayHours.Of(each))]) : null;
        error = reader.error;
        return read;
    }

    public static bool TryReadDay(
        string text, [NotNullWhen(true)] out DayHours? hours, [NotNullWhen(false)] out Sentence? error)
    {
        var reader = new HoursReader(text);
        var read = reader.Day();
        hours = read ? DayHours.Of(reader.windows[0]) : null;
        error = reader.error;
        return read;
    }

    private bool Week()
    {
        Skip();
        if (AtEnd) return Fail("PE0303.emptyWeek");
        while (true)
        {
            if (!DayList(out var days) || !WindowsOf(days)) return false;
            if (AtEnd) return true;
            this.at++;
        }
    }

    private bool Day()
    {
        Skip();
        if (AtEnd) return Fail("PE0303.emptyDay");
        while (!AtEnd)
        {
            var start = this.at;
            if (!Window(out var from, out var to)) return false;
            if (to <= from)
                return Fail("PE0303.midnight", this.text[start..at].ToString(), OpenWindow.Time(from), OpenWindow.Time(to));
            if (!Add(0, new OpenWindow(from, to), dayName: null)) return false;
            Skip();
        }

        return true;
    }

    /// <summary>Reads days into a set: bit 0 is Monday.</summary>
    private bool DayList(out int days)
    {
        days = 0;
        do
        {
            if (!DayName(out var first)) return false;
            var last = first;
            if (Take('-') && !DayName(out last)) return false;
            // A range may run over the week's end: Fri-Mon is four days.
            for (var day = first; ; day = (day + 1) % 7)
            {
                days |= 1 << day;
                if (day == last) break;
            }
        }
        while (Take(','));

        return true;
    }

    private bool DayName(out int day)
    {
        Skip();
        var start = this.at;
        while (!AtEnd && char.IsLetter(this.text[this.at])) this.at++;
        var name = this.text[start..at];
        for (day = 0; day < 7; day++)
            if (name.Equals(WeeklyHours.DayNames[day], StringComparison.OrdinalIgnoreCase)) return true;
        return !name.IsEmpty ? Fail("PE0303.notADay", name.ToString(), Days)
            : start < this.text.Length ? Fail("PE0303.noDayBefore", this.text[start].ToString(), Days)
            : Fail("PE0303.noDayAtEnd", Days);
    }

    private bool WindowsOf(int days)
    {
        Skip();
        if (AtEnd || this.text[this.at] == ';')
            return Fail("PE0303.noWindow");
        while (!AtEnd && this.text[this.at] != ';')
        {
            if (!Window(out var from, out var to)) return false;
            for (var day = 0; day < 7; day++)
                if ((days & (1 << day)) != 0 && !AddOrSplit(day, from, to)) return false;
            Skip();
        }

        return true;
    }

    private bool AddOrSplit(int day, int from, int to)
    {
        if (to > from) return Add(day, new OpenWindow(from, to), WeeklyHours.DayNames[day]);
        var next = (day + 1) % 7;
        return Add(day, new OpenWindow(from, OpenWindow.EndOfDay), WeeklyHours.DayNames[day])
            && (to == 0 || Add(next, new OpenWindow(0, to), WeeklyHours.DayNames[next]));
    }

    private bool Add(int day, OpenWindow window, string? dayName)
    {
        foreach (var other in this.windows[day])
        {
            // An overlap is a slip of the pen more often than an intention, so it is not joined in silence.
            if (window.FromSecond < other.ToSecond && other.FromSecond < window.ToSecond)
                return dayName is null ? Fail("PE0303.overlap", other, window) : Fail("PE0303.overlapOf", other, window, dayName);
        }

        this.windows[day].Add(window);
        return true;
    }

    private bool Window(out int from, out int to)
    {
        to = 0;
        var start = this.at;
        if (!Time(out from)) return false;
        if (!Take('-'))
            return Fail("PE0303.noClosing", this.text[start..at].ToString());
        Skip();
        if (!Time(out to)) return false;
        if (from == OpenWindow.EndOfDay)
            return Fail("PE0303.opensAtEnd");
        return from != to
            || Fail("PE0303.sameTime", this.text[start..at].ToString());
    }

    private bool Time(out int second)
    {
        var start = this.at;
        while (!AtEnd && (char.IsAsciiDigit(this.text[this.at]) || this.text[this.at] == ':')) this.at++;
        var time = this.text[start..at];
        if (TryTime(time, out second)) return true;
        if (!time.IsEmpty)
            return Fail("PE0303.notATime", time.ToString());
        var word = this.text[start..];
        var end = word.IndexOfAny(" ;");
        if (end > 0) word = word[..end];
        return word.IsEmpty || end == 0 ? Fail("PE0303.noTime") : Fail("PE0303.word", word.ToString());
    }

    private static bool TryTime(ReadOnlySpan<char> text, out int second)
    {
        second = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || (text.Length == 8 && text[5] != ':')) return false;
        if (!TryTwoDigits(text[..2], out var hours) || !TryTwoDigits(text[3..5], out var minutes)) return false;
        var seconds = 0;
        if (text.Length == 8 && !TryTwoDigits(text[6..], out seconds)) return false;
        second = (((hours * 60) + minutes) * 60) + seconds;
        return minutes < 60 && seconds < 60 && second <= OpenWindow.EndOfDay;
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = ((text[0] - '0') * 10) + text[1] - '0';
        return char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]);
    }

    private bool Take(char wanted)
    {
        var start = this.at;
        Skip();
        if (!AtEnd && (this.text[this.at] == wanted || (wanted == '-' && this.text[this.at] == '–')))
        {
            this.at++;
            return true;
        }

        this.at = start;
        return false;
    }

    private void Skip()
    {
        while (!AtEnd && char.IsWhiteSpace(this.text[this.at])) this.at++;
    }

    private bool Fail(string key, params object?[] values)
    {
        this.error = Sentence.Of(key, values);
        return false;
    }
}
