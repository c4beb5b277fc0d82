using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Explain.Differences;
using PolicyEngine.Hosting.Differences;

namespace PolicyEngine.Cli.Diff;

/// <summary>Prints a difference between two versions, for its author or for customers.</summary>
internal sealed class DiffRunner(DiffArguments arguments, CacheSettings cache)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Run()
    {
        using var host = Workspace.OpenWhole(arguments.Workspace, cache);
        if (host is null)
            return ExitCode.Fault;
        var (difference, problem) = VersionDifferences.Find(host, arguments.Provider, arguments.From, arguments.To);
        if (difference is null)
            return Workspace.Fail(problem!);
        return arguments.Notice
            ? PrintNotice(VersionNotice.Render(host, arguments.Provider, difference))
            : Print(difference);
    }

    private static int Print(string text)
    {
        Console.Out.WriteLine(text);
        return ExitCode.Done;
    }

    private int Print(PolicyDifference difference) => Print(arguments.Output switch
    {
        "json" => JsonSerializer.Serialize(DifferenceReport.Json(difference, Speech.Language), Json),
        "html" => DifferenceReport.Html(difference, Speech.Language),
        _ => DifferenceReport.Text(difference, Speech.Language),
    });

    private int PrintNotice(NoticeResult notice)
    {
        if (notice.Problem is { } problem)
            return Workspace.Fail(problem);
        return Print(arguments.Output switch
        {
            "json" => JsonSerializer.Serialize(new { subject = notice.Subject, body = notice.Text, html = notice.Html }, Json),
            "html" => notice.Html ?? notice.Text!,
            _ => $"{notice.Subject}\n\n{notice.Text}",
        });
    }
}
