using System.Text;
using Newtonsoft.Json.Linq;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-3, EN-1.1-k: what is to be invoiced leaves in a file that Microsip can take.</summary>
public sealed class InvoiceTests
{
    private const string Head = "Cliente,Nombre del cliente,Orden de servicio,Fecha,Cuenta,Concepto,Descripción,Unidades,Unidad,Importe,Moneda,Condiciones de pago,Estatus de cobro";

    [Test]
    public void A_month_s_charges_are_listed_by_customer_without_what_is_quoted_apart() => Assert.That(Lines($"""
        2026-03-02T10:00 opened {En.Poliza} customer.name="Comercial Uno, S.A. de C.V." items=["actualizacion","dns"]
        2026-03-02T11:00 worked 16 tecnico by.name=Ana
        2026-03-03T10:00 opened @OS-2 customer.id=ahorro customer.creditRequested=true warranty=true
        2026-03-03T11:00 worked 61 tecnico by.name=Ana @OS-2
        2026-03-31T23:30 worked 1 tecnico by.name=Ana // still March in Mexico City
        2026-04-01T00:10 worked 5 tecnico by.name=Ana // and this is April's
        """), Is.EqualTo((string[])
        [
            Head,
            "ahorro,,OS-2,03/03/2026,por_evento,gastos_garantia,No imprime,1.00,SERVICIO,,MXN,CREDITO,",
            "ahorro,,OS-2,03/03/2026,por_evento,tiempo,No imprime,2.00,HORA,,MXN,CREDITO,",
            "cliente-uno,\"Comercial Uno, S.A. de C.V.\",OS-1,02/03/2026,mensual,actualizacion,No imprime,1.00,SERVICIO,0.00,MXN,CONTADO,",
            "cliente-uno,\"Comercial Uno, S.A. de C.V.\",OS-1,02/03/2026,mensual,tiempo,No imprime,0.50,HORA,,MXN,CONTADO,",
            "cliente-uno,\"Comercial Uno, S.A. de C.V.\",OS-1,31/03/2026,mensual,tiempo,No imprime,0.25,HORA,,MXN,CONTADO,",
        ]));

    [Test]
    public void The_billing_status_that_the_leader_gave_stands_beside_each_charge_of_the_order() => Assert.That(Lines("""
        2026-03-02T10:00 opened
        2026-03-02T10:01 status asignado recepcion assignee=Ana
        2026-03-02T10:02 status en_progreso tecnico by.name=Ana
        2026-03-02T10:03 worked 10 tecnico by.name=Ana
        2026-03-02T10:04 status atendido tecnico by.name=Ana
        2026-03-02T10:05 status revisado tecnico_senior by.name=Carla
        2026-03-02T10:06 status cerrado lider_proyecto billingStatus="No cobrar"
        """)[1], Does.EndWith("1.00,HORA,,MXN,CONTADO,No cobrar"));

    // What a spreadsheet would run as a formula is a text; line ends and quotes do not break the line.
    [TestCase("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [TestCase("+52 81 5555", "\"'+52 81 5555\"")]
    [TestCase("-1+1", "\"'-1+1\"")]
    [TestCase("@SUM(A1)", "\"'@SUM(A1)\"")]
    [TestCase("  =1", "\"'=1\"")]
    [TestCase("\t=1", "\"'=1\"")]
    [TestCase("\n=1", "\"'=1\"")]
    [TestCase("＝1", "\"'＝1\"")]
    [TestCase("dos\nlíneas", "dos líneas")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("dice \"hola\"", "\"dice \"\"hola\"\"\"")]
    [TestCase("Señal débil", "Señal débil")]
    public void A_text_is_one_cell_and_never_a_formula(string title, string cell)
    {
        var line = new InvoiceLine("OS-1", "uno", new LocalDateTime(2026, 3, 2, 10, 0).WithOffset(Offset.FromHours(-6)), "tiempo", "mensual", 90, null, null,
            new Dictionary<string, object?>(), new JObject { ["title"] = title });

        var written = Encoding.UTF8.GetString(Shape.Write(new YearMonth(2026, 3), [line])).Split("\r\n")[1];

        Assert.That(written, Is.EqualTo($"uno,,OS-1,02/03/2026,mensual,tiempo,{cell},1.50,HORA,,MXN,,"));
    }

    [Test]
    public void The_file_is_written_as_Windows_programs_expect_it()
    {
        var bytes = Shape.Write(new YearMonth(2026, 3), []);

        Assert.That(bytes, Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(Head + "\r\n"))));
    }

    [Test]
    public void The_command_writes_the_file_and_says_what_it_holds()
    {
        var folder = Directory.CreateTempSubdirectory("factura").FullName;
        try
        {
            var file = Path.Combine(folder, "marzo.csv");
            var sample = Path.Combine(Workspace.Folder, "policies", "encor", "samples", "vtiger.jsonl");

            var written = CommandLine.Run(Workspace.Folder, "invoice", "encor", sample, "--from", "vtiger", "--month", "2026-03", "--out", file);
            var shown = CommandLine.Run(Workspace.Folder, "invoice", "encor", sample, "--from", "vtiger", "--month", "2026-03");

            Assert.That(written.Exit, Is.Zero, written.Errors);
            Assert.That(written.Errors, Is.EqualTo("14 lines, 0 unreadable; 3 charges of 1 customers in 2026-03, for Microsip.\n"));
            Assert.That(File.ReadAllText(file).ReplaceLineEndings("\n"), Is.EqualTo(shown.Output.TrimStart('\uFEFF')));
            Assert.That(shown.Output, Does.Contain("11x88,\"Comercial Uno, S.A. de C.V.\",OS4711,03/03/2026,mensual,tiempo,Servidor de correo caído,0.75,HORA,,MXN,CONTADO,Por facturar"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("encor", "marzo", "PE0343: --month \"marzo\" is not a month")]
    [TestCase("encor", "2026-13", "PE0343")]
    [TestCase("encore", "2026-03", "PE0344: There is no provider 'encore'. Did you mean 'encor'?")]
    [TestCase("masnegocio", "2026-03", "PE0344: The plugin 'masnegocio' does not say")]
    public void What_cannot_be_invoiced_is_said(string provider, string month, string expected)
    {
        var result = CommandLine.Run(Workspace.Folder, "invoice", provider, Path.Combine(Workspace.Folder, "policies", "encor", "samples", "vtiger.jsonl"), "--month", month);

        Assert.That(result.Exit, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith("policyengine: error " + expected));
    }

    private static InvoiceShape Shape => Workspace.Host.InvoiceShapeOf("encor")!;

    private static string[] Lines(string events)
    {
        var run = Workspace.Host.Begin(new EvaluationOptions { Render = false });
        foreach (var line in Wire.EffectText.Lines(events).Select((line, i) => StoryLine.ToEvent(line, i + 1, StoryWorld.Encor).ToString(Newtonsoft.Json.Formatting.None)))
            run.Apply(line);
        run.Finish();
        var march = new YearMonth(2026, 3);
        return Encoding.UTF8.GetString(Shape.Write(march, run.InvoiceOf("encor", march))).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
