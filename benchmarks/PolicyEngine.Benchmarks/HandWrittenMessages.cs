using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Benchmarks;

/// <summary>The three messages as somebody would write them in C#: a string builder, interpolated strings, a date pattern.</summary>
internal sealed class HandWrittenMessages(CultureInfo culture, DateTimeZone zone)
{
    private readonly LocalDateTimePattern dates = LocalDateTimePattern.Create("dd 'de' MMMM 'de' yyyy, HH:mm", culture);

    public string Short(BenchmarkTicket ticket)
    {
        var text = new StringBuilder();
        text.Append(culture, $"Hola, {ticket.Name}:\n\n{ticket.Assignee ?? "Un consultor"} dará seguimiento a su ticket {ticket.Id}, «{ticket.Title}».\n");
        foreach (var target in ticket.Targets)
            text.Append(culture, $"- {NameOf(ticket, target.Name)}: a más tardar el {(target.Deadline is { } deadline ? Date(deadline) : "")}\n");
        text.Append(culture, $"Prioridad: {NameOf(ticket, ticket.Priority)}\n\nAtentamente,\n{ticket.Provider}\n");
        return text.ToString();
    }

    public string Medium(BenchmarkTicket ticket)
    {
        var text = new StringBuilder();
        text.Append(culture, $"Hola, {ticket.Name}:\n\n");
        if (ticket.SolutionType == "workaround")
            text.Append(culture, $"Su ticket {ticket.Id} tiene una solución alterna: le permite seguir trabajando en lo que se resuelve el origen.\n");
        else
            text.Append(culture, $"Su ticket {ticket.Id} está solucionado.\n");
        if (ticket.Note is not null)
            text.Append(culture, $"\nQué se hizo\n{ticket.Note}\n");
        text.Append("\nPor favor valide la solución y responda:\n- «Acepto», y cerramos el ticket; o\n- «No acepto», con lo que sigue fallando.\n\n");
        text.Append(culture, $"Ticket:       {ticket.Id}\nTítulo:       {ticket.Title}\nPrioridad:    {NameOf(ticket, ticket.Priority)}\n");
        text.Append(culture, $"Estado:       {NameOf(ticket, ticket.Status)}\nCompañía:     {ticket.Company}\nSolicitante:  {ticket.Name}\n");
        text.Append(culture, $"Registrado:   {Date(ticket.OpenedAt)}\nCosto:        {ticket.Cost:C2} ({ticket.Minutes} minutos)\n\nTiempos comprometidos\n");
        for (var index = 0; index < ticket.Targets.Count; index++)
        {
            var target = ticket.Targets[index];
            text.Append(culture, $"{index + 1}. {NameOf(ticket, target.Name)}: ");
            if (target.Deadline is { } deadline)
                text.Append(culture, $"a más tardar el {Date(deadline)}");
            else
                text.Append("en pausa");
            text.Append(culture, $", {NameOf(ticket, target.Status)}\n");
        }
        text.Append(culture, $"\nAtentamente,\n{ticket.Provider}\nGuía de Servicio: {string.Join(", ", ticket.Clauses)}\n");
        return text.ToString();
    }

    public string Long(BenchmarkTicket ticket)
    {
        var html = new StringBuilder();
        html.Append(HandWrittenPage.Head).Append(culture, $"{Html(ticket.Id)}: {Html(ticket.Title)}").Append(HandWrittenPage.Style);
        html.Append(culture, $"{Html(ticket.Provider)}</strong> Mesa de Servicio\n</td>\n</tr>\n<tr>\n<td class=\"body\">\n");
        html.Append(culture, $"<h1>Su ticket {Html(ticket.Id)} está solucionado</h1>\n<p>Hola, {Html(ticket.Name)}:</p>\n");
        html.Append(ticket.SolutionType == "workaround"
            ? "<p>Es una solución alterna: le permite seguir trabajando en lo que se resuelve el origen.</p>\n"
            : "<p>Es una solución definitiva.</p>\n");
        if (ticket.Note is not null)
            html.Append(culture, $"<div class=\"box\">\n<strong>Qué se hizo</strong>\n<br>\n<span>{Html(ticket.Note)}</span>\n</div>\n");
        html.Append("<p>Por favor valide la solución y responda <strong>«Acepto»</strong> o <strong>«No acepto»</strong>.</p>\n<table role=\"presentation\">\n");
        AppendRow(html, "Ticket", ticket.Id);
        AppendRow(html, "Título", ticket.Title);
        AppendRow(html, "Prioridad", NameOf(ticket, ticket.Priority));
        AppendRow(html, "Estado", NameOf(ticket, ticket.Status));
        AppendRow(html, "Compañía", ticket.Company);
        AppendRow(html, "Solicitante", ticket.Name);
        AppendRow(html, "Correo", ticket.Email);
        AppendRow(html, "Registrado", Date(ticket.OpenedAt));
        AppendRow(html, "Costo", ticket.Cost.ToString("C2", culture));
        AppendRow(html, "Minutos", ticket.Minutes.ToString(culture));
        html.Append("</table>\n");
        AppendTargets(html, ticket);
        html.Append("<ul>\n");
        foreach (var file in ticket.Attachments)
            html.Append(culture, $"<li>{Html(file)}</li>\n");
        html.Append(culture, $"</ul>\n<p>\n<a class=\"button\" href=\"https://portal.example.com/tickets/{Uri.EscapeDataString(ticket.Id)}\">Ver el ticket en el portal</a>\n</p>\n");
        html.Append(culture, $"</td>\n</tr>\n<tr>\n<td class=\"foot\">\n{Html(ticket.Provider)}, Mesa de Servicio\n<br>\n");
        html.Append(culture, $"Guía de Servicio: {Html(string.Join(", ", ticket.Clauses))}\n</td>\n</tr>\n</table>\n</td>\n</tr>\n</table>\n</body>\n</html>\n");
        return html.ToString();
    }

    private void AppendTargets(StringBuilder html, BenchmarkTicket ticket)
    {
        if (ticket.Targets.Count == 0)
            return;
        html.Append("<p><strong>Tiempos comprometidos</strong></p>\n<table role=\"presentation\">\n");
        for (var index = 0; index < ticket.Targets.Count; index++)
        {
            var target = ticket.Targets[index];
            html.Append(culture, $"<tr>\n<td class=\"label\">{index + 1}. {Html(NameOf(ticket, target.Name))}</td>\n<td class=\"value\">");
            if (target.Deadline is { } deadline)
                html.Append(culture, $"a más tardar el {Date(deadline)}");
            else
                html.Append("en pausa");
            html.Append(culture, $", {Html(NameOf(ticket, target.Status))}</td>\n</tr>\n");
        }
        html.Append("</table>\n");
    }

    private void AppendRow(StringBuilder html, string label, string value) =>
        html.Append(culture, $"<tr>\n<td class=\"label\">{label}</td>\n<td class=\"value\">{Html(value)}</td>\n</tr>\n");

    private string Date(Instant at) => dates.Format(at.InZone(zone).LocalDateTime);

    private static string NameOf(BenchmarkTicket ticket, string id) => ticket.Names.GetValueOrDefault(id) ?? id;

    /// <summary>Five characters only: .NET's own encoder would write an accented letter as a number.</summary>
    private static string Html(string value) => value.AsSpan().ContainsAny("<>&\"'")
        ? new StringBuilder(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString()
        : value;
}
