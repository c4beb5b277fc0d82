using System.Globalization;

namespace PolicyEngine.Tests.Live;

/// <summary>
/// A workspace of its own with MásNegocio's built plugin and one script that is edited over and over: each edit gives a
/// critical ticket another time to react, which its effects show. Removed when disposed.
/// </summary>
internal sealed class EditedWorkspace : IDisposable
{
    private const string Script = "mesa-de-servicio-2.6.csx";
    private const string Written = ".Within(Critica, 40.Minutes)";
    private readonly string text;

    /// <param name="repository">The repository, whose plugin is built.</param>
    /// <param name="lines">How many lines the script has at least; the lines added are conditions in code.</param>
    public EditedWorkspace(string repository, int lines = 0)
    {
        Copy(Path.Combine(repository, "plugins", "MasNegocio", "bin", "plugin"), Path.Combine(Folder, "plugins", "MasNegocio", "bin", "plugin"));
        Copy(Path.Combine(repository, "policies", "masnegocio"), Policies);
        File.Delete(Path.Combine(Policies, "mesa-de-servicio-2.5.csx"));
        var script = File.ReadAllText(Path.Combine(Policies, Script)).TrimEnd() + "\n";
        for (var i = script.Count(c => c == '\n'); i < lines; i++)
            script += $"Clause(\"MN-3.11-a\").Refuses(MaintenanceAnnounced, Condition.That(facts => facts.At(Start) - facts.Now > Duration.FromDays({1000 + i})), reason: \"too_far_{i}\");\n";
        if (!script.Contains(Written, StringComparison.Ordinal))
            throw new InvalidOperationException($"The script does not say {Written}.");
        text = script;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("policies-").FullName;

    public string Policies => Path.Combine(Folder, "policies", "masnegocio");

    public string ScriptPath => Path.Combine(Policies, Script);

    /// <summary>The script in which a critical ticket has these minutes.</summary>
    public string TextWith(int minutes) => text.Replace(
        Written, string.Create(CultureInfo.InvariantCulture, $".Within(Critica, {minutes}.Minutes)"), StringComparison.Ordinal);

    /// <summary>Saves an edit as editors do: beside the file, and then in its place.</summary>
    public void Save(string edited)
    {
        var beside = ScriptPath + "~";
        File.WriteAllText(beside, edited);
        File.Move(beside, ScriptPath, overwrite: true);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
