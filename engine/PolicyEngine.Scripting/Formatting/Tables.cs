using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PolicyEngine.Scripting.Formatting;

/// <summary>A line as a row of a table: what it begins with, and its cells.</summary>
/// <param name="Line">The line.</param>
/// <param name="Word">The word that it says, with the dot before it; empty for the heads of a matrix.</param>
/// <param name="Shape">A letter for each argument: <c>v</c> a value, and for each item of a list <c>i</c> after <c>l</c>.</param>
/// <param name="Cells">The cells, each with the comma behind it; the last with all that follows on the line.</param>
internal sealed record TableRow(ScriptLine Line, string Word, string Shape, IReadOnlyList<string> Cells)
{
    /// <summary>Whether it is the heads over the last columns of the rows below it.</summary>
    public bool IsHeads => Word.Length == 0;

    /// <summary>Its cell in a column of a table; null where it has none there.</summary>
    public string? CellOf(int column, int columns) => Cells.ElementAtOrDefault(IsHeads ? column - (columns - Cells.Count) : column);

    /// <summary>How wide it needs a column to be. A last cell takes what it wants.</summary>
    public int WidthOf(int column, int columns) =>
        CellOf(column, columns) is { } cell && !ReferenceEquals(cell, Cells[^1]) ? cell.Length : 0;
}

/// <summary>Finds lines that stand under each other as a table, and puts their cells under each other.</summary>
internal static class Tables
{
    public static IEnumerable<List<TableRow>> Of(IReadOnlyList<ScriptLine> lines)
    {
        var table = new List<TableRow>();
        foreach (var line in lines)
        {
            var row = line.IsWhole ? RowOf(line) : null;
            if (row is not null && table.Count > 0 && Belongs(table[^1], row))
            {
                table.Add(row);
                continue;
            }

            if (table.Count > 1)
                yield return table;
            table = row is null ? [] : [row];
        }

        if (table.Count > 1)
            yield return table;
    }

    /// <summary>Pads the cells of a table, unless it would become too wide. The heads of a matrix stand over its cells.</summary>
    public static void Align(List<TableRow> table)
    {
        var columns = table.Max(row => row.Cells.Count);
        var begins = table.Where(row => !row.IsHeads).Max(row => row.Line.Indent.Length + row.Word.Length + 1);
        var widths = Enumerable.Range(0, columns).Select(column => table.Max(row => row.WidthOf(column, columns))).ToArray();
        var texts = table.Select(row => Text(row, columns, begins, widths)).ToArray();
        if (Array.Exists(texts, text => text.Length > ScriptFormatter.WidestLine))
            return;
        for (var i = 0; i < table.Count; i++)
        {
            var behind = table[i].Line.CommentColumn - table[i].Line.Code.Length;
            table[i].Line.Code = texts[i];
            table[i].Line.CommentColumn = texts[i].Length + behind;
        }
    }

    private static string Text(TableRow row, int columns, int begins, int[] widths)
    {
        var text = row.IsHeads ? "" : $"{row.Line.Indent}{row.Word}(";
        var at = begins;
        for (var column = 0; column < columns; column++)
        {
            if (row.CellOf(column, columns) is { } cell)
                text = text.PadRight(at) + cell;
            at += widths[column] + 1;
        }

        return text;
    }

    /// <summary>Rows of one word at one indentation; the heads of a matrix go before rows that end with a list as long.</summary>
    private static bool Belongs(TableRow above, TableRow row) =>
        above.IsHeads
            ? !row.IsHeads && row.Shape.EndsWith(above.Shape, StringComparison.Ordinal)
            : (above.Word, above.Line.Indent) == (row.Word, row.Line.Indent)
                && (row.Shape.StartsWith(above.Shape, StringComparison.Ordinal) || above.Shape.StartsWith(row.Shape, StringComparison.Ordinal));

    /// <summary>The line as a row: <c>.Word(a, b)</c>, <c>Word(a, [b, c]),</c> or <c>[a, b],</c>; null where it is nothing of the kind.</summary>
    private static TableRow? RowOf(ScriptLine line)
    {
        var tokens = line.Tokens;
        var word = tokens is [var dot, _, ..] && dot.IsKind(SyntaxKind.DotToken) ? 1 : 0;
        if (tokens.Count > 0 && tokens[0].IsKind(SyntaxKind.OpenBracketToken))
            return Read(line, "", 0) is { Shape: var heads } row && heads.StartsWith('l') && heads.IndexOf('v', StringComparison.Ordinal) < 0 ? row : null;
        if (tokens.Count < word + 3 || !tokens[word].IsKind(SyntaxKind.IdentifierToken) || !tokens[word + 1].IsKind(SyntaxKind.OpenParenToken))
            return null;
        return Read(line, line.Between(tokens[0].SpanStart, tokens[word].Span.End), word + 2);
    }

    private static TableRow? Read(ScriptLine line, string word, int first)
    {
        var (shape, cells, depth, inList) = ("", new List<string>(), 0, false);
        var start = line.Tokens[first].SpanStart;
        for (var i = first; i < line.Tokens.Count; i++)
        {
            var token = line.Tokens[i];
            var begins = token.SpanStart == start;
            if (begins && depth == 0 && token.IsKind(SyntaxKind.OpenBracketToken))
                (inList, shape) = (true, shape + "l");
            else if (begins)
                shape += inList ? "i" : "v";
            if (begins && inList && depth == 0)
                shape += "i";
            depth += Step(token);
            if (inList && depth == 0)
                inList = false;
            // What closes the call ends its last cell; the rest of the line goes along.
            if (depth < 0)
                break;
            if (token.IsKind(SyntaxKind.CommaToken) && depth == (inList ? 1 : 0) && i + 1 < line.Tokens.Count)
            {
                cells.Add(line.Between(start, token.Span.End));
                start = line.Tokens[i + 1].SpanStart;
            }
        }

        cells.Add(line.Between(start, line.Tokens[^1].Span.End));
        return depth <= 0 && cells.Count > 1 ? new(line, word, shape, cells) : null;
    }

    private static int Step(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken => 1,
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken => -1,
        _ => 0,
    };
}
