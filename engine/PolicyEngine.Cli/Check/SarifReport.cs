using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;
using Checked = PolicyEngine.Authoring.Check;

namespace PolicyEngine.Cli.Check;

/// <summary>
/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. Files are relative to the
/// workspace.
/// </summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Root = "SRCROOT";

    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> findings, Language language)
    {
        var codes = findings.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var report = new JObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JArray(new JObject
            {
                ["tool"] = new JObject { ["driver"] = Driver(codes) },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JObject
                {
                    [Root] = new JObject { ["description"] = new JObject { ["text"] = "The folder that holds plugins and policies." } },
                },
                ["results"] = new JArray(findings.Select(finding => Result(finding, codes, language))),
            }),
        };
        output.WriteLine(report.ToString(Formatting.Indented).ReplaceLineEndings("\n"));
    }

    private static JObject Driver(IEnumerable<string> codes) => new()
    {
        ["name"] = "policyengine",
        ["semanticVersion"] = typeof(Diagnostic).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ["rules"] = new JArray(codes.Select(Rule)),
    };

    private static JObject Rule(string code)
    {
        var rule = new JObject { ["id"] = code };
        if (Checked.All.FirstOrDefault(check => check.Code == code) is { } check)
            rule["name"] = check.Name;
        rule["help"] = new JObject { ["text"] = $"docs/errors/{code}.md" };
        return rule;
    }

    private static JObject Result(Diagnostic finding, List<string> codes, Language language) => new()
    {
        ["ruleId"] = finding.Code,
        ["ruleIndex"] = codes.IndexOf(finding.Code),
        ["level"] = finding.Severity == Severity.Error ? "error" : "warning",
        ["message"] = new JObject { ["text"] = finding.MessageIn(language) },
        ["locations"] = new JArray(new JObject { ["physicalLocation"] = Place(finding.At) }),
    };

    private static JObject Place(SourceLocation at)
    {
        var place = new JObject
        {
            ["artifactLocation"] = new JObject { ["uri"] = UriOf(at.File), ["uriBaseId"] = Root },
        };
        if (at.Line > 0)
            place["region"] = at.Column > 0 ? new JObject { ["startLine"] = at.Line, ["startColumn"] = at.Column } : new JObject { ["startLine"] = at.Line };
        return place;
    }

    /// <summary>A relative URI: places name files of the policies folder, those of plugins files of the workspace.</summary>
    private static string UriOf(string file) => string.Join('/',
        (file.StartsWith("plugins", StringComparison.Ordinal) ? file : $"policies/{file}").Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
