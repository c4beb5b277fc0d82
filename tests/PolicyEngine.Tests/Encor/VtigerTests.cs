using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-3: tickets arrive as Vtiger's records. Its times are UTC, six hours ahead of Encor's.</summary>
public sealed class VtigerTests
{
    private static readonly string Sample = Path.Combine(Workspace.Folder, "policies", "encor", "samples", "vtiger.jsonl");

    /// <summary>The sample worked out by hand: OS4711 is an urgent one under póliza, OS4712 changes to it, OS4713 comes by chat.</summary>
    [Test]
    public void The_sample_comes_out_as_worked_out_by_hand() => Assert.That(Effects(File.ReadLines(Sample)), Is.EqualTo(Wire.EffectText.Lines("""
        2026-03-03T09:05 @OS4711 accepted payment=contado
        2026-03-03T09:05 @OS4711 status_changed null > recibido by sistema
        2026-03-03T09:05 @OS4711 classified serviceType=poliza priority=urgente payment=contado
        2026-03-03T09:05 @OS4711 target_started respuesta 2026-03-03T10:05 atencion
        2026-03-03T09:05 @OS4711 charge concept=actualizacion amount=0 currency=MXN excluded=false account=mensual
        2026-03-03T09:05 @OS4711 charge concept=refacciones excluded=true account=cotizacion
        2026-03-03T09:05 @OS4711 notification orden_recibida correo compras@example.com
        2026-03-03T09:05 @OS4711 routed tecnico position=1 workType=soporte technician=Ana Ruiz
        2026-03-03T09:10 @OS4711 status_changed recibido > asignado by recepcion assignee=Ana Ruiz
        2026-03-03T09:25 @OS4711 target_met respuesta 2026-03-03T10:05 used=0.3333 // 20 of 60 min; the private comment is nobody's business
        2026-03-03T09:30 @OS4711 status_changed asignado > en_progreso by tecnico assignee=Ana Ruiz
        2026-03-03T10:20 @OS4711 charge concept=tiempo minutes=45 billedMinutes=45 excluded=false account=mensual // 0.75 h
        2026-03-03T10:40 @OS4711 charge concept=tiempo minutes=15 billedMinutes=15 excluded=false account=mensual // to 1 h; the repeated record told nothing
        2026-03-03T10:40 @OS4711 status_changed en_progreso > atendido by tecnico assignee=Ana Ruiz
        2026-03-03T10:40 @OS4711 notification trabajo_realizado correo compras@example.com
        2026-03-03T11:00 @OS4712 accepted payment=contado // a new customer, though it asks for credit
        2026-03-03T11:00 @OS4712 status_changed null > recibido by sistema // Vtiger's own «Open»
        2026-03-03T11:00 @OS4712 classified serviceType=evento priority=normal payment=contado
        2026-03-03T11:00 @OS4712 target_started respuesta 2026-03-04T11:00 atencion
        2026-03-03T11:00 @OS4712 notification orden_recibida correo raul@example.com
        2026-03-03T11:00 @OS4712 routed tecnico position=1 workType=hospedaje
        2026-03-03T12:00 @OS4711 status_changed atendido > revisado by tecnico_senior assignee=Ana Ruiz
        2026-03-03T12:00 @OS4711 recorded entry=tiempo_total minutes=60 billedMinutes=60 by tecnico_senior
        2026-03-03T12:30 @OS4712 classified serviceType=poliza priority=normal payment=contado
        2026-03-03T12:30 @OS4712 target_changed respuesta 2026-03-03T13:00 was=2026-03-04T11:00
        2026-03-03T12:36 @OS4712 target_warned respuesta 2026-03-03T13:00 used=0.8
        2026-03-03T13:00 @OS4713 refused ticket channel_not_accepted accepted=telefono,correo
        2026-03-03T13:00 @OS4712 target_breached respuesta 2026-03-03T13:00 // an event at the instant of a deadline goes first
        2026-03-04T10:00 @OS4711 status_changed revisado > cerrado by lider_proyecto assignee=Ana Ruiz billingStatus=Por facturar
        2026-03-04T10:00 @OS4711 task encuesta_satisfaccion recepcion
        """)));

    [Test]
    public void A_record_again_tells_nothing_and_a_field_that_was_emptied_is_taken_away()
    {
        var reader = Shape.Begin();
        var record = JObject.Parse("""{"id":"17x1","ticket_no":"OS1","ticket_title":"No imprime","ticketstatus":"Recibido","createdtime":"2026-03-03 15:00:00","modifiedtime":"2026-03-03 15:00:00","parent_id":"11x1","cf_helpdesk_modo":"Local"}""");

        Assert.That(reader.Read(record).Events, Has.Exactly(1).Items);
        Assert.That(reader.Read((JObject)record.DeepClone()).Events, Is.Empty);
        record["cf_helpdesk_modo"] = "";
        record["modifiedtime"] = "2026-03-03 16:00:00";
        var update = reader.Read(record).Events.Single();

        Assert.That(update.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(
            """{"specversion":"1.0","id":"17x1@2026-03-03T16:00:00Z#updated","source":"/encor/vtiger","type":"ticket.updated","subject":"OS1","time":"2026-03-03T16:00:00Z","data":{"mode":null}}"""));
    }

