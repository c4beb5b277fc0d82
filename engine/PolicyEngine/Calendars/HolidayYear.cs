namespace PolicyEngine.Calendars;

/// <summary>The holidays of the year last asked about, on the stack of whoever walks from date to date.</summary>
internal struct HolidayYear
{
    private DaysOfYear _holidays;
    private int _firstDay;
    private int _nextYearsFirstDay;

    public bool IsHoliday(HolidayCalendar calendar, int day)
    {
        if (day < _firstDay || day >= _nextYearsFirstDay)
        {
            var date = LocalTicks.DateOf(day);
            _holidays = default;
            _firstDay = day - date.DayOfYear + 1;
            _nextYearsFirstDay = _firstDay + date.Calendar.GetDaysInYear(date.Year);
            calendar.Mark(date.Year, ref _holidays);
        }

        return _holidays[day - _firstDay + 1];
    }
}
