using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Plugins;

namespace Encor.Microsip;

/// <summary>
/// What is to be invoiced as a CSV file that Microsip can take: a line for each charge. Columns, dates and numbers are
/// a choice of this project, in the ways of es-MX: dates day/month/year, a decimal point, no separator of thousands.
/// UTF-8 with its mark and lines ended by CR LF, as Windows programs expect them.
/// </summary>
public sealed class MicrosipInvoice() : InvoiceShape("Microsip")
{
    private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    private static readonly string[] Columns =
    [
        "Cliente", "Nombre del cliente", "Orden de servicio", "Fecha", "Cuenta", "Concepto", "Descripción", "Unidades",
        "Unidad", "Importe", "Moneda", "Condiciones de pago", "Estatus de cobro",
    ];

    public override byte[] Write(YearMonth month, IReadOnlyList<InvoiceLine> lines)
    {
        var text = new StringBuilder();
        AddRow(text, Columns);
        foreach (var line in lines)
            AddRow(text, Cells(line));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Time has its hours as units and no amount: its price is Microsip's. What has an amount is one service.</summary>
    private static IEnumerable<string> Cells(InvoiceLine line) =>
    [
        MicrosipCell.Of(line.Customer),
        MicrosipCell.Of(Text(line, "customer.name")),
        MicrosipCell.Of(line.Ticket),
        Dates.Format(line.At.Date),
        MicrosipCell.Of(line.Account),
        MicrosipCell.Of(line.Concept),
        MicrosipCell.Of(Text(line, "title")),
        line.BilledMinutes is { } minutes ? Number(minutes / 60m) : "1.00",
        line.BilledMinutes is null ? "SERVICIO" : "HORA",
        line.Amount is { } amount ? Number(amount) : "",
        MicrosipCell.Of(line.Currency ?? "MXN"),
        MicrosipCell.Of((line.Decided.GetValueOrDefault("payment") as string)?.ToUpperInvariant()),
        MicrosipCell.Of(Text(line, "billingStatus")),
    ];

    private static void AddRow(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");

    private static string Number(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string? Text(InvoiceLine line, string path) => (string?)(line.Members.SelectToken(path) as Newtonsoft.Json.Linq.JValue);
}

/// <summary>A text as one cell.</summary>
internal static class MicrosipCell
{
    /// <summary>
    /// The cell: on one line, in quotes where it has to be, and never a formula. A spreadsheet would run a text that
    /// begins like one, and a ticket's title is what anybody wrote.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        if (line.Length > 0 && line[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            line = "'" + line;
        return line.IndexOfAny([',', '"', ';', '\'']) >= 0 ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }
}
