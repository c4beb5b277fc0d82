using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>A procedure of three steps (EC-11), charges (EC-10) and a yearly limit (EC-9).</summary>
public sealed class ProcedureTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    // After a stroke: what the answer brings about. An answer that is not the step's own leaves it waiting.
    [TestCase("aprobado / step 3 administracion firmado,devuelto", "firmado /", "firmado / refused no_step_waits")]
    [TestCase("con_hallazgos / step 2 tecnico corregido,no_corregible", "corregido / step 3 administracion firmado,devuelto", "firmado /")]
    [TestCase("con_hallazgos / step 2 tecnico corregido,no_corregible", "no_corregible / task retirar_de_servicio gerencia", "corregido / refused no_step_waits")]
    [TestCase("aprobado / step 3 administracion firmado,devuelto", "devuelto / step 1 ingeniero aprobado,con_hallazgos", "aprobado / step 3 administracion firmado,devuelto")]
    [TestCase("firmado / refused unknown_answer aprobado,con_hallazgos", "Aprobado / refused unknown_answer aprobado,con_hallazgos", "aprobado / step 3 administracion firmado,devuelto")]
    [TestCase(" / refused unknown_answer aprobado,con_hallazgos", "con_hallazgos / step 2 tecnico corregido,no_corregible", "aprobado / refused unknown_answer corregido,no_corregible")]
    public void A_procedure_goes_from_answer_to_answer(params string[] walk)
    {
        var opening = desk.Open("EC-1", "2026-03-09 15:00", "revision", "oficina");
        Assert.That(EffectLines.Of(opening, "step"), Is.EqualTo(["03-09 15:00 step 1 ingeniero aprobado,con_hallazgos"]));

        foreach (var pair in walk.Select(step => step.Split('/', 2, StringSplitOptions.TrimEntries)))
        {
            var effects = EffectLines.Of(desk.Answer("EC-1", "2026-03-09 16:00", pair[0]));
            Assert.That(effects, Is.EqualTo(pair[1].Length == 0 ? [] : new[] { $"03-09 16:00 {pair[1]}" }));
        }
    }

    [Test]
    public void A_ticket_without_a_procedure_takes_no_answer()
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        Assert.That(EffectLines.Of(desk.Answer("EC-1", "2026-03-09 16:00", "aprobado")), Is.EqualTo(["03-09 16:00 refused no_step_waits"]));
    }

    [TestCase(1, 30)]
    [TestCase(29, 30)]
    [TestCase(30, 30)]
    [TestCase(31, 60)]
    [TestCase(60, 60)]
    [TestCase(61, 90)]
    public void Work_is_charged_in_half_hours_that_have_begun(int minutes, int billed)
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        var effects = desk.Send("ticket.work_logged", "EC-1", "2026-03-09 16:00", new { minutes });

        Assert.That(EffectLines.Of(effects), Is.EqualTo([$"03-09 16:00 charge horas {minutes} {billed} False"]));
    }

    [Test]
    public void Each_piece_of_work_is_rounded_singly()
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.Send("ticket.work_logged", "EC-1", "2026-03-09 16:00", new { minutes = 1 });
        desk.Send("ticket.work_logged", "EC-1", "2026-03-09 16:00", new { minutes = 1 });

        Assert.That(EffectLines.Of(desk.Effects, "charge horas"), Is.Empty);
        Assert.That(desk.Effects.Where(effect => (string?)effect["concept"] == "horas").Select(effect => effect["billedMinutes"]),
            Is.EqualTo([30L, 30L]));
    }

    [Test]
    public void Under_warranty_no_work_is_charged_and_otherwise_spare_parts_are_listed_as_excluded()
    {
        var charged = desk.Open("EC-1", "2026-03-09 15:00");
        var covered = desk.Open("EC-2", "2026-03-09 15:00", members: new { warranty = true });
        var work = desk.Send("ticket.work_logged", "EC-2", "2026-03-09 16:00", new { minutes = 45 });

        Assert.That(EffectLines.Of(charged, "charge"), Is.EqualTo(["03-09 15:00 charge repuestos True"]));
        Assert.That(EffectLines.Of(covered, "charge"), Is.Empty);
        Assert.That(EffectLines.Of(work), Is.Empty);
    }

    [Test]
    public void Two_rescues_a_calendar_year_are_free_for_each_customer()
    {
        string[] charged =
        [
            .. Rescue("EC-1", "2026-01-05 10:00", "lago"),
            .. Rescue("EC-2", "2026-01-06 10:00", "lago"),
            .. Rescue("EC-3", "2026-01-07 10:00", "otro"),
            // The third of the year, a minute before it ends in Bogotá (in UTC the new one has begun).
            .. Rescue("EC-4", "2026-12-31 23:59", "lago"),
            .. Rescue("EC-5", "2027-01-01 00:00", "lago"),
            .. Rescue("EC-6", "2027-01-01 00:01", "lago"),
            .. Rescue("EC-7", "2027-01-01 00:02", "lago"),
            // It arrives late and counts in the year in which it happened.
            .. Rescue("EC-8", "2026-12-31 12:00", "otro"),
        ];

        Assert.That(charged, Is.EqualTo(["EC-4 95000.5 COP False", "EC-7 95000.5 COP False"]));
    }

    [Test]
    public void A_refused_opening_does_not_count()
    {
        desk.Open("EC-1", "2026-01-05 10:00", "atrapamiento", members: new { building = new { floors = 70 } });

        Assert.That(
            Rescue("EC-2", "2026-01-05 10:00", "lago").Concat(Rescue("EC-3", "2026-01-05 10:00", "lago")), Is.Empty);
        Assert.That(Rescue("EC-4", "2026-01-05 10:00", "lago"), Has.Exactly(1).Items);
    }

    private IEnumerable<string> Rescue(string ticket, string time, string customer) => desk
        .Open(ticket, time, "atrapamiento", customer: customer)
        .Where(effect => (string?)effect["concept"] == "rescate")
        .Select(effect => $"{effect.Ticket} {EffectLines.Line(effect).Split("rescate ")[1]}");
}
