using System.Text;
using PolicyEngine.Scripting.Formatting;

namespace PolicyEngine.Cli.Format;

/// <summary>Formats scripts in place, or says which ones are not.</summary>
internal sealed class FormatRunner(IReadOnlyList<string> paths, bool onlyCheck, string? given)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public int Run()
    {
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            return Workspace.Fail("PE0001", missing);
        var asked = paths;
        if (paths.Count == 0)
        {
            if (Workspace.Find(given) is not { } workspace)
                return ExitCode.Fault;
            asked = [Path.Combine(workspace, "policies")];
        }
        var (changed, broken) = (0, 0);
        foreach (var file in asked.SelectMany(ScriptsIn))
        {
            var text = File.ReadAllText(file, Utf8);
            switch (ScriptFormatter.Format(text))
            {
                case null:
                    Console.Error.WriteLine(Speech.Say("fmt.broken", file));
                    broken++;
                    break;
                case var formatted when formatted != text:
                    Console.Out.WriteLine(file);
                    changed++;
                    if (!onlyCheck)
                        File.WriteAllText(file, formatted, Utf8);
                    break;
            }
        }

        Console.Error.WriteLine(Speech.Say(onlyCheck ? "fmt.wouldChange" : "fmt.changed", changed));
        return broken > 0 || (onlyCheck && changed > 0) ? ExitCode.Findings : ExitCode.Done;
    }

    private static IEnumerable<string> ScriptsIn(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.csx", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