    [TestCase("Técnico Senior", "tecnico_senior")]
    [TestCase("Líder de proyecto", "lider_proyecto")]
    [TestCase("Recepción", "recepcion")]
    [TestCase("Gerente", "gerente")]
    public void A_role_is_told_by_its_id_and_one_that_nobody_knows_stays(string label, string role)
    {
        var reader = Shape.Begin();
        reader.Read(JObject.Parse("""{"id":"17x1","ticket_no":"OS1","ticketstatus":"Recibido","createdtime":"2026-03-03 15:00:00","modifiedtime":"2026-03-03 15:00:00"}"""));
        var told = reader.Read(new JObject
        {
            ["id"] = "17x1",
            ["ticket_no"] = "OS1",
            ["ticketstatus"] = "Asignado",
            ["modifiedby_role"] = label,
            ["createdtime"] = "2026-03-03 15:00:00",
            ["modifiedtime"] = "2026-03-03 15:01:00",
        }).Events.Single();

        Assert.That((string?)told.SelectToken("data.by.role"), Is.EqualTo(role));
    }

    [TestCase("""{"ticket_no":"OS1"}""", "The record has no 'id'")]
    [TestCase("""{"id":"11x1","accountname":"Uno"}""", "is neither a HelpDesk record (with 'ticket_no') nor a comment")]
    [TestCase("""{"id":"17x1","ticket_no":"OS1","createdtime":"ayer","modifiedtime":"2026-03-03 15:00:00"}""", "needs 'createdtime' and 'modifiedtime' in UTC")]
    [TestCase("""{"id":"17x1","ticket_no":"OS1","hours":"mucho","createdtime":"2026-03-03 15:00:00","modifiedtime":"2026-03-03 15:00:00"}""", "which is no number")]
    [TestCase("""{"id":"31x1","commentcontent":"Hola","related_to":"17x9","createdtime":"2026-03-03 15:00:00"}""", "belongs to 17x9, which was not read before")]
    [TestCase("""["17x1"]""", "PE0401")]
    public void A_line_that_is_no_such_record_is_reported_and_the_rest_is_evaluated(string line, string sentence)
    {
        var (run, effects) = Run([line, """{"id":"17x2","ticket_no":"OS2","ticket_title":"A","description":"B","parent_id":"11x1","createdtime":"2026-03-03 15:00:00","modifiedtime":"2026-03-03 15:00:00"}"""]);

        Assert.That(run.Summary.Unreadable.Single().ToString(), Does.StartWith("vtiger.jsonl(1): error PE0").And.Contain(sentence));
        Assert.That(effects.Select(effect => effect.Effect), Does.Contain("accepted"));
    }

    [Test]
    public void A_record_that_is_older_than_the_last_one_is_reported()
    {
        const string record = """{"id":"17x2","ticket_no":"OS2","ticket_title":"A","description":"B","parent_id":"11x1","createdtime":"2026-03-03 15:00:00","modifiedtime":"2026-03-03 15:00:00"}""";
        var (run, _) = Run([record.Replace("modifiedtime\":\"2026-03-03 15", "modifiedtime\":\"2026-03-03 18"), record]);

        Assert.That(run.Summary.Unreadable.Single().ToString(), Does.Contain("(2): error PE0342").And.Contain("come in their order"));
    }

    [Test]
    public void The_command_reads_them_and_names_the_nearest_shape_where_it_knows_none()
    {
        var read = CommandLine.Run(Workspace.Folder, "evaluate", Sample, "--from", "vtiger", "--output", "jsonl", "--no-render", "--until", "2026-03-04T12:00:00-06:00");
        var qualified = CommandLine.Run(Workspace.Folder, "evaluate", Sample, "--from", "encor/vtiger", "--output", "jsonl", "--no-render");
        var unknown = CommandLine.Run(Workspace.Folder, "evaluate", Sample, "--from", "vtigr");

        Assert.That(read.Exit, Is.Zero);
        Assert.That(read.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(30));
        Assert.That(qualified.Output, Is.EqualTo(read.Output));
        Assert.That(unknown.Exit, Is.EqualTo(2));
        Assert.That(unknown.Errors, Is.EqualTo("policyengine: error PE0341: No plugin reads lines of the shape \"vtigr\". Did you mean \"vtiger\"?\n"));
    }

    [Test]
    public void An_end_before_the_last_record_is_refused_before_anything_is_written()
    {
        var early = CommandLine.Run(Workspace.Folder, "evaluate", Sample, "--from", "vtiger", "--until", "2026-03-04T09:00:00-06:00");

        Assert.That(early.Exit, Is.EqualTo(2));
        Assert.That(early.Errors, Does.StartWith("policyengine: error PE0004"));
        Assert.That(early.Output, Is.Empty);
    }

    private static InputShape Shape => Workspace.Host.FindShape("vtiger").Shape!;

    private static IEnumerable<string> Effects(IEnumerable<string> lines) => Run(lines).Effects.Select(Wire.EffectText.Of);

    private static (EvaluationRun Run, List<EffectRecord> Effects) Run(IEnumerable<string> lines)
    {
        var run = Workspace.Host.Begin(new EvaluationOptions { Render = false, From = Shape, InputName = "vtiger.jsonl" });
        var effects = lines.SelectMany(run.Apply).ToList();
        effects.AddRange(run.Finish());
        return (run, effects);
    }
}
