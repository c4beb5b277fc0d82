using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary><c>policyengine check</c> over the shipped policies, and over a copy with slips in it.</summary>
public sealed class CheckCommandTests
{
    [Test]
    public void The_shipped_policies_and_templates_are_clean()
    {
        var result = CommandLine.Run(CommandLine.Repository, "check");
        Assert.That((result.Exit, result.Output), Is.EqualTo((0, "")), result.Errors);
        Assert.That(result.Errors, Does.StartWith("Nothing found in "));
    }

    [Test]
    public void Every_slip_of_a_template_is_said_with_its_place()
    {
        using var workspace = new ScratchWorkspace();
        workspace.Write("cerrado.subject.sbn", "Cerramos {{ tikcet.id }}: {{ target.deadlin }}\n{{ 'a' | string.upcas }}");
        workspace.Write("asignado.subject.sbn", "{{ if ticket.id }}");
        workspace.Write("_fila.html.sbn", "{{ dato }}{{ valor }}{{ include '_nada' }}");
        const string Expected = """
            masnegocio/templates/asignado.subject.sbn(1,14): error PE0502: 'if' is not closed: 'end' is missing.
            masnegocio/templates/_fila.html.sbn(1,33): error PE0509: There is no template '_nada' to include.
            masnegocio/templates/cerrado.subject.sbn(1,13): error PE0509: There is no 'tikcet'. Did you mean 'ticket'?
            masnegocio/templates/cerrado.subject.sbn(1,37): error PE0509: 'target' has no member 'deadlin'. Did you mean 'deadline'?
            masnegocio/templates/cerrado.subject.sbn(2,17): error PE0509: 'string' has no member 'upcas'. Did you mean 'upcase'?

            """;
        var result = CommandLine.Run(workspace.Folder, "check");
        Assert.That((result.Exit, result.Output), Is.EqualTo((1, Expected)), result.Errors);
        var part = CommandLine.Run(workspace.Folder, "check", Path.Combine("policies", "masnegocio", "templates", "_fila.html.sbn"));
        Assert.That((part.Exit, part.Output.TrimEnd('\n')), Is.EqualTo((1, Expected.Split('\n')[1])));
        var clean = CommandLine.Run(workspace.Folder, "check", Path.Combine("policies", "masnegocio", "contacts.json"));
        Assert.That((clean.Exit, clean.Output), Is.EqualTo((0, "")));
    }

    [Test]
    public void Without_a_workspace_or_a_built_plugin_nothing_can_be_checked()
    {
        using var workspace = new ScratchWorkspace();
        Assert.That(CommandLine.Run(workspace.Folder, "check", "nothing").Exit, Is.EqualTo(2));
        Directory.Delete(Path.Combine(workspace.Folder, "plugins"), recursive: true);
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "plugins"));
        var unbuilt = CommandLine.Run(workspace.Folder, "check");
        Assert.That((unbuilt.Exit, unbuilt.Output), Is.EqualTo(
            (2, "plugins: error PE0508: There is no built plugin in the workspace: build it first (dotnet build).\n")));
    }
}
