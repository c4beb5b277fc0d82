using System.Runtime.CompilerServices;

namespace PolicyEngine.Calendars;

/// <summary>A set of the days of one year, counted from 1, that lives on the stack.</summary>
internal struct DaysOfYear
{
    [InlineArray(6)]
    private struct Words
    {
        private ulong first;
    }

    private Words words;

    public readonly bool this[int day] => (words[day >> 6] & (1UL << (day & 63))) != 0;

    public void Set(int day) => words[day >> 6] |= 1UL << (day & 63);
}
