using NodaTime.Text;
using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Cli.History;

/// <summary>Prints the revisions that are kept.</summary>
internal sealed class HistoryRunner(string? provider, bool asLines, string? given)
{
    public int Run()
    {
        if (Workspace.Find(given) is not { } workspace)
            return ExitCode.Fault;
        try
        {
            var kept = new RevisionStore(Workspace.RevisionsOf(workspace)).Read()
                .Where(revision => provider is null || revision.Provider == provider).ToList();
            foreach (var revision in kept)
                Console.Out.WriteLine(asLines ? revision.ToJson() : Line(revision));
            Console.Error.WriteLine(Speech.Say("history.count", kept.Count));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Workspace.Fail("PE0618", e.Message);
        }
    }

    private static string Line(ServedRevision revision)
    {
        var versions = revision.Served
            ? string.Join(", ", revision.Versions.OrderBy(version => version.Key, StringComparer.Ordinal).Select(version => $"{version.Key} {version.Value}"))
            : Speech.Say("history.aside");
        return $"{InstantPattern.General.Format(revision.At)}  {revision.Provider}  {revision.Id}  {versions}  {Files(revision.Changed)}";
    }

    private static string Files(IReadOnlyList<string> changed) => changed.Count <= 3
        ? string.Join(", ", changed)
        : Speech.Say("history.files", string.Join(", ", changed.Take(2)), changed.Count - 2);
}
