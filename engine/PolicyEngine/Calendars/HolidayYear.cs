namespace PolicyEngine.Calendars;

/// <summary>The holidays of the year last asked about, on the stack of whoever walks from date to date.</summary>
internal struct HolidayYear
{
    private DaysOfYear holidays;
    private int firstDay;
    private int nextYearsFirstDay;

    public bool IsHoliday(HolidayCalendar calendar, int day)
    {
        if (day < firstDay || day >= nextYearsFirstDay)
        {
            var date = LocalTicks.DateOf(day);
            holidays = default;
            firstDay = day - date.DayOfYear + 1;
            nextYearsFirstDay = firstDay + date.Calendar.GetDaysInYear(date.Year);
            calendar.Mark(date.Year, ref holidays);
        }

        return holidays[day - firstDay + 1];
    }
}
