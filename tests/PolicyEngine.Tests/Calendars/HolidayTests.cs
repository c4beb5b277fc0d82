using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

public sealed class HolidayTests
{
    private static readonly Dictionary<string, HolidayCalendar> Countries =
        new[] { Mexico.Statutory, Bolivia.National, Colombia.Legal }.ToDictionary(each => each.Name);

    [TestCase("Mexico.Statutory", 2018, "01-01 02-05 03-19 05-01 09-16 11-19 12-01 12-25")]
    [TestCase("Mexico.Statutory", 2019, "01-01 02-04 03-18 05-01 09-16 11-18 12-25")]
    [TestCase("Mexico.Statutory", 2024, "01-01 02-05 03-18 05-01 09-16 10-01 11-18 12-25")]
    [TestCase("Mexico.Statutory", 2026, "01-01 02-02 03-16 05-01 09-16 11-16 12-25")]
    [TestCase("Mexico.Statutory", 2030, "01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25")]
    [TestCase("Bolivia.National", 2017, "01-01 01-02 01-22 01-23 02-27 02-28 04-14 05-01 06-15 06-21 08-06 08-07 11-02 12-25")]
    [TestCase("Bolivia.National", 2023, "01-01 01-02 01-22 01-23 02-20 02-21 04-07 05-01 06-08 06-21 08-06 08-07 11-02 12-25")]
    [TestCase("Bolivia.National", 2024, "01-01 01-22 02-12 02-13 03-29 05-01 05-30 06-21 08-06 11-02 12-25")]
    [TestCase("Bolivia.National", 2025, "01-01 01-22 03-03 03-04 04-18 05-01 06-19 06-21 08-06 08-07 11-02 11-03 12-25 12-26")]
    [TestCase("Bolivia.National", 2026, "01-01 01-02 01-23 02-16 02-17 04-03 05-01 06-04 06-05 06-21 06-22 08-06 08-07 11-02 12-25")]
    [TestCase("Colombia.Legal", 2015, "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25")]
    [TestCase("Colombia.Legal", 2024, "01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25")]
    [TestCase("Colombia.Legal", 2025, "01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25")]
    [TestCase("Colombia.Legal", 2026, "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25")]
    public void A_country_rests_on_these_dates(string country, int year, string dates)
    {
        var pattern = LocalDatePattern.CreateWithInvariantCulture("MM-dd");
        var holidays = Countries[country].InYear(year).Select(each => pattern.Format(each.Date));

        Assert.That(string.Join(' ', holidays), Is.EqualTo(dates));
    }

    [Test]
    public void Easter_falls_where_the_tables_of_the_church_say()
    {
        string[] easters =
        [
            "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
            "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
            "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25",
            "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01",
        ];
        var easter = new HolidayCalendar("Easter", HolidayRule.FromEaster("Easter", 0));

        Assert.That(
            Enumerable.Range(2015, 26).Select(year => LocalDatePattern.Iso.Format(easter.InYear(year)[0].Date)),
            Is.EqualTo(easters));
    }

