using System.Globalization;
using System.Text;
using PolicyEngine.Testing.Layout;

namespace PolicyEngine.Testing.Load;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Style">Its colour and dashes, by its class in the page's style.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record ChartLine(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);

/// <summary>
/// A chart of lines as SVG within a page: no script, no font and no picture beside it. The same lines give the same bytes.
/// </summary>
/// <param name="title">What it shows.</param>
/// <param name="below">What the axis below counts.</param>
/// <param name="unit">What the axis beside counts.</param>
internal sealed class LoadChart(string title, string below, LoadUnit unit)
{
    private const double Width = 480;
    private const double Height = 250;
    private const double Left = 62;
    private const double Right = 12;
    private const double Top = 34;
    private const double Bottom = 40;

    /// <summary>A text in the middle of a place so near to the edge would be cut off.</summary>
    private const double EdgeOfText = 16;

    /// <summary>Ticks of the axis below, with what stands at each; null: round numbers from 0.</summary>
    public IReadOnlyList<(double At, string Text)>? Ticks { get; init; }

    /// <summary>Whether each step of the axis beside is ten times the one below it.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Draws the chart.</summary>
    public string Draw(IReadOnlyList<ChartLine> lines)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{HtmlPage.Encode(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlPage.Encode(title)}\">\n");
        if (points.Count > 0)
        {
            var across = Math.Max(points.Max(point => point.X), Ticks?[1].At ?? 1);
            var (low, high) = Range(points);
            Grid(svg, across, low, high);
            foreach (var line in lines)
                Line(svg, line, across, low, high);
            Legend(svg, lines);
        }
        return svg.Append("</svg></figure>\n").ToString();
    }

    /// <summary>Round steps between 0 and a limit: 1, 2 or 5 and zeros, six of them at most.</summary>
    internal static IEnumerable<double> Steps(double limit)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(limit / 5)));
        step *= limit / step > 25 ? 10 : limit / step > 10 ? 5 : limit / step > 5 ? 2 : 1;
        for (var i = 0; i * step <= limit * 1.0001; i++)
            yield return i * step;
    }

    private (double Low, double High) Range(List<(double X, double Y)> points)
    {
        var (least, greatest) = (points.Min(point => point.Y), points.Max(point => point.Y));
        return IsLogarithmic
            ? (Math.Floor(Math.Log10(Math.Max(1, least))), Math.Max(Math.Floor(Math.Log10(Math.Max(1, least))) + 1, Math.Ceiling(Math.Log10(Math.Max(1, greatest)))))
            : (0, greatest <= 0 ? 1 : greatest * 1.05);
    }

    private void Grid(StringBuilder svg, double across, double low, double high)
    {
        var beside = IsLogarithmic
            ? Enumerable.Range((int)low, (int)(high - low) + 1).Select(power => Math.Pow(10, power))
            : Steps(high);
        foreach (var value in beside)
        {
            var y = Y(value, low, high);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y:0.#}H{Width - Right}\"/><text class=\"end\" x=\"{Left - 6}\" y=\"{y + 4:0.#}\">{Quantity.Short(value, unit)}</text>\n");
        }
        foreach (var (at, text) in Ticks ?? [.. Steps(across).Select(step => (step, step.ToString("0.##", CultureInfo.InvariantCulture)))])
        {
            if (at > across * 1.0001)
                continue;
            var x = X(at, across);
            var anchor = x > Width - Right - EdgeOfText ? "end" : "middle";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{x:0.#} {Top}V{Height - Bottom}\"/><text class=\"{anchor}\" x=\"{x:0.#}\" y=\"{Height - Bottom + 16}\">{text}</text>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"middle\" x=\"{(Left + Width - Right) / 2:0.#}\" y=\"{Height - 6}\">{HtmlPage.Encode(below)}</text>\n");
    }

    private void Line(StringBuilder svg, ChartLine line, double across, double low, double high)
    {
        svg.Append("<path class=\"").Append(line.Style).Append("\" d=\"");
        var (command, before) = ('M', "");
        foreach (var (x, y) in line.Points)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{X(x, across):0.#} {Y(y, low, high):0.#}");
            // Points that fall on one place are one.
            if (place == before)
                continue;
            svg.Append(command).Append(place);
            (command, before) = ('L', place);
        }
        svg.Append("\"/>\n");
    }

    private static void Legend(StringBuilder svg, IReadOnlyList<ChartLine> lines)
    {
        var room = (Width - Left - Right) / lines.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            var x = Left + (i * room);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{lines[i].Style}\" d=\"M{x:0.#} 14h18\"/><text x=\"{x + 23:0.#}\" y=\"18\">{HtmlPage.Encode(lines[i].Name)}</text>\n");
        }
    }

    private static double X(double value, double across) => Left + (value / across * (Width - Left - Right));

    private double Y(double value, double low, double high)
    {
        var place = ((IsLogarithmic ? Math.Log10(Math.Max(1, value)) : value) - low) / (high - low);
        return Height - Bottom - (place * (Height - Top - Bottom));
    }
}
