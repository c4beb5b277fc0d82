using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Cli.Check;

/// <summary>Findings as one JSON object, for tools of a company's own.</summary>
internal static class JsonReport
{
    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> findings, Language language)
    {
        var report = new JObject
        {
            ["errors"] = findings.Count(finding => finding.Severity == Severity.Error),
            ["warnings"] = findings.Count(finding => finding.Severity == Severity.Warning),
            ["findings"] = new JArray(findings.Select(finding => new JObject
            {
                ["code"] = finding.Code,
                ["severity"] = finding.Severity == Severity.Error ? "error" : "warning",
                ["file"] = finding.At.File,
                ["line"] = finding.At.Line,
                ["column"] = finding.At.Column,
                ["message"] = finding.MessageIn(language),
            })),
        };
        output.WriteLine(report.ToString(Formatting.Indented).ReplaceLineEndings("\n"));
    }
}
