using System.Text.Json;

namespace PolicyEngine.Testing.Load;

/// <summary>A report of a load as it was kept, for comparing. Immutable.</summary>
/// <param name="Settings">The settings by name.</param>
/// <param name="Machine">The machine by what is told of it.</param>
/// <param name="Digest">What was decided, in one number; null where the runs differed.</param>
/// <param name="Figures">The figures.</param>
public sealed record LoadRecord(
    IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Machine, string? Digest, IReadOnlyList<LoadFigure> Figures)
{
    /// <summary>The form of what is kept: another number is another form.</summary>
    internal const int Form = 1;

    /// <summary>A report as it would be kept.</summary>
    public static LoadRecord Of(LoadReport report) => new(
        report.Wanted.ToDictionary(StringComparer.Ordinal), report.Machine.ToDictionary(StringComparer.Ordinal), report.Digest, report.Figures);

    /// <summary>Reads what <see cref="LoadJson"/> wrote.</summary>
    /// <returns>Null where the text is something else.</returns>
    public static LoadRecord? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.GetProperty("load").GetInt32() != Form ? null : new LoadRecord(
                Texts(root.GetProperty("settings")),
                Texts(root.GetProperty("machine")),
                root.GetProperty("digest").GetString(),
                [.. root.GetProperty("figures").EnumerateArray().Select(FigureOf)]);
        }
        // Whatever was given that is no report: the caller says so.
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Texts(JsonElement members) =>
        members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);

    private static LoadFigure FigureOf(JsonElement figure)
    {
        var runs = figure.GetProperty("runs").EnumerateArray().Select(run => run.GetDouble()).ToList();
        return runs.Count == 0 ? throw new FormatException("A figure without a run.") : new LoadFigure(
            figure.GetProperty("name").GetString()!,
            Enum.Parse<LoadUnit>(figure.GetProperty("unit").GetString()!, ignoreCase: true),
            Enum.Parse<LoadBetter>(figure.GetProperty("better").GetString()!, ignoreCase: true),
            runs);
    }
}
