using NodaTime;

namespace PolicyEngine.Hosting.Live;

/// <summary>A provider's files at a time when they began to serve, or were put aside by a rollback. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="Provider">Whose.</param>
/// <param name="Id">The id of the files, from <see cref="PolicySnapshot.Id"/>.</param>
/// <param name="Served">Whether it served; otherwise it was edited, never served, and put aside.</param>
/// <param name="Versions">The revision that effects name, by version of the policy (<c>id@version</c>).</param>
/// <param name="Changed">The files that differ from the provider's revision before it.</param>
/// <param name="Files">SHA-256 of each file, by its path in the policies folder.</param>
public sealed record ServedRevision(
    Instant At,
    string Provider,
    string Id,
    bool Served,
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> Changed,
    IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The revision as a line of JSON, as the history keeps it.</summary>
    public string ToJson() => RevisionLine.Write(this);
}
