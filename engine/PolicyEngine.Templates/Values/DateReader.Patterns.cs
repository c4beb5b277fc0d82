namespace PolicyEngine.Templates.Values;

/// <summary>Reading by a percent pattern.</summary>
internal sealed partial class DateReader
{
    private bool ReadByPattern(string pattern)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            var c = pattern[index];
            if (c == '%' && index + 1 < pattern.Length)
            {
                if (!ReadPart(pattern[++index]))
                    return false;
            }
            else if (char.IsWhiteSpace(c))
            {
                SkipSpaces();
            }
            else if (!Take(c))
            {
                return false;
            }
        }
        return true;
    }

    private bool ReadPart(char code)
    {
        if (code is 'e' or 'k' or 'l')
            SkipSpaces();
        switch (code)
        {
            case 'Y': return ReadNumber(4, out year);
            case 'y': return ReadShortYear();
            case 'm': return ReadNumber(2, out month);
            case 'd' or 'e': return ReadNumber(2, out day);
            case 'H' or 'k' or 'I' or 'l': return ReadNumber(2, out hour);
            case 'M': return ReadNumber(2, out minute);
            case 'S': return ReadNumber(2, out second);
            case 'L' or 'N':
                at--;
                ReadFraction();
                return true;
            case 'p' or 'P': return ReadHalfDay();
            case 'b' or 'B' or 'h': return ReadMonthName();
            case 'a' or 'A': return ReadName(culture.DayNames) > 0;
            case 'Z': return ReadOffset();
            case 'F': return ReadByPattern("%Y-%m-%d");
            case 'D': return ReadByPattern("%m/%d/%y");
            case 'T': return ReadByPattern("%H:%M:%S");
            case 'R': return ReadByPattern("%H:%M");
            case 'g': return true;
            default: return Take('%') && Take(code);
        }
    }

    private bool ReadShortYear()
    {
        var read = ReadNumber(2, out year);
        year += year < 50 ? 2000 : 1900;
        return read;
    }

    private bool ReadHalfDay()
    {
        foreach (var late in (bool[])[false, true])
        {
            var own = culture.HalfDay(late ? 12 : 0);
            if (TakeWord(own) || TakeWord(late ? "PM" : "AM"))
            {
                afternoon = late;
                return true;
            }
        }
        return false;
    }
}