    [Test]
    public void A_listed_date_is_a_holiday_and_no_other_is([Range(2015, 2040)] int year)
    {
        foreach (var country in Countries.Values)
        {
            var listed = country.InYear(year).Select(each => each.Date).ToArray();
            var asked = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year))
                .Select(day => new LocalDate(year, 1, 1).PlusDays(day)).Where(country.IsHoliday);
            Assert.That(asked, Is.EqualTo(listed), country.Name);
        }
    }

    [Test]
    public void Each_statute_gives_as_many_days_as_it_names([Range(2015, 2040)] int year)
    {
        var changeOfPower = year is 2018 or 2024 or 2030 or 2036;
        Assert.That(Mexico.Statutory.InYear(year), Has.Count.EqualTo(changeOfPower ? 8 : 7));

        // The Sacred Heart and Saints Peter and Paul share a Monday when Easter falls on 14 to 20 April.
        var names = Colombia.Legal.InYear(year).Sum(each => each.Name.Split(" / ").Length);
        Assert.That(names, Is.EqualTo(year >= 2026 ? 19 : 18));
        Assert.That(Colombia.Legal.InYear(year).Count(each => each.Name.Contains(" / ")), Is.AtMost(1));
    }

    [Test]
    public void Colombia_keeps_its_movable_days_on_Mondays([Range(2015, 2040)] int year)
    {
        string[] unmoved =
        [
            "Año Nuevo", "Jueves Santo", "Viernes Santo", "Día del Trabajo", "Día de la Independencia",
            "Batalla de Boyacá", "Inmaculada Concepción", "Navidad",
        ];
        var moved = Colombia.Legal.InYear(year).Where(each => !unmoved.Contains(each.Name.Split(" / ")[0]));

        Assert.That(moved.Select(each => each.Date.DayOfWeek), Is.All.EqualTo(IsoDayOfWeek.Monday));
    }

    [Test]
    public void Bolivia_closes_the_Monday_after_a_Sunday_and_never_for_All_Souls([Range(2017, 2040)] int year)
    {
        (int Month, int Day)[] shifting = [(1, 1), (1, 22), (5, 1), (6, 21), (8, 6), (12, 25)];
        foreach (var (month, day) in shifting)
        {
            var date = new LocalDate(year, month, day);
            if (date.DayOfWeek == IsoDayOfWeek.Sunday)
                Assert.That(Bolivia.National.IsHoliday(date.PlusDays(1)), Is.True, date.ToString("uuuu-MM-dd", null));
        }

        var afterAllSouls = new LocalDate(year, 11, 3);
        Assert.That(Bolivia.National.IsHoliday(afterAllSouls), Is.EqualTo(year == 2025));
    }

    [Test]
    public void Two_holidays_on_one_date_are_one_with_both_names() =>
        Assert.That(
            Colombia.Legal.InYear(2025).Single(each => each.Date == new LocalDate(2025, 6, 30)).Name,
            Is.EqualTo("Sagrado Corazón de Jesús / San Pedro y San Pablo"));

    [Test]
    public void A_day_that_moves_over_the_end_of_the_year_counts_in_the_next()
    {
        var calendar = new HolidayCalendar("late", HolidayRule.Fixed("San Silvestre", 12, 31).MovedToMonday());

        Assert.That(
            calendar.InYear(2018).Select(each => each.Date),
            Is.EqualTo(new[] { new LocalDate(2018, 1, 1), new LocalDate(2018, 12, 31) }));
        Assert.That(calendar.InYear(2019), Is.Empty);
        Assert.That(calendar.IsHoliday(new LocalDate(2023, 1, 2)), Is.True);
    }

    [Test]
    public void The_29th_of_February_is_a_holiday_in_leap_years_only()
    {
        var calendar = new HolidayCalendar("leap", HolidayRule.Fixed("Leap day", 2, 29));

        Assert.That(calendar.InYear(2023), Is.Empty);
        Assert.That(calendar.InYear(2024), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_decree_adds_and_takes_away_single_dates()
    {
        var date = new LocalDate(2024, 5, 1);
        var calendar = Mexico.Statutory.Without(date).With(date.PlusDays(1), "Decreto");

        Assert.That(calendar.IsHoliday(date), Is.False);
        Assert.That(calendar.IsHoliday(date.PlusDays(1)), Is.True);
        Assert.That(calendar.IsHoliday(date.PlusYears(1)), Is.True);
        Assert.That(calendar.With(date, "Otra vez").InYear(2024).Select(each => each.Name), Does.Contain("Otra vez"));
    }

    [Test]
    public void A_rule_that_no_calendar_could_keep_is_refused()
    {
        Assert.That(() => HolidayRule.Fixed("x", 2, 30), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => HolidayRule.Fixed("x", 13, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => HolidayRule.Nth("x", 5, IsoDayOfWeek.Monday, 2), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => HolidayRule.FromEaster("x", 300), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => HolidayRule.Fixed("x", 1, 1).Every(0, 2000), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Mexico.Statutory.InYear(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
