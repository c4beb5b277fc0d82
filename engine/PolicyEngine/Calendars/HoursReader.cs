using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Calendars;

/// <summary>
/// Reads windows and weeks from text, once from left to right. It stops at the first thing that is wrong and says it
/// in one sentence with what would do instead. Spaces around commas, dashes and semicolons do not matter, and the
/// long dash that word processors put in counts as a dash.
/// </summary>
internal ref struct HoursReader
{
    private static readonly string Days = string.Join(", ", WeeklyHours.DayNames[..6]) + " or Sun";

    private readonly ReadOnlySpan<char> text;
    private readonly List<OpenWindow>[] windows = [[], [], [], [], [], [], []];
    private int at;
    private string? error;

    private HoursReader(string text) => this.text = text;

    private readonly bool AtEnd => this.at == this.text.Length;

    public static bool TryReadWeek(
        string text, [NotNullWhen(true)] out WeeklyHours? hours, [NotNullWhen(false)] out string? error)
    {
        var reader = new HoursReader(text);
        var read = reader.Week();
        hours = read ? new WeeklyHours([.. reader.windows.Select(each => DayHours.Of(each))]) : null;
        error = reader.error;
        return read;
    }

    public static bool TryReadDay(
        string text, [NotNullWhen(true)] out DayHours? hours, [NotNullWhen(false)] out string? error)
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
        if (AtEnd) return Fail("The hours are empty: write days and windows, such as Mon-Fri 09:00-17:00.");
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
        if (AtEnd) return Fail("The hours are empty: write a window, such as 09:00-17:00.");
        while (!AtEnd)
        {
            var start = this.at;
            if (!Window(out var from, out var to)) return false;
            if (to <= from)
            {
                return Fail($"'{this.text[start..at]}' runs past midnight: give each of the two dates its own window, "
                    + $"{OpenWindow.Time(from)}-24:00 and 00:00-{OpenWindow.Time(to)}.");
            }

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
        return Fail(name.IsEmpty
            ? $"A day is missing {Before(start)}: write one of {Days}, such as Mon-Fri 09:00-17:00."
            : $"'{name}' is not a day: use {Days}.");
    }

    private bool WindowsOf(int days)
    {
        Skip();
        if (AtEnd || this.text[this.at] == ';')
            return Fail("Days without a window: write their hours after them, such as Sat 09:00-13:00.");
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
                return Fail($"The windows {other} and {window}{(dayName is null ? "" : $" of {dayName}")} overlap: write one window instead.");
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
            return Fail($"'{this.text[start..at]}' has no closing time: write opening and closing, such as 09:00-17:00.");
        Skip();
        if (!Time(out to)) return false;
        if (from == OpenWindow.EndOfDay)
            return Fail("A window cannot open at 24:00: open it at 00:00 of the next day.");
        return from != to
            || Fail($"'{this.text[start..at]}' opens and closes at the same time: write 00:00-24:00 for a whole day.");
    }

    private bool Time(out int second)
    {
        var start = this.at;
        while (!AtEnd && (char.IsAsciiDigit(this.text[this.at]) || this.text[this.at] == ':')) this.at++;
        var time = this.text[start..at];
        if (TryTime(time, out second)) return true;
        if (!time.IsEmpty)
            return Fail($"'{time}' is not a time: write hours 00 to 24 and minutes 00 to 59 with two digits each, such as 09:30.");
        var word = this.text[start..];
        var end = word.IndexOfAny(" ;");
        if (end > 0) word = word[..end];
        return Fail(word.IsEmpty || end == 0
            ? "A time is missing: write opening and closing, such as 09:00-17:00."
            : $"'{word}' is not a time: write windows such as 09:00-17:00, and a semicolon before further days.");
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

    private readonly string Before(int position) =>
        position < this.text.Length ? $"before '{this.text[position]}'" : "at the end";

    private bool Fail(string error)
    {
        this.error = error;
        return false;
    }
}
