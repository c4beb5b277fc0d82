using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.1 and §3.4.2: when reaction and attention fall due.</summary>
public sealed class TargetTimeTests
{
    private const string Always = "customer.extendedHours.open=\"Mon-Sun 00:00-24:00\"";
    private const string AlwaysBoth = Always + " customer.extendedHours.secondLevel=true";

    /// <summary>Members that give each priority (§3.4.1).</summary>
    private static readonly Dictionary<string, string> Priorities = new()
    {
        ["critica"] = "impact=extenso urgency=critica",
        ["alta"] = "impact=moderado urgency=alta",
        ["media"] = "impact=moderado urgency=media",
        ["baja"] = "impact=menor urgency=baja",
    };

    // Monday 9 March 2026, 10:00, nine hours before closing. Business hours: 10 h end on Tuesday after one hour of it,
    // 20 h on Wednesday after one. Natural hours run on.
    [TestCase("critica", "2026-03-09T10:40", "2026-03-09T13:00", "2026-03-09T11:00")]
    [TestCase("alta", "2026-03-09T11:00", "2026-03-10T10:00", "2026-03-09T14:00")]
    [TestCase("media", "2026-03-09T12:00", "2026-03-11T10:00", "2026-03-09T18:00")]
    [TestCase("baja", "2026-03-09T12:00", "2026-03-11T10:00", "2026-03-09T18:00")]
    public void Within_opening_hours_kinds_do_not_differ(string priority, string reaction, string business, string natural)
    {
        foreach (var kind in (string[])["incidente", "solicitud", "problema", "cambio", "queja"])
        {
            foreach (var support in (string[])["funcional", "tecnico", "tecnologico"])
            {
                var (attention, hours) = support == "tecnologico" ? (natural, "continuo") : (business, "mesa");
                var reception = support == "tecnologico" && kind == "incidente" ? "continuo" : "mesa";
                Story.Of($"2026-03-09T10:00 opened kind={kind} support={support} {Priorities[priority]}").Brings($"""
                    2026-03-09T10:00 target_started reaccion {reaction} {reception}
                    2026-03-09T10:00 target_started atencion {attention} {hours}
                    """, "target_");
            }
        }
    }

    private static IEnumerable<TestCaseData> OutOfHours() =>
        from line in EffectText.Lines("""
            // opened           | priority | kind, support, extension                      | reaction           | attention
            // An incident of a function waits for the desk; Saturday 7 March, Monday 9.
            2026-03-07T11:00    | critica  | incidente funcional                           | 2026-03-09T09:40   | 2026-03-09T12:00
            2026-03-07T11:00    | alta     | incidente funcional                           | 2026-03-09T10:00   | 2026-03-09T19:00
            2026-03-07T11:00    | media    | incidente funcional                           | 2026-03-09T11:00   | 2026-03-10T19:00
            2026-03-07T11:00    | baja     | incidente tecnico                             | 2026-03-09T11:00   | 2026-03-10T19:00
            // One of technology does not: 40 min and 1 h, 1 h and 4 h, 2 h and 8 h of elapsed time.
            2026-03-07T11:00    | critica  | incidente tecnologico                         | 2026-03-07T11:40   | 2026-03-07T12:00
            2026-03-07T11:00    | alta     | incidente tecnologico                         | 2026-03-07T12:00   | 2026-03-07T15:00
            2026-03-07T20:00    | media    | incidente tecnologico                         | 2026-03-07T22:00   | 2026-03-08T04:00
            2026-03-07T20:00    | baja     | incidente tecnologico                         | 2026-03-07T22:00   | 2026-03-08T04:00
            // A request of technology is received by the desk, and its natural hours begin at the desk's next opening.
            2026-03-07T11:00    | critica  | solicitud tecnologico                         | 2026-03-09T09:40   | 2026-03-09T10:00
            2026-03-07T11:00    | alta     | solicitud tecnologico                         | 2026-03-09T10:00   | 2026-03-09T13:00
            2026-03-07T11:00    | media    | solicitud tecnologico                         | 2026-03-09T11:00   | 2026-03-09T17:00
            // While the desk is open they begin at once and run on after it closes: 18:30 and 4 h.
            2026-03-06T18:30    | alta     | solicitud tecnologico                         | 2026-03-09T09:30   | 2026-03-06T22:30
            // Closing time is no longer open, opening time is.
            2026-03-06T19:00    | alta     | solicitud tecnologico                         | 2026-03-09T10:00   | 2026-03-09T13:00
            2026-03-09T09:00    | alta     | solicitud tecnologico                         | 2026-03-09T10:00   | 2026-03-09T13:00
            // A problem of technology is received as functional, but no sentence delays its natural attention.
            2026-03-07T11:00    | alta     | problema tecnologico                          | 2026-03-09T10:00   | 2026-03-07T15:00
            2026-03-06T19:00    | alta     | incidente funcional                           | 2026-03-09T10:00   | 2026-03-09T19:00
            2026-03-06T18:59:59 | alta     | incidente funcional                           | 2026-03-09T09:59:59 | 2026-03-09T18:59:59
            2026-03-09T09:00    | alta     | incidente funcional                           | 2026-03-09T10:00   | 2026-03-09T19:00
            2026-03-09T08:59:59 | alta     | incidente funcional                           | 2026-03-09T10:00   | 2026-03-09T19:00
            // The earliest instant at which the time has elapsed: closing time itself, not the next opening.
            2026-03-06T17:00    | baja     | incidente funcional                           | 2026-03-06T19:00   | 2026-03-10T17:00
            2026-03-06T16:00    | critica  | incidente funcional                           | 2026-03-06T16:40   | 2026-03-06T19:00
            """)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        let words = cells[2].Split(' ')
        select new TestCaseData(cells[0], cells[1], words[0], words[1], cells[3], cells[4]);

