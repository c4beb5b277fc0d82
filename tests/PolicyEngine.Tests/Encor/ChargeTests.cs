using NUnit.Framework;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-1.1-a, h to k and x; EN-1.2-a, h, j and x: what is counted, charged, free or excluded.</summary>
public sealed class ChargeTests
{
    [TestCase(0, 0, 0)]
    [TestCase(1, 15, 60)]
    [TestCase(14, 15, 60)]
    [TestCase(15, 15, 60)]
    [TestCase(16, 30, 60)]
    [TestCase(45, 45, 60)]
    [TestCase(59, 60, 60)]
    [TestCase(60, 60, 60)]
    [TestCase(61, 75, 120)]
    [TestCase(120, 120, 120)]
    [TestCase(121, 135, 180)]
    public void Worked_time_is_counted_in_begun_quarters_under_a_policy_and_in_begun_hours_by_event(int minutes, int quarters, int hours)
    {
        var work = $"2026-03-02T10:30 worked {minutes} tecnico by.name=Ana mode=remota activity=diagnóstico";

        En.Story($"2026-03-02T10:00 opened {En.Poliza}\n{work}").Brings($"2026-03-02T10:30 charge concept=tiempo minutes={minutes} billedMinutes={quarters} excluded=false account=mensual", "charge");
        En.Story($"2026-03-02T10:00 opened\n{work}").Brings($"2026-03-02T10:30 charge concept=tiempo minutes={minutes} billedMinutes={hours} excluded=false account=por_evento", "charge");
    }

    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("mucho")]
    public void Time_that_is_no_time_is_refused(string minutes) =>
        Assert.That(En.Story($"2026-03-02T10:00 opened\n2026-03-02T10:30 worked {minutes} tecnico").LinesOf(2), Has.One.StartsWith("2026-03-02T10:30 refused event"));

    // Item by item: what a póliza and an evento exclude, what they charge, what is free.
    [TestCase("consumibles", "excluded", "excluded")]
    [TestCase("refacciones", "excluded", "excluded")]
    [TestCase("dominios", "excluded", "excluded")]
    [TestCase("dns", "excluded", "excluded")]
    [TestCase("actualizaciones_con_costo", "excluded", "excluded")]
    [TestCase("mensajeria", "excluded", "excluded")]
    [TestCase("reposicion_dano_usuario", "excluded", "excluded")]
    [TestCase("reposicion_desastre", "excluded", "excluded")]
    [TestCase("reposicion_dano", "charged", "excluded")] // damage that is not the user's is not in the póliza's list
    [TestCase("actualizacion", "free", "charged")]
    public void Each_item_gives_one_charge_at_opening(string item, string underPolicy, string byEvent)
    {
        Assert.That(Charges($"opened {En.Poliza} items=[\"{item}\"]"), Is.EqualTo([$"2026-03-02T10:00 charge concept={item} {Words(underPolicy, "mensual")}"]));
        Assert.That(Charges($"opened items=[\"{item}\"]"), Is.EqualTo([$"2026-03-02T10:00 charge concept={item} {Words(byEvent, "por_evento")}"]));

        static string Words(string how, string account) => how switch
        {
            "excluded" => "excluded=true account=cotizacion",
            "free" => $"amount=0 currency=MXN excluded=false account={account}",
            _ => $"excluded=false account={account}",
        };
    }

    [Test]
    public void Items_are_charged_once_each_and_an_update_charges_none_again() => Assert.That(
        En.Story("""
            2026-03-02T10:00 opened items=["dns","dns","consumibles"]
            2026-03-02T11:00 updated mode=local
            """).Lines("charge").Count, Is.EqualTo(2));

    [Test]
    public void Warranty_paperwork_is_free_under_a_policy_and_its_expenses_are_charged_by_event()
    {
        En.Story($"2026-03-02T10:00 opened {En.Poliza} warranty=true").Brings("2026-03-02T10:00 task tramite_garantia tecnico", "task", "charge");
        En.Story("2026-03-02T10:00 opened warranty=true").Brings("""
            2026-03-02T10:00 task tramite_garantia tecnico
            2026-03-02T10:00 charge concept=gastos_garantia excluded=false account=por_evento
            """, "task", "charge");
    }

    [Test]
    public void A_warranty_that_turns_out_later_is_taken_up_once() => En.Story("""
        2026-03-02T10:00 opened
        2026-03-02T11:00 updated warranty=true
        2026-03-02T12:00 updated mode=local
        """).Brings("""
        2026-03-02T11:00 task tramite_garantia tecnico
        2026-03-02T11:00 charge concept=gastos_garantia excluded=false account=por_evento
        """, "task", "charge");

    [TestCase(En.Poliza + " totalFailure=true", true)]
    [TestCase(En.Poliza + " totalFailure=false", false)]
    [TestCase("totalFailure=true", false)]
    public void Spare_equipment_is_offered_on_total_failure_under_a_policy(string members, bool isOffered) => Assert.That(
        En.Story($"2026-03-02T10:00 opened {members}").Lines("task"), Is.EqualTo(isOffered ? ["2026-03-02T10:00 task equipo_repuesto recepcion"] : Array.Empty<string>()));

    [Test]
    public void Spare_equipment_is_offered_too_where_its_replacement_is_excluded() => En
        .Story($"2026-03-02T10:00 opened {En.Poliza} totalFailure=true items=[\"reposicion_desastre\"]")
        .Brings("""
            2026-03-02T10:00 charge concept=reposicion_desastre excluded=true account=cotizacion
            2026-03-02T10:00 task equipo_repuesto recepcion
            """, "task", "charge");

    // February 2026: 1 is a Sunday and 2 a holiday. March: 1 is a Sunday. January 2027: 1 is a holiday, 2 and 3 a weekend.
    [TestCase("2026-01-15", "2026-02-03T09:00", "2026-01")]
    [TestCase("2026-02-15", "2026-03-02T09:00", "2026-02")]
    [TestCase("2026-12-15", "2027-01-04T09:00", "2026-12")]
    [TestCase("2026-06-30", "2026-07-01T09:00", "2026-06")]
    public void The_billing_run_is_on_the_first_business_day_of_the_month(string opened, string run, string period)
    {
        var task = En.Story($"{opened}T10:00 opened {En.Poliza}", run).Single("task");

        Assert.That(Wire.EffectText.Show(task.At), Is.EqualTo(run));
        Assert.That(task.Ticket, Is.Null);
        Assert.That(task["task"], Is.EqualTo("facturacion_mensual"));
        Assert.That(task["period"], Is.EqualTo(period));
        Assert.That(task.Clauses, Is.EqualTo(["EN-1.1-k", "EN-3"]));
    }

    [Test]
    public void The_billing_run_lists_each_customers_counted_time_and_charges_of_the_month_before()
    {
        var run = En.Story($"""
            2026-03-02T10:00 opened {En.Poliza} items=["actualizacion","dns"]
            2026-03-02T11:00 worked 16 tecnico by.name=Ana
            2026-03-03T11:00 worked 45 tecnico by.name=Ana
            2026-03-04T10:00 opened @OS-2 customer.id=ahorro {En.Poliza}
            2026-03-04T11:00 worked 1 tecnico by.name=Ana @OS-2
            2026-03-05T10:00 opened @OS-3 customer.id=eventual
            2026-03-05T11:00 worked 10 tecnico by.name=Ana @OS-3
            2026-04-01T08:59 worked 99 tecnico by.name=Ana // April's
            """, "2026-04-01T09:00").Single("task");

        // Time 16 -> 30 and 45 -> 45. What is quoted apart and what is charged by event are no part of it.
        var bills = ((IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>>)run["customers"]!)
            .Select(bill => string.Join(' ', bill.Take(3).Select(member => member.Value)) + " / " + string.Join(", ",
                ((IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>>)bill[3].Value!).Select(line => string.Join(' ', line.Where(member => member.Key is not "at").Select(member => member.Value)))));
        Assert.That(bills, Is.EqualTo([
            "ahorro 1 15 / OS-2 tiempo 1 15 False",
            "cliente-uno 61 75 / OS-1 actualizacion 0 MXN False, OS-1 tiempo 16 30 False, OS-1 tiempo 45 45 False",
        ]));
    }

    private static IReadOnlyList<string> Charges(string opening) => En.Story($"2026-03-02T10:00 {opening}").Lines("charge");
}
