using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Documents;

/// <summary>A line of a script, and what stands in it.</summary>
/// <param name="At">The file and the line.</param>
/// <param name="Text">The line without the blanks around it; empty where only its place is known.</param>
public sealed record ScriptLine(SourceLocation At, string Text);

/// <summary>
/// The lines of a model's files that a <c>Conflict</c> or an <c>Assume</c> can name as the one to change, by words that
/// stand in it. The words have to be those of one line alone, comments and declarations such as these apart: so they
/// cannot point to a line that is gone. The files are read when first asked for, and once.
/// </summary>
internal sealed class LinesToChange(PolicyFolder folder, PolicyModel model)
{
    private readonly Lazy<List<ScriptLine>> lines = new(() =>
    [
        .. model.Statements.Select(statement => statement.At.File).Append(model.At.File).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(file => Read(folder, model, file)),
    ]);

    /// <summary>The lines in which the words stand; one where the author was right.</summary>
    public IReadOnlyList<ScriptLine> Find(string words) =>
        lines.Value.FindAll(line => line.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>The lines that are named and are not there, or stand more than once; in order of place.</summary>
    public static IEnumerable<Diagnostic> Check(PolicyFolder folder, IEnumerable<PolicyModel> models)
    {
        var found =
            from model in models
            let lines = new LinesToChange(folder, model)
            from named in model.Conflicts.Select(conflict => (conflict.Change, conflict.At))
                .Concat(model.Assumptions.Select(assumed => (assumed.Change, assumed.At)))
            where named.Change is not null
            let count = lines.Find(named.Change).Count
            where count != 1
            select count == 0 ? Diagnostic.Of("PE0912", named.At, named.Change) : Diagnostic.Of("PE0912.several", named.At, named.Change, count);
        return found.OrderBy(diagnostic => diagnostic.At.File, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.At.Line);
    }

    private static IEnumerable<ScriptLine> Read(PolicyFolder folder, PolicyModel model, string file)
    {
        var path = Path.Combine(folder.Root, file);
        if (!File.Exists(path))
            yield break;
        var declared = model.Conflicts.Select(conflict => conflict.At).Concat(model.Assumptions.Select(assumed => assumed.At))
            .Where(at => at.File == file).Select(at => at.Line).ToHashSet();
        var (number, isDeclaration) = (0, false);
        foreach (var line in PolicyFolder.ReadText(path).Split('\n').Select(line => line.Trim()))
        {
            isDeclaration |= declared.Contains(++number);
            if (!isDeclaration && !line.StartsWith("//", StringComparison.Ordinal))
                yield return new ScriptLine(new SourceLocation(file, number, 0), line);
            isDeclaration &= !line.EndsWith(';');
        }
    }
}
