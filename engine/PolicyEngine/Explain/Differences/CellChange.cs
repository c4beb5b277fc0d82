using PolicyEngine.Diagnostics;

namespace PolicyEngine.Explain.Differences;

/// <summary>Cells of a table in which two versions differ in the same way.</summary>
/// <param name="Where">Which cells: a sentence for each dimension that matters.</param>
/// <param name="Was">The row that decided; null where none did.</param>
/// <param name="Now">The row that decides.</param>
internal sealed record CellChange(IReadOnlyList<Sentence> Where, Row? Was, Row? Now)
{
    /// <summary>The changed cells of a table, put together wherever a dimension does not matter or several points agree.</summary>
    public static IReadOnlyList<CellChange> In(IReadOnlyList<Dimension> dimensions, Func<int[], (Row? Was, Row? Now)> decide)
    {
        var areas = Cells(dimensions)
            .Select(cell => (Cell: cell, Rows: decide(cell)))
            .Where(cell => !Equals(cell.Rows.Was?.Text, cell.Rows.Now?.Text))
            .Select(cell => new Area([.. cell.Cell.Select(point => new[] { point })], cell.Rows.Was, cell.Rows.Now))
            .ToList();
        for (var i = dimensions.Count - 1; i >= 0; i--)
            areas = Joined(areas, i);
        return [.. areas.Select(area => new CellChange(Said(area, dimensions), area.Was, area.Now))];
    }

    private static IEnumerable<int[]> Cells(IReadOnlyList<Dimension> dimensions)
    {
        var size = dimensions.Aggregate(1, (cells, dimension) => cells * dimension.Points.Count);
        for (var number = 0; number < size; number++)
        {
            var (cell, rest) = (new int[dimensions.Count], number);
            for (var i = dimensions.Count - 1; i >= 0; i--)
                (rest, cell[i]) = Math.DivRem(rest, dimensions[i].Points.Count);
            yield return cell;
        }
    }

    /// <summary>Areas that are alike but for one dimension become one.</summary>
    private static List<Area> Joined(List<Area> areas, int dimension) =>
    [
        .. areas.GroupBy(area => area.KeyWithout(dimension)).Select(group =>
        {
            var first = group.First();
            var points = first.Points.ToArray();
            points[dimension] = [.. group.SelectMany(area => area.Points[dimension]).Order()];
            return first with { Points = points };
        }),
    ];

    private static List<Sentence> Said(Area area, IReadOnlyList<Dimension> dimensions) =>
    [
        .. dimensions.Select((dimension, i) => (dimension, Points: area.Points[i]))
            .Where(pair => pair.Points.Length < pair.dimension.Points.Count)
            .Select(pair => pair.Points.Select(point => pair.dimension.Points[point]).Aggregate((left, right) => Sentence.Of("diff.or", left, right))),
    ];

    private sealed record Area(int[][] Points, Row? Was, Row? Now)
    {
        /// <summary>Everything but one dimension, as text to compare.</summary>
        public string KeyWithout(int dimension) =>
            $"{Was?.Text}|{Was?.Clause}|{Now?.Text}|{Now?.Clause}|{string.Join('|', Points.Where((_, i) => i != dimension).Select(points => string.Join(',', points)))}";
    }
}
