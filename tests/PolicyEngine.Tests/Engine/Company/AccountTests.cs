using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>What is charged item by item, put on accounts, invoiced by the month, and written down.</summary>
public sealed class AccountTests() : PolicyOfItsOwn(Script)
{
    // Cóndor's invoices go out on the first business day of the month at 08:00; a cable is free, a button has its price.
    private const string Script = $"""
        {TemporaryPolicy.Head}
        var mes = new Account("mes");
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-16:00").Holidays(Horario.Taller, Colombia.Legal);
        Clause("1").Starts(Estado.Reportado);
        Clause("1").From(Estado.Reportado).To(Estado.Resuelto);
        Clause("2").On(WorkLogged).ChargeTime(Concepto.Horas, roundedUpToMinutes: 30, on: mes);
        Clause("3").On(Opened)
            .ChargeEach(Extras, [new("cable")], 0m, "COP", on: mes)
            .ChargeEach(Extras, [new("boton")], on: mes)
            .ExcludeEach(Extras, [new("pintura")]);
        Clause("4").On(Opened.If(EnGarantia)).Charge(Concepto.Repuestos);
        Clause("5").MonthlyOnFirstBusinessDay(Programa.Facturacion, of: Horario.Taller, at: "08:00");
        Clause("5").On(Due(Programa.Facturacion)).Invoice(Tarea.Facturar, Rol.Administracion, mes);
        Clause("6").On(Entered(Estado.Resuelto)).RecordTime(new Entry("total"));
        Clause("7").On(SurveyAnswered).Record(new Entry("encuesta"), Survey, Score, Comentario);
        """;

    [Test]
    public void Each_item_that_a_ticket_lists_is_charged_by_its_own_name()
    {
        var effects = Send("ticket.opened", "EC-1", "2026-03-09", new { extras = new[] { "pintura", "boton", "cable", "boton" } });

        // Free, charged without an amount, excluded: each item once, in the order of the statements.
        Assert.That(EffectLines.Of(effects, "charge"), Is.EqualTo(
            ["03-09 10:00 charge cable 0 COP False mes", "03-09 10:00 charge boton False mes", "03-09 10:00 charge pintura True"]));
    }

    [Test]
    public void A_list_that_is_closed_takes_no_other_item()
    {
        var effects = Send("ticket.opened", "EC-1", "2026-03-09", new { extras = new[] { "cable", "alfombra" } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-09 10:00 refused unknown_value extras cable,boton,pintura"]));
    }

    [Test]
    public void What_is_charged_without_an_amount_has_none()
    {
        var charge = Send("ticket.opened", "EC-1", "2026-03-09", new { warranty = true }).Single(effect => effect.Effect == "charge");

        Assert.That(charge.Members.Select(member => member.Key), Is.EqualTo(["concept", "excluded"]));
    }

    [Test]
    public void The_invoice_lists_each_customers_time_and_charges_of_the_month_before()
    {
        Send("ticket.opened", "EC-1", "2026-03-02", new { customer = new { id = "lago" }, extras = new[] { "cable", "pintura" } });
        Send("ticket.opened", "EC-2", "2026-03-03", new { customer = new { id = "alto" } });
        Send("ticket.work_logged", "EC-1", "2026-03-04", new { minutes = 31 });
        Send("ticket.work_logged", "EC-2", "2026-03-05", new { minutes = 30 });
        Send("ticket.work_logged", "EC-1", "2026-03-31", new { minutes = 1 });
        // The first of April of 2026 is a Wednesday. What is logged on it belongs to the next month's invoice.
        Send("ticket.work_logged", "EC-1", "2026-04-01", new { minutes = 200 });

        var invoice = Testbed.Effects.Single(effect => effect.Effect == "task");

        Assert.That(EffectRecord.Format(invoice.At), Is.EqualTo("2026-04-01T08:00:00-05:00"));
        Assert.That(invoice.ToJson(), Does.Contain(
            """
            "task":"facturar","role":"administracion","account":"mes","period":"2026-03","customers":[{"customer":"alto","minutes":30,"billedMinutes":30,"charges":[{"ticket":"EC-2","at":"2026-03-05T10:00:00-05:00","concept":"horas","minutes":30,"billedMinutes":30,"excluded":false}]},{"customer":"lago","minutes":32,"billedMinutes":90,"charges":[{"ticket":"EC-1","at":"2026-03-02T10:00:00-05:00","concept":"cable","amount":0,"currency":"COP","excluded":false},{"ticket":"EC-1","at":"2026-03-04T10:00:00-05:00","concept":"horas","minutes":31,"billedMinutes":60,"excluded":false},{"ticket":"EC-1","at":"2026-03-31T10:00:00-05:00","concept":"horas","minutes":1,"billedMinutes":30,"excluded":false}]}]
            """.Trim()));
        Assert.That(invoice.Ticket, Is.Null);
    }

    [Test]
    public void A_month_without_charges_is_invoiced_with_an_empty_list()
    {
        Send("ticket.opened", "EC-1", "2026-03-02", new { });
        Send("ticket.work_logged", "EC-1", "2026-04-01", new { minutes = 200 });

        Assert.That(Testbed.Effects.Single(effect => effect.Effect == "task").ToJson(), Does.Contain("\"customers\":[]"));
    }

    [Test]
    public void The_time_of_a_ticket_is_written_down_as_the_sum_of_what_was_rounded_singly()
    {
        Send("ticket.opened", "EC-1", "2026-03-02", new { });
        Send("ticket.opened", "EC-2", "2026-03-02", new { });
        Send("ticket.work_logged", "EC-1", "2026-03-03", new { minutes = 1 });
        Send("ticket.work_logged", "EC-1", "2026-03-03", new { minutes = 31 });
        Send("ticket.work_logged", "EC-2", "2026-03-03", new { minutes = 500 });

        var effects = Send("ticket.status_changed", "EC-1", "2026-03-04", new { status = "resuelto", by = new { role = "tecnico", name = "Ana" } });

        Assert.That(EffectLines.Of(effects, "recorded"), Is.EqualTo(["03-04 10:00 recorded total 32 90"]));
        Assert.That(effects[^1].ToJson(), Does.Contain("\"by\":{\"role\":\"tecnico\",\"name\":\"Ana\"}"));
    }

    [Test]
    public void Members_of_an_event_are_written_down_and_absent_ones_left_out()
    {
        Send("ticket.opened", "EC-1", "2026-03-02", new { });

        var whole = Send("survey.answered", "EC-1", "2026-03-03", new { survey = "satisfaction", score = 4, remark = "Bien" });
        var part = Send("survey.answered", "lago", "2026-03-03", new { survey = "nps" });

        Assert.That(EffectLines.Of(whole), Is.EqualTo(["03-03 10:00 recorded encuesta satisfaction 4 Bien"]));
        Assert.That(EffectLines.Of(part), Is.EqualTo(["03-03 10:00 recorded encuesta nps"]));
    }

    private IReadOnlyList<EffectRecord> Send(string type, string ticket, string date, object data) =>
        Testbed.Apply(type, ticket, $"{date}T10:00:00-05:00", data);
}
