using System.Text;

namespace PolicyEngine.Testing.Layout;

/// <summary>Rows as columns of text, two blanks apart and each as wide as its widest cell.</summary>
internal static class TextTable
{
    /// <summary>Adds a line for each row; none ends in blanks.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="rows">The rows, the heads among them; all have as many cells.</param>
    /// <param name="left">How many columns stand to the left, before those that stand to the right; null: all.</param>
    public static void AppendTable(this StringBuilder text, IReadOnlyList<string[]> rows, int? left = null)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column < (left ?? widths.Length) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }
}
