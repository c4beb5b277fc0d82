using NUnit.Framework;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-1, EN-2, EN-1.1-g: póliza or evento, urgent or not, and how the customer pays.</summary>
public sealed class ServiceTypeTests
{
    // A póliza covers its own work; SS covers any, a work that nobody named included.
    [TestCase("SH", "hospedaje", "poliza")]
    [TestCase("SH", "fortigate", "evento")]
    [TestCase("SH", "soporte", "evento")]
    [TestCase("SH", "otro", "evento")]
    [TestCase("SH", null, "evento")]
    [TestCase("SF", "hospedaje", "evento")]
    [TestCase("SF", "fortigate", "poliza")]
    [TestCase("SF", "soporte", "evento")]
    [TestCase("SF", "otro", "evento")]
    [TestCase("SF", null, "evento")]
    [TestCase("SS", "hospedaje", "poliza")]
    [TestCase("SS", "fortigate", "poliza")]
    [TestCase("SS", "soporte", "poliza")]
    [TestCase("SS", "otro", "poliza")]
    [TestCase("SS", null, "poliza")]
    [TestCase(null, "soporte", "evento")]
    [TestCase(null, null, "evento")]
    public void A_policy_covers_its_own_work_and_that_of_support_covers_any(string? poliza, string? work, string expected)
    {
        var members = (poliza is null ? " customer.poliza=null" : $" customer.poliza={poliza}") + (work is null ? "" : $" workType={work}");

        En.Story($"2026-03-02T10:00 opened{members}").Brings($"2026-03-02T10:00 classified serviceType={expected} priority=normal payment=contado", "classified");
    }

    // Urgent is a system that was in operation and stopped; nothing else is.
    [TestCase("true", "true", "urgente")]
    [TestCase("true", "false", "normal")]
    [TestCase("false", "true", "normal")]
    [TestCase("false", "false", "normal")]
    [TestCase("true", "null", "normal")]
    [TestCase("null", "true", "normal")]
    public void Only_a_system_in_operation_that_stopped_is_urgent(string inOperation, string stopped, string expected)
    {
        foreach (var (poliza, service) in new[] { ("SS", "poliza"), ("null", "evento") })
        {
            En.Story($"2026-03-02T10:00 opened customer.poliza={poliza} system.inOperation={inOperation} system.stopped={stopped}")
                .Brings($"2026-03-02T10:00 classified serviceType={service} priority={expected} payment=contado", "classified");
        }
    }

    // New customers pay cash, whatever they ask for; existing ones have credit where they ask for it.
    [TestCase("true", "true", "contado")]
    [TestCase("true", "false", "contado")]
    [TestCase("false", "true", "credito")]
    [TestCase("null", "true", "credito")]
    [TestCase("false", "false", "contado")]
    [TestCase("null", "null", "contado")]
    public void The_acceptance_tells_how_the_customer_pays(string isNew, string asksForCredit, string expected) => En
        .Story($"2026-03-02T10:00 opened customer.new={isNew} customer.creditRequested={asksForCredit}")
        .Brings($"2026-03-02T10:00 accepted payment={expected}", "accepted");

    [TestCase("customer.poliza=SX", "SH,SF,SS")]
    [TestCase("workType=impresoras", "hospedaje,fortigate,soporte,otro")]
    [TestCase("customer.new=quizas", "true,false")]
    [TestCase("channel=whatsapp", "telefono,correo")]
    [TestCase("channel=sistema", "telefono,correo")]
    [TestCase("mode=dron", "presencial,local,remota,telefonica")]
    [TestCase("items=[\"alfombras\"]", "consumibles,refacciones,dominios,dns,actualizaciones_con_costo,mensajeria,reposicion_dano_usuario,reposicion_dano,reposicion_desastre,actualizacion")]
    public void A_value_that_is_not_in_its_list_is_refused_with_those_that_would_do(string member, string accepted)
    {
        foreach (var poliza in new[] { "", "customer.poliza=SS " })
        {
            var refused = En.Story($"2026-03-02T10:00 opened {(member.StartsWith("customer.poliza", StringComparison.Ordinal) ? "" : poliza)}{member}").Effects.Single();
            Assert.That(refused.Effect, Is.EqualTo("refused"));
            Assert.That(refused["of"], Is.EqualTo("ticket"));
            Assert.That(refused["accepted"], Is.EqualTo(accepted.Split(',')));
        }
    }

    [TestCase("-title", "title")]
    [TestCase("-description", "description")]
    [TestCase("-customer.id", "customer.id")]
    [TestCase("title=\"  \" -customer.id", "title,customer.id")]
    public void A_request_without_what_it_needs_is_refused_and_may_be_tried_again(string without, string missing)
    {
        En.Story($"""
            2026-03-02T10:00 opened {without}
            2026-03-02T10:01 replied agent tecnico
            2026-03-02T10:02 opened
            """).Brings($"""
            2026-03-02T10:00 refused ticket missing_data missing={missing}
            2026-03-02T10:01 refused event ticket_refused
            2026-03-02T10:02 accepted payment=contado
            """, "refused", "accepted");
    }

    // The quotation of Textiles del Bajío adds support to its SF; that of Clínica San Ángel other work to its SH, from March on.
    [TestCase("textiles-del-bajio", "SF", "soporte", "2026-03-02", "poliza")]
    [TestCase("textiles-del-bajio", "SF", "fortigate", "2026-03-02", "poliza")]
    [TestCase("textiles-del-bajio", "SF", "hospedaje", "2026-03-02", "evento")]
    [TestCase("textiles-del-bajio", "null", "soporte", "2026-03-02", "evento")]
    [TestCase("textiles-del-bajio", "SF", "soporte", "2025-12-31", "evento")]
    [TestCase("clinica-san-angel", "SH", "otro", "2026-03-02", "poliza")]
    [TestCase("clinica-san-angel", "SH", "otro", "2026-02-27", "evento")]
    [TestCase("cliente-uno", "SF", "soporte", "2026-03-02", "evento")]
    public void A_customers_quotation_completes_what_its_policy_covers(string customer, string poliza, string work, string date, string expected) => Assert.That(
        En.Story($"{date}T10:00 opened customer.id={customer} customer.poliza={poliza} workType={work}").Single("classified")["serviceType"], Is.EqualTo(expected));
}
