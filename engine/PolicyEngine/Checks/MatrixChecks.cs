using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Cells that a matrix lacks or says twice. A contract's matrix replaces cells and lacks none.</summary>
internal sealed class MatrixChecks(PolicyModel model, PolicyWorld world)
{
    public IEnumerable<Finding> Find() => model.Matrices.SelectMany(Twice).Concat(model.Matrices.SelectMany(Missing));

    /// <summary>The rows that a matrix says again, or all where a column stands twice.</summary>
    public static IEnumerable<SourceLocation> RepeatedRows(MatrixModel matrix) => matrix.Heads.Distinct().Count() < matrix.Heads.Count
        ? matrix.Cells.Select(row => row.At)
        : matrix.Cells.GroupBy(row => row.Head).SelectMany(same => same.Skip(1)).Select(row => row.At);

    private static IEnumerable<Finding> Twice(MatrixModel matrix)
    {
        var rows = matrix.Cells.GroupBy(row => row.Head).SelectMany(same => same.Skip(1), (same, row) =>
            new Finding(Check.CellTwice, matrix.Citation, row.Head.Id,
                Sentence.Of("PE0802.row", matrix.Decides, row.Head, same.First().At.Line), row.At));
        var columns = matrix.Heads.GroupBy(head => head).Where(same => same.Count() > 1).Select(same =>
            new Finding(Check.CellTwice, matrix.Citation, same.Key.Id,
                Sentence.Of("PE0802.column", matrix.Decides, same.Key), matrix.Citation.At));
        return rows.Concat(columns);
    }

    private IEnumerable<Finding> Missing(MatrixModel matrix)
    {
        if (model.ContractOf is not null)
            yield break;
        var said = model.Decisions.Where(decision => ReferenceEquals(decision.Field, matrix.Decides))
            .SelectMany(decision => decision.Rows).SelectMany(row => world.Space.Of(row.When)).ToList();
        foreach (var row in matrix.Rows.Values)
        {
            var columns = matrix.Columns.Values.Where(column => IsMissing(matrix, row, column, said)).ToList();
            if (columns.Count > 0)
            {
                yield return new Finding(Check.MissingCell, matrix.Citation, row.Id, Sentence.Of(
                    "PE0801", matrix.Decides, matrix.Rows, row, matrix.Columns, string.Join(", ", columns)), matrix.Citation.At);
            }
        }
    }

    private bool IsMissing(MatrixModel matrix, Value row, Value column, List<Box> said)
    {
        var cell = world.Space.Limit(Box.All, world.Space.AxisOf(matrix.Rows), world.DigitsOf(matrix.Rows, [row]));
        cell = cell is null ? null : world.Space.Limit(cell, world.Space.AxisOf(matrix.Columns), world.DigitsOf(matrix.Columns, [column]));
        return cell is not null && world.Base.Outside(cell, said) is not null;
    }
}
