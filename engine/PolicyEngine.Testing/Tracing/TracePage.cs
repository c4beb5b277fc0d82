using System.Globalization;
using System.Net;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Tracing;

/// <summary>The trace as one self-contained page of HTML: no file, font or script beside it.</summary>
public static class TracePage
{
    private const string Style = """
        body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:78rem;padding:0 1rem;color:#1d2733}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.5rem}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d8dee6}
        th{background:#f1f4f8;position:sticky;top:0}td code{font-size:.85em;white-space:nowrap}
        .lacks td{background:#fff1ee}.lacks td:last-child{color:#a11d0c;font-weight:600}
        ul{margin:0;padding-left:1.1rem}summary{cursor:pointer}small{color:#5a6775}
        """;

    /// <summary>Writes the page.</summary>
    public static string Write(IReadOnlyList<TraceReport> reports, Language spoken)
    {
        string Say(string key, params object?[] values) => Encode(Sentence.Of(key, values).In(spoken));
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"").Append(spoken == Language.Spanish ? "es" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Say("trace.title"))
            .Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>").Append(Say("trace.title")).Append("</h1>\n");
        foreach (var report in reports)
        {
            page.Append("<h2>").Append(Encode(report.Provider)).Append("</h2>\n<p>")
                .Append(Say("trace.total", report.Provider, report.Clauses.Count, report.Clauses.Count(clause => clause.Gap != TraceGap.None)))
                .Append("</p>\n<table>\n<tr>");
            foreach (var head in (string[])["trace.clause", "trace.kind", "trace.rules", "trace.scenarios", "trace.effects", "trace.lacks"])
                page.Append("<th>").Append(Say(head)).Append("</th>");
            page.Append("</tr>\n");
            foreach (var clause in report.Clauses)
                Row(page, clause, spoken);
            page.Append("</table>\n");
        }
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Row(StringBuilder page, TracedClause clause, Language spoken)
    {
        page.Append(clause.Gap == TraceGap.None ? "<tr>" : "<tr class=\"lacks\">")
            .Append("<td id=\"").Append(Encode(clause.Clause.Id)).Append("\"><b>").Append(Encode(clause.Clause.Id)).Append("</b><br><small>")
            .Append(Encode(clause.Clause.Title)).Append("</small></td><td>").Append(Encode(clause.Clause.Kind)).Append("</td><td>");
        List(page, clause.Rules.Select(rule => $"<code>{Encode(rule.ToLine())}</code>").ToList());
        page.Append("</td><td>");
        List(page, clause.Scenarios.Select(scenario => $"{Encode(scenario.Name)}<br><code>{Encode(scenario.Where.ToLine())}</code>").ToList());
        page.Append("</td><td>");
        foreach (var (effect, count) in clause.Effects)
            page.Append(CultureInfo.InvariantCulture, $"<code>{Encode(effect)}</code> {count}<br>");
        page.Append("</td><td>").Append(Encode(TraceText.Lack(clause.Gap, spoken))).Append("</td></tr>\n");
    }

    /// <summary>A long list opens on request.</summary>
    private static void List(StringBuilder page, List<string> items)
    {
        if (items.Count == 0)
            return;
        if (items.Count > 3)
            page.Append(CultureInfo.InvariantCulture, $"<details><summary>{items.Count}</summary>");
        page.Append("<ul>");
        foreach (var item in items)
            page.Append("<li>").Append(item).Append("</li>");
        page.Append("</ul>");
        if (items.Count > 3)
            page.Append("</details>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