    [TestCaseSource(nameof(OutOfHours))]
    public void Targets_run_on_the_hours_of_their_kind_and_line(
        string opened, string priority, string kind, string support, string reaction, string attention) =>
        AssertDeadlines($"{opened} opened kind={kind} support={support} {Priorities[priority]}", reaction, attention);

    // Saturday 7 March 2026 at 11:00 and the holiday of Monday 16 March (third Monday, Benito Juárez) at 10:00; alta:
    // reaction 1 h, attention 10 business hours or 4 natural ones.
    [TestCase("2026-03-07T11:00", "incidente", "funcional", Always, "2026-03-07T12:00", "2026-03-09T19:00")]
    [TestCase("2026-03-07T11:00", "incidente", "funcional", AlwaysBoth, "2026-03-07T12:00", "2026-03-07T21:00")]
    [TestCase("2026-03-07T11:00", "solicitud", "tecnico", Always, "2026-03-07T12:00", "2026-03-09T19:00")]
    [TestCase("2026-03-07T11:00", "solicitud", "tecnico", AlwaysBoth, "2026-03-07T12:00", "2026-03-07T21:00")]
    [TestCase("2026-03-07T11:00", "incidente", "tecnologico", Always, "2026-03-07T12:00", "2026-03-07T15:00")]
    [TestCase("2026-03-07T11:00", "solicitud", "tecnologico", Always, "2026-03-07T12:00", "2026-03-09T13:00")]
    [TestCase("2026-03-07T11:00", "solicitud", "tecnologico", AlwaysBoth, "2026-03-07T12:00", "2026-03-07T15:00")]
    [TestCase("2026-03-16T10:00", "incidente", "funcional", "", "2026-03-17T10:00", "2026-03-17T19:00")]
    [TestCase("2026-03-16T10:00", "incidente", "funcional", Always, "2026-03-17T01:00", "2026-03-17T19:00")]
    [TestCase("2026-03-16T10:00", "incidente", "funcional", AlwaysBoth, "2026-03-17T01:00", "2026-03-17T10:00")]
    [TestCase("2026-03-16T10:00", "incidente", "tecnologico", "", "2026-03-16T11:00", "2026-03-16T14:00")]
    [TestCase("2026-03-16T10:00", "incidente", "tecnologico", Always, "2026-03-16T11:00", "2026-03-16T14:00")]
    [TestCase("2026-03-16T10:00", "solicitud", "tecnologico", "", "2026-03-17T10:00", "2026-03-17T13:00")]
    [TestCase("2026-03-16T10:00", "solicitud", "tecnologico", Always, "2026-03-17T01:00", "2026-03-17T13:00")]
    [TestCase("2026-03-16T10:00", "solicitud", "tecnologico", AlwaysBoth, "2026-03-17T01:00", "2026-03-17T04:00")]
    public void Extended_hours_move_the_reaction_and_with_second_level_the_attention(
        string opened, string kind, string support, string extension, string reaction, string attention) =>
        AssertDeadlines($"{opened} opened kind={kind} support={support} {extension}", reaction, attention);

    // An extension adds hours («extensión de horario… nocturno, sábados y domingos»): it takes none away.
    [TestCase("2026-03-07T11:00", "Sat 09:00-14:00", "2026-03-07T12:00", "2026-03-09T19:00")]
    [TestCase("2026-03-07T13:30", "Sat 09:00-14:00", "2026-03-09T09:30", "2026-03-09T19:00")]
    [TestCase("2026-03-09T10:00", "Sat 09:00-14:00", "2026-03-09T11:00", "2026-03-10T10:00")]
    [TestCase("2026-03-09T18:30", "Mon-Fri 08:00-22:00", "2026-03-09T19:30", "2026-03-10T18:30")]
    [TestCase("2026-03-09T22:00", "Mon-Fri 08:00-22:00", "2026-03-10T09:00", "2026-03-10T19:00")]
    public void Extended_hours_hold_as_contracted(string opened, string hours, string reaction, string attention) =>
        AssertDeadlines($"{opened} opened customer.extendedHours.open=\"{hours}\"", reaction, attention);

    [Test]
    public void Null_extended_hours_extend_nothing() =>
        AssertDeadlines("2026-03-07T11:00 opened customer.extendedHours=null", "2026-03-09T10:00", "2026-03-09T19:00");

    [TestCase("", "", "mesa", "mesa")]
    [TestCase("incidente", "tecnologico", "continuo", "continuo")]
    [TestCase("solicitud", "tecnologico", "mesa", "continuo")]
    [TestCase("cambio", "tecnico", "mesa", "mesa")]
    public void The_calendars_have_the_contract_s_names(string kind, string support, string reaction, string attention)
    {
        foreach (var extension in (string[])["", Always, AlwaysBoth])
        {
            var started = Story.Of($"2026-03-09T10:00 opened kind={kind} support={support} {extension}").Effects
                .Where(effect => effect.Effect == "target_started");
            Assert.That(started.Select(effect => effect["calendar"]), Is.EqualTo([reaction, attention]));
        }
    }

    private static void AssertDeadlines(string opened, string reaction, string attention)
    {
        var started = Story.Of(opened).Effects.Where(effect => effect.Effect == "target_started")
            .Select(effect => $"{effect["target"]} {EffectText.Show((NodaTime.OffsetDateTime)effect["deadline"]!)}");
        Assert.That(started, Is.EqualTo([$"reaccion {reaction}", $"atencion {attention}"]));
    }
}
