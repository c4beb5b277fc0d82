using System.Globalization;
using System.Net;
using System.Text;
using NodaTime.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Differences;

namespace PolicyEngine.Cli.Diff;

/// <summary>A difference as text, as members of JSON, and as a page that stands alone.</summary>
internal static class DifferenceReport
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;color:#222;max-width:60rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.3rem}h2{font-size:1.05rem;margin:1.5rem 0 .3rem}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-top:1px solid #ddd}th{color:#555;font-weight:600}"
        + "del{color:#a33;text-decoration-color:#a33}ins{color:#176b2c;text-decoration:none}.clauses{color:#777;white-space:nowrap}";

    public static string Text(PolicyDifference difference, Language language)
    {
        var text = new StringBuilder(Head(difference, language)).AppendLine();
        if (difference.Changes.Count == 0)
            text.AppendLine(Say(language, "diff.same"));
        foreach (var section in difference.Changes.GroupBy(change => change.Section))
        {
            text.AppendLine().AppendLine(section.Key.Title().In(language));
            foreach (var change in section)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {change.Subject.In(language)}  [{string.Join(' ', change.Clauses)}]");
                text.AppendLine(CultureInfo.InvariantCulture, $"    {Change(change, language)}");
            }
        }
        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    public static object Json(PolicyDifference difference, Language language) => new
    {
        policy = difference.To.Id,
        source = difference.To.Source,
        from = new { version = difference.From.Version, date = LocalDatePattern.Iso.Format(difference.From.From) },
        to = new { version = difference.To.Version, date = LocalDatePattern.Iso.Format(difference.To.From) },
        changes = difference.Changes.Select(change => new
        {
            section = JsonName(change.Section),
            subject = change.Subject.In(language),
            was = change.Was?.In(language),
            now = change.Now?.In(language),
            clauses = change.Clauses,
            customers = change.ConcernsCustomers,
        }),
    };

    public static string Html(PolicyDifference difference, Language language)
    {
        var head = WebUtility.HtmlEncode(Head(difference, language));
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{(language == Language.Spanish ? "es" : "en")}\">\n<head><meta charset=\"utf-8\"><title>{head}</title><style>{Style}</style></head>\n<body>\n<h1>{head}</h1>\n");
        if (difference.Changes.Count == 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(Say(language, "diff.same"))}</p>\n");
        foreach (var section in difference.Changes.GroupBy(change => change.Section))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(section.Key.Title().In(language))}</h2>\n<table>\n<tr><th></th><th>{Say(language, "diff.was")}</th><th>{Say(language, "diff.now")}</th><th></th></tr>\n");
            foreach (var change in section)
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encoded(change.Subject, language)}</td><td><del>{Encoded(change.Was, language)}</del></td><td><ins>{Encoded(change.Now, language)}</ins></td><td class=\"clauses\">{WebUtility.HtmlEncode(string.Join(' ', change.Clauses))}</td></tr>\n");
            html.Append("</table>\n");
        }
        return html.Append("</body>\n</html>").ToString();
    }

    private static string Head(PolicyDifference difference, Language language) => Sentence.Of("diff.head",
        difference.To.Source, difference.From.Version, LocalDatePattern.Iso.Format(difference.From.From), difference.To.Version, LocalDatePattern.Iso.Format(difference.To.From)).In(language);

    private static string Change(PolicyChange change, Language language) => (change.Was, change.Now) switch
    {
        (null, { } now) => $"{Say(language, "diff.new")}: {now.In(language)}",
        ({ } was, null) => $"{Say(language, "diff.gone")}: {was.In(language)}",
        var (was, now) => $"{was!.In(language)} → {now!.In(language)}",
    };

    private static string Encoded(Sentence? sentence, Language language) => WebUtility.HtmlEncode(sentence?.In(language) ?? "");

    private static string Say(Language language, string key) => Sentence.Of(key).In(language);

    private static string JsonName(PolicySection section) => section.ToString().ToLowerInvariant();
}
