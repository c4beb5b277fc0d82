using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Preview;

namespace PolicyEngine.Cli.Render;

/// <summary>Renders a preview and prints it, once or whenever something changes.</summary>
internal sealed class RenderRunner(RenderArguments arguments, TextWriter output, TextWriter errors)
{
    private const string Html = "html";

    public async Task<int> RunAsync(bool watch, CancellationToken cancelled)
    {
        if (!Workspace.TryTime(arguments.At, out var at))
            return Workspace.Fail("PE0002", "--at", arguments.At);
        var request = new PreviewRequest(arguments.Template, arguments.Data)
        {
            Culture = arguments.Culture,
            Zone = arguments.Zone,
            At = at,
            Workspace = arguments.Workspace ?? WorkspaceOf(arguments.Template),
        };
        var result = TemplatePreview.Render(request);
        if (!watch || result.Files.Count == 0)
            return Print(result);
        // It listens before it prints, so that no change after what is seen goes unseen.
        using var changes = new FileChanges(result.Files);
        var exit = Print(result);
        while (await changes.NextAsync(cancelled))
        {
            output.WriteLine();
            output.WriteLine("────────");
            exit = Print(TemplatePreview.Render(request));
        }
        return exit;
    }

    /// <summary>A path leads to the workspace that it stands in; a bare name, to the one from here upwards.</summary>
    private static string? WorkspaceOf(string template) =>
        Path.GetDirectoryName(template) is { Length: > 0 } ? PolicyHost.FindWorkspace(Path.GetFullPath(template)) ?? Workspace.Nearest() : Workspace.Nearest();

    private int Print(PreviewResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
            errors.WriteLine(Speech.Say(diagnostic));
        if (!result.CouldRun)
            return ExitCode.Fault;
        if (result.Diagnostics.Count > 0)
            return ExitCode.Findings;
        var isWritten = true;
        foreach (var part in result.Parts)
            isWritten &= Print(part, result.Parts.Count > 1);
        return isWritten ? ExitCode.Done : ExitCode.Fault;
    }

    /// <returns>Whether a file that was asked for could be written.</returns>
    private bool Print(PreviewPart part, bool isOneOfSeveral)
    {
        var isWritten = true;
        var isHtml = part.Kind == Html || (part.Kind == "file" && arguments.HtmlOut is not null);
        if (isHtml && arguments.HtmlOut is { } file)
        {
            isWritten = OutputFile.TryWrite(file, part.Text);
            if (isWritten)
                output.WriteLine(Speech.Say("render.written", file));
        }
        else if (!isOneOfSeveral)
        {
            output.WriteLine(part.Text);
        }
        else if (isHtml)
        {
            output.WriteLine(Speech.Say("render.lines", part.Text.Split('\n').Length));
        }
        else
        {
            output.WriteLine($"== {TitleOf(part.Kind)}");
            output.WriteLine(part.Text);
        }
        if (isOneOfSeveral)
            output.WriteLine();
        return isWritten;
    }

    private static string TitleOf(string kind) => kind switch
    {
        "subject" => Speech.Say("render.subject"),
        "text" => Speech.Say("render.text"),
        "whatsapp" => "WhatsApp",
        _ => kind,
    };
}
