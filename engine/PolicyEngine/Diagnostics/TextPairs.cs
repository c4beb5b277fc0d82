using System.Reflection;

namespace PolicyEngine.Diagnostics;

/// <summary>Texts by key as they stand in a resource beside the code: <c>key = text</c> a line, remarks after a <c>#</c>.</summary>
public static class TextPairs
{
    private const string Between = " = ";

    /// <summary>Reads all of a resource.</summary>
    /// <param name="assembly">The assembly that holds it.</param>
    /// <param name="resource">Its logical name.</param>
    /// <exception cref="InvalidDataException">A line is neither a pair nor a remark, or there is no such resource.</exception>
    public static Dictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"There is no resource '{resource}'."));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var at = line.IndexOf(Between, StringComparison.Ordinal);
            if (at < 0)
                throw new InvalidDataException($"{resource}: '{line}' is no pair.");
            texts.Add(line[..at], line[(at + Between.Length)..]);
        }
        return texts;
    }
}
