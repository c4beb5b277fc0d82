#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Calendars;
using PolicyEngine.Diagnostics;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Calendars;

public sealed class WeeklyHoursTests
{
    [TestCase("Mon-Fri 09:00-19:00", "Mon-Fri 09:00-19:00")]
    [TestCase("Mon-Fri 08:30-12:30 14:30-18:30; Sat 09:00-13:00", "Mon-Fri 08:30-12:30 14:30-18:30; Sat 09:00-13:00")]
    [TestCase("Mon-Sun 00:00-24:00", "Mon-Sun 00:00-24:00")]
    [TestCase("Mon,Wed 09:00-12:00", "Mon 09:00-12:00; Wed 09:00-12:00")]
    [TestCase("mon , WED-thu  09:00 – 12:00 ;Tue 01:00-02:00", "Mon 09:00-12:00; Tue 01:00-02:00; Wed-Thu 09:00-12:00")]
    [TestCase("Fri-Mon 10:00-11:00", "Mon 10:00-11:00; Fri-Sun 10:00-11:00")]
    [TestCase("Fri 22:00-06:00", "Fri 22:00-24:00; Sat 00:00-06:00")]
    [TestCase("Sun 22:00-06:00", "Mon 00:00-06:00; Sun 22:00-24:00")]
    [TestCase("Mon-Sun 21:00-08:00", "Mon-Sun 00:00-08:00 21:00-24:00")]
    [TestCase("Mon 22:00-00:00", "Mon 22:00-24:00")]
    [TestCase("Mon 14:00-15:00 09:00-14:00", "Mon 09:00-15:00")]
    [TestCase("Mon 09:00:30-10:00", "Mon 09:00:30-10:00")]
    public void Hours_read_as_people_write_them(string text, string canonical) =>
        Assert.That(WeeklyHours.Parse(text).ToString(), Is.EqualTo(canonical));

    [TestCase("", "The hours are empty: write days and windows, such as Mon-Fri 09:00-17:00.")]
    [TestCase("  ", "The hours are empty: write days and windows, such as Mon-Fri 09:00-17:00.")]
    [TestCase("Lun-Vie 09:00-17:00", "'Lun' is not a day: use Mon, Tue, Wed, Thu, Fri, Sat or Sun.")]
    [TestCase("Mon-Monday 09:00-17:00", "'Monday' is not a day: use Mon, Tue, Wed, Thu, Fri, Sat or Sun.")]
    [TestCase("09:00-17:00", "A day is missing before '0': write one of Mon, Tue, Wed, Thu, Fri, Sat or Sun, such as Mon-Fri 09:00-17:00.")]
    [TestCase("Mon 09:00-17:00;", "A day is missing at the end: write one of Mon, Tue, Wed, Thu, Fri, Sat or Sun, such as Mon-Fri 09:00-17:00.")]
    [TestCase("Mon", "Days without a window: write their hours after them, such as Sat 09:00-13:00.")]
    [TestCase("Mon; Tue 09:00-10:00", "Days without a window: write their hours after them, such as Sat 09:00-13:00.")]
    [TestCase("Mon 9-17", "'9' is not a time: write hours 00 to 24 and minutes 00 to 59 with two digits each, such as 09:30.")]
    [TestCase("Mon 09:00-25:00", "'25:00' is not a time: write hours 00 to 24 and minutes 00 to 59 with two digits each, such as 09:30.")]
    [TestCase("Mon 09:60-10:00", "'09:60' is not a time: write hours 00 to 24 and minutes 00 to 59 with two digits each, such as 09:30.")]
    [TestCase("Mon 09:00-24:01", "'24:01' is not a time: write hours 00 to 24 and minutes 00 to 59 with two digits each, such as 09:30.")]
    [TestCase("Mon 09:00", "'09:00' has no closing time: write opening and closing, such as 09:00-17:00.")]
    [TestCase("Mon 09:00-", "A time is missing: write opening and closing, such as 09:00-17:00.")]
    [TestCase("Mon 09:00-12:00 Tue 09:00-12:00", "'Tue' is not a time: write windows such as 09:00-17:00, and a semicolon before further days.")]
    [TestCase("Mon 24:00-06:00", "A window cannot open at 24:00: open it at 00:00 of the next day.")]
    [TestCase("Mon 09:00-09:00", "'09:00-09:00' opens and closes at the same time: write 00:00-24:00 for a whole day.")]
    [TestCase("Mon 09:00-13:00 12:00-18:00", "The windows 09:00-13:00 and 12:00-18:00 of Mon overlap: write one window instead.")]
    [TestCase("Mon-Fri 22:00-06:00; Sat 05:00-07:00", "The windows 00:00-06:00 and 05:00-07:00 of Sat overlap: write one window instead.")]
    public void A_slip_is_said_in_one_sentence_with_what_would_do(string text, string sentence)
    {
        var read = WeeklyHours.TryParse(text, out var hours, out var error);

        Assert.That((read, hours, error?.ToString()), Is.EqualTo((false, (WeeklyHours?)null, sentence)));
        Assert.That(() => WeeklyHours.Parse(text), Throws.TypeOf<FormatException>().With.Message.EqualTo(sentence));
    }

