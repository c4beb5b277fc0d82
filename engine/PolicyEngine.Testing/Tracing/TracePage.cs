using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Layout;

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
        string Say(string key, params object?[] values) => HtmlPage.Encode(Sentence.Of(key, values).In(spoken));
        var page = HtmlPage.Begin(Sentence.Of("trace.title").In(spoken), Style, spoken);
        foreach (var report in reports)
        {
            page.Append("<h2>").Append(HtmlPage.Encode(report.Provider)).Append("</h2>\n<p>")
                .Append(Say("trace.total", report.Provider, report.Clauses.Count, report.Clauses.Count(clause => clause.Gap != TraceGap.None)))
                .Append("</p>\n<table>\n<tr>");
            foreach (var head in (string[])["trace.clause", "trace.kind", "trace.rules", "trace.scenarios", "trace.effects", "trace.lacks"])
                page.Append("<th>").Append(Say(head)).Append("</th>");
            page.Append("</tr>\n");
            foreach (var clause in report.Clauses)
                Row(page, clause, spoken);
            page.Append("</table>\n");
        }
        return HtmlPage.End(page);
    }

    private static void Row(StringBuilder page, TracedClause clause, Language spoken)
    {
        page.Append(clause.Gap == TraceGap.None ? "<tr>" : "<tr class=\"lacks\">")
            .Append("<td id=\"").Append(HtmlPage.Encode(clause.Clause.Id)).Append("\"><b>").Append(HtmlPage.Encode(clause.Clause.Id)).Append("</b><br><small>")
            .Append(HtmlPage.Encode(clause.Clause.Title)).Append("</small></td><td>").Append(HtmlPage.Encode(clause.Clause.Kind)).Append("</td><td>");
        List(page, clause.Rules.Select(rule => $"<code>{HtmlPage.Encode(rule.ToLine())}</code>").ToList());
        page.Append("</td><td>");
        List(page, clause.Scenarios.Select(scenario => $"{HtmlPage.Encode(scenario.Name)}<br><code>{HtmlPage.Encode(scenario.Where.ToLine())}</code>").ToList());
        page.Append("</td><td>");
        foreach (var (effect, count) in clause.Effects)
            page.Append(CultureInfo.InvariantCulture, $"<code>{HtmlPage.Encode(effect)}</code> {count}<br>");
        page.Append("</td><td>").Append(HtmlPage.Encode(TraceText.Lack(clause.Gap, spoken))).Append("</td></tr>\n");
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
}
