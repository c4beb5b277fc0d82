using NodaTime;
using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class DateAndCultureTests
{
    private static readonly Instant Evening = Instant.FromUtc(2026, 8, 5, 1, 7, 9);

    private static readonly Dictionary<string, object?> Dates = Members(("at", Evening), ("day", new LocalDate(2026, 1, 31)), ("price", 1234.56m));

    private static RenderOptions In(string culture, string zone = "America/Mexico_City") => Plain with
    {
        Culture = TemplateCulture.For(culture),
        Zone = DateTimeZoneProviders.Tzdb[zone],
    };

    [TestCase("es-MX", "martes, 4 de agosto de 2026, 19:07")]
    [TestCase("es-BO", "martes, 4 de agosto de 2026, 19:07")]
    [TestCase("en", "Tuesday, 4 de August de 2026, 19:07")]
    public void An_instant_is_written_in_the_zone_and_the_language_of_the_render(string culture, string expected)
    {
        const string Template = "{{ at | date.to_string '%A, ' }}{{ at.day }} de {{ at | date.to_string '%B de %Y, %H:%M' }}";
        Assert.That(Text(Template, Dates, In(culture)), Is.EqualTo(expected));
    }

    [TestCase("%a %d %b %y", "mar 04 ago 26")]
    [TestCase("%A %B %e", "martes agosto  4")]
    [TestCase("%I:%M %p", "07:07 p. m.")]
    [TestCase("%T.%L %Z", "19:07:09.000 -06:00")]
    [TestCase("%F %R %j %u %w %C", "2026-08-04 19:07 216 2 2 20")]
    [TestCase("%s", "1785892029")]
    [TestCase("%x %X", "04/08/2026 19:07:09")]
    [TestCase("%g %A", " Tuesday")]
    [TestCase("%v %V %U %W %k %l %D %%", " 4-AUG-2026 32 32 32 19  7 08/04/26 %")]
    public void Every_part_of_a_pattern(string pattern, string expected) =>
        Assert.That(Text($"{{{{ at | date.to_string '{pattern}' }}}}", Dates, In("es-MX")), Is.EqualTo(expected));

    [TestCase("{{ date.parse '2026/03/04' }}", "04 Mar 2026")]
    [TestCase("{{ date.parse '2026-03-04T10:20:30Z' | date.to_string '%F %T' }}", "2026-03-04 10:20:30")]
    [TestCase("{{ date.parse '04/03/2026' culture: 'es' | date.to_string '%F' }}", "2026-03-04")]
    [TestCase("{{ date.parse '4 de marzo de 2026' culture: 'es' | date.to_string '%F' }}", "2026-03-04")]
    [TestCase("{{ date.parse '03.04.26' '%m.%d.%y' | date.to_string '%F' }}", "2026-03-04")]
    [TestCase("{{ date.parse_to_string 'March 4, 2026' '%d/%m' }}", "04/03")]
    [TestCase("{{ day | date.add_months 1 | date.to_string '%F' }}", "2026-02-28")]
    [TestCase("{{ day | date.add_days 1 | date.add_years 1 | date.to_string '%F' }}", "2027-02-01")]
    [TestCase("{{ at | date.add_hours 1 | date.add_minutes (-7) | date.add_seconds (-9) | date.add_milliseconds 5 | date.to_string '%T.%L' }}", "02:00:00.005")]
    [TestCase("{{ at - (date.parse '2026/08/04') }}", "1.01:07:09")]
    [TestCase("{{ at > day }} {{ at == at }} {{ at.year }} {{ at.day_of_year }} {{ at.hour }}", "true true 2026 217 1")]
    [TestCase("{{ date.now | date.to_string '%F' }}", "2026-03-14")]
    [TestCase("{{ date.format = '%m/%Y'; day; date.format = date.default_format; ' ' + day }}", "01/2026 31 Jan 2026")]
    public void Dates_are_read_and_reckoned_with(string template, string expected) =>
        Assert.That(Text(template, Dates), Is.EqualTo(expected));

    [TestCase("es-MX", "$1,234.56 1,234.6 1234.5")]
    [TestCase("es-CO", "$ 1.234,56 1.234,6 1234,5")]
    [TestCase("es-BO", "Bs 1.234,56 1.234,6 1234,5")]
    [TestCase("en", "$1,234.56 1,234.6 1234.5")]
    public void Numbers_and_money_follow_the_culture(string culture, string expected) =>
        Assert.That(
            Text("{{ price | object.format 'C2' }} {{ price | math.format 'N1' }} {{ 1234.5 }}", Dates, In(culture)), Is.EqualTo(expected));

    [Test]
    [SetCulture("tr-TR")]
    public void The_culture_of_the_machine_changes_nothing()
    {
        const string Template = "{{ price }} {{ price | object.format 'C' }} {{ at | date.to_string '%A %x' }} {{ 'i' | string.upcase }} {{ 1.5 }}";
        Assert.That(Text(Template, Dates, In("es-CO")), Is.EqualTo("1234,56 $ 1.234,56 martes 04/08/2026 I 1,5"));
    }

    [Test]
    public void An_unknown_culture_is_refused_with_the_known_ones() =>
        Assert.That(() => TemplateCulture.For("xx"), Throws.ArgumentException.With.Message.Contains("es-MX"));
}