    [Test]
    public void A_date_takes_windows_that_stay_within_it()
    {
        Assert.That(DayHours.TryParse("14:00-18:00 09:00-13:00", out var hours, out _), Is.True);
        Assert.That(hours!.ToString(), Is.EqualTo("09:00-13:00 14:00-18:00"));
        Assert.That(DayHours.TryParse("22:00-06:00", out _, out var error), Is.False);
        Assert.That(error?.ToString(), Is.EqualTo(
            "'22:00-06:00' runs past midnight: give each of the two dates its own window, 22:00-24:00 and 00:00-06:00."));
        Assert.That(DayHours.TryParse(" ", out _, out error), Is.False);
        Assert.That(error?.ToString(), Does.StartWith("The hours are empty"));
    }

    [Test]
    public void A_union_opens_wherever_one_of_the_two_does()
    {
        var desk = WeeklyHours.Parse("Mon-Fri 09:00-19:00");
        var extended = WeeklyHours.Parse("Mon 18:00-22:00; Sat 09:00-13:00");

        Assert.That(
            desk.Union(extended).ToString(), Is.EqualTo("Mon 09:00-22:00; Tue-Fri 09:00-19:00; Sat 09:00-13:00"));
        Assert.That(desk.Union(desk), Is.EqualTo(desk));
        Assert.That(desk.Union(WeeklyHours.Closed).GetHashCode(), Is.EqualTo(desk.GetHashCode()));
        Assert.That(desk[IsoDayOfWeek.Sunday], Is.EqualTo(DayHours.Closed));
        Assert.That(WeeklyHours.Closed.ToString(), Is.Empty);
    }

    [Law(Arbitrary = [typeof(CalendarArbitraries)])]
    public bool Hours_written_out_read_back_equal(WeeklyHours hours) =>
        hours.Equals(WeeklyHours.Closed) || WeeklyHours.Parse(hours.ToString()).Equals(hours);

    [Law(Arbitrary = [typeof(CalendarArbitraries)])]
    public bool A_union_does_not_care_about_order(WeeklyHours one, WeeklyHours other) =>
        one.Union(other).Equals(other.Union(one));

    [Law(MaxTest = 2000, Arbitrary = [typeof(HoursTexts)])]
    public bool Any_text_reads_or_is_refused_with_a_sentence(string text) =>
        WeeklyHours.TryParse(text, out var hours, out var error)
            ? error is null && hours.Equals(WeeklyHours.Parse(hours.ToString()))
            : hours is null && Enum.GetValues<Language>().Select(error.In).All(said => said.EndsWith('.') && !said.Contains('\n', StringComparison.Ordinal));

    /// <summary>Text made of the grammar's own pieces, which reaches further into a reader than random letters do.</summary>
    private static class HoursTexts
    {
        private static readonly string[] Pieces =
        [
            "Mon", "Tue-Sat", "Sun", "Fri", ",", ";", " ", " ", "-", "–", ":", "09:00", "24:00", "00:00", "23:59", "9:5",
            "09:00-17:00", "22:00-06:00", "00:00-24:00", "x", "é", "٣", "\t",
        ];

        public static Arbitrary<string> Text() =>
            Gen.OneOf(
                Gen.Elements(Pieces).ListOf().Select(string.Concat),
                ArbMap.Default.GeneratorFor<string>().Select(text => text?.Replace('\n', ' ') ?? "")).ToArbitrary();
    }
}
