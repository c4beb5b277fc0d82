using NodaTime;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Preview;

/// <summary>What an author wants to see.</summary>
/// <param name="Template">
/// The name of a notification or of a file, or a path to it: <c>solucionado</c>, <c>policies/masnegocio/templates/solucionado</c>,
/// <c>policies/masnegocio/templates/solucionado.html.sbn</c>.
/// </param>
/// <param name="Data">A JSON file with the model's members.</param>
public sealed record PreviewRequest(string Template, string Data)
{
    /// <summary>The culture's name; null for the one of the provider's plugin.</summary>
    public string? Culture { get; init; }

    /// <summary>The IANA zone; null for the one of the provider's plugin.</summary>
    public string? Zone { get; init; }

    /// <summary>What <c>date.now</c> answers; null for the time of the data's event, and without one the Unix epoch.</summary>
    public Instant? At { get; init; }

    /// <summary>The folder that holds plugins and policies; null where there is none.</summary>
    public string? Workspace { get; init; }
}

/// <summary>One output of a preview.</summary>
/// <param name="Kind">subject, text, html, whatsapp, or file for a single file.</param>
/// <param name="Text">The whole text.</param>
public sealed record PreviewPart(string Kind, string Text);

/// <summary>What a preview gave: its parts, or what is wrong.</summary>
/// <param name="Parts">The outputs; empty where something is wrong.</param>
/// <param name="Diagnostics">What is wrong in the templates or the data, and what could not be found.</param>
/// <param name="CouldRun">False where the template, the data, the culture or the zone could not be found.</param>
/// <param name="Files">The data and the folder of the templates: what to watch.</param>
public sealed record PreviewResult(
    IReadOnlyList<PreviewPart> Parts, IReadOnlyList<Diagnostic> Diagnostics, bool CouldRun, IReadOnlyList<string> Files)
{
    internal static PreviewResult Refused(string code, Sentence message, IReadOnlyList<string>? files = null) =>
        new([], [new Diagnostic(code, message, new SourceLocation("policyengine"))], CouldRun: false, files ?? []);
}
