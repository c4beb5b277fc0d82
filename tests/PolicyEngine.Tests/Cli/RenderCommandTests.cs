using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary><c>policyengine render</c>: what an author sees of a notification, and of slips in it.</summary>
public sealed class RenderCommandTests
{
    private static readonly string Data = Path.Combine(CommandLine.Repository, "policies", "masnegocio", "samples", "solucionado.json");

    private ScratchWorkspace workspace = null!;

    [SetUp]
    public void Prepare() => workspace = new ScratchWorkspace();

    [TearDown]
    public void CleanUp() => workspace.Dispose();

    [TestCase("solucionado")]
    [TestCase("policies/masnegocio/templates/solucionado")]
    public void A_notification_is_shown_in_all_its_forms(string template)
    {
        var html = Path.Combine(workspace.Folder, "out.html");
        var result = Render(template, "--html-out", html);
        Assert.That(result.Exit, Is.EqualTo(0), result.Errors);
        Assert.That(result.Output, Does.StartWith("== Subject\nSu ticket está solucionado; por favor valídelo: MN-2001\n\n== Text\nHola, Gerardo"));
        Assert.That(result.Output, Does.Contain("se cerrará de manera automática el 20 de marzo de 2026, 11:05."));
        var message = result.Output[result.Output.IndexOf("== WhatsApp", StringComparison.Ordinal)..];
        Assert.That(message, Does.Contain("<VPN-2> & se dejó ∗una∗ ruta alterna"));
        Assert.That(File.ReadAllText(html), Does.StartWith("<!DOCTYPE html>").And.Contain("&lt;VPN-2&gt; &amp; se dejó *una* ruta alterna"));
    }

    [Test]
    public void A_message_of_its_own_goes_to_WhatsApp()
    {
        workspace.Write("solucionado.whatsapp.sbn", "*{{ ticket.id }}*: {{ event.note }}");
        Assert.That(Render("solucionado").Output, Does.Contain("== WhatsApp\n*MN-2001*: Se reinició el concentrador <VPN-2> & se dejó ∗una∗ ruta alterna.\n"));
    }

    [Test]
    public void A_single_file_is_printed_alone_in_the_given_form()
    {
        workspace.Write("uno.sbn", "{{ 1234.5 }} {{ 1234.5 | math.format 'C2' }} {{ auto_close | date.to_string '%A %d de %B, %H:%M' }} {{ date.now | date.to_string '%x' }}");
        Assert.That(Render("uno", "--culture", "es-CO", "--zone", "America/Bogota").Output, Is.EqualTo("1234,5 $ 1.234,50 viernes 20 de marzo, 12:05 17/03/2026\n"));
        Assert.That(Render("uno", "--culture", "es-BO", "--zone", "America/La_Paz", "--at", "2026-01-01T00:00:00Z").Output, Is.EqualTo("1234,5 Bs 1.234,50 viernes 20 de marzo, 13:05 31/12/2025\n"));
        Assert.That(Render("uno").Output, Is.EqualTo("1234.5 $1,234.50 viernes 20 de marzo, 11:05 17/03/2026\n"));
    }

    [Test]
    public void Every_slip_is_said_with_its_place()
    {
        var folder = Path.Combine("policies", "masnegocio", "templates").Replace('\\', '/');
        workspace.Write("uno.subject.sbn", "{{ ticket.id }} {{ tarjet }}\n{{ target.stauts }}");
        workspace.Write("dos.text.sbn", "{{ 1 / 0 }}");
        workspace.Write("tres.text.sbn", "{{ for x in }}{{ ) }}");
        var first = Render(folder + "/uno");
        Assert.That((first.Exit, first.Output, first.Errors), Is.EqualTo((1, "",
            $"{folder}/uno.subject.sbn(1,20): error PE0509: There is no 'tarjet'. Did you mean 'target'?\n" +
            $"{folder}/uno.subject.sbn(2,11): error PE0509: 'target' has no member 'stauts'. Did you mean 'status'?\n")));
        var second = Render(folder + "/dos");
        Assert.That((second.Exit, second.Output, second.Errors), Is.EqualTo((1, "", $"{folder}/dos.text.sbn(1,6): error PE0507: Division by zero.\n")));
        var third = Render(folder + "/tres");
        Assert.That(third.Exit, Is.EqualTo(1));
        Assert.That(third.Errors, Does.Match(@"\A(\S+/tres\.text\.sbn\(1,\d+\): error PE0502: .+\n){2,}\z"));
    }

    [Test]
    public void Slips_in_the_data_are_said_too()
    {
        var data = Path.Combine(workspace.Folder, "data.json");
        File.WriteAllText(data, "{ \"tiket\": {},\n  \"auto_close\": \"mañana\" }");
        var result = CommandLine.Run(workspace.Folder, "render", "solucionado", "--data", "data.json");
        Assert.That((result.Exit, result.Errors), Is.EqualTo((1,
            "data.json(1,10): error PE0510: No notification has a member 'tiket'. Did you mean 'ticket'?\n" +
            "data.json(2,24): error PE0510: 'mañana' is not a time with its offset: write it as 2026-03-31T09:30:00-06:00.\n")));
    }

    [TestCase("solucionada", "PE0005: There is no template \"solucionada\". Did you mean 'solucionado'?")]
    [TestCase("solucionado --zone Mexico", "PE0006: There is no zone 'Mexico'")]
    [TestCase("solucionado --culture de-DE", "PE0006: There is no culture 'de-DE'")]
    [TestCase("solucionado --at ayer", "PE0002: --at \"ayer\" is not a time")]
    public void What_cannot_run_says_why(string arguments, string message)
    {
        var words = arguments.Split(' ');
        var result = Render(words[0], words[1..]);
        Assert.That((result.Exit, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Errors, Does.StartWith($"policyengine: error {message}"));
    }

    [Test]
    public async Task Watching_renders_again_when_a_template_changes()
    {
        workspace.Write("uno.sbn", "first");
        using var process = CommandLine.Start(workspace.Folder, "render", "uno", "--data", Data, "--watch");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            Assert.That(await process.StandardOutput.ReadLineAsync(patience.Token), Is.EqualTo("first"));
            workspace.Write("uno.sbn", "second");
            var lines = new List<string?>();
            while (lines.LastOrDefault() is not "second")
                lines.Add(await process.StandardOutput.ReadLineAsync(patience.Token));
            Assert.That(lines, Is.EqualTo(new[] { "", "────────", "second" }));
        }
        finally
        {
            process.Kill();
        }
    }

    private CommandResult Render(string template, params string[] options) =>
        CommandLine.Run(workspace.Folder, ["render", template, "--data", Data, .. options]);
}
