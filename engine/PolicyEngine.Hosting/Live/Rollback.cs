using NodaTime;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Live;

/// <summary>What a rollback did, or why it did nothing. Immutable.</summary>
/// <param name="Brought">The revision whose files stand there now; null where <paramref name="Refusal"/> says why not.</param>
/// <param name="Written">The files that were written or removed.</param>
/// <param name="PutAside">The id under which the files that were replaced can be brought back.</param>
/// <param name="Refusal">Why nothing was done.</param>
public sealed record RollbackResult(ServedRevision? Brought, IReadOnlyList<string> Written, string? PutAside, Diagnostic? Refusal);

/// <summary>
/// Brings a revision that served back into the policies folder. Whatever stands there is kept as a revision first, so
/// nothing is lost; where it never served, the caller has to say that it may be replaced.
/// </summary>
/// <param name="store">The revisions.</param>
/// <param name="policiesFolder">The folder of all providers' folders.</param>
public sealed class Rollback(RevisionStore store, string policiesFolder)
{
    private const int ShortestId = 4;
    private const int MostNamed = 5;

    /// <summary>Brings a revision back.</summary>
    /// <param name="revision">Its id, or the revision that an effect names, or the beginning of one.</param>
    /// <param name="provider">The provider; null: whichever has a revision of that id.</param>
    /// <param name="replaceEdits">Whether files that never served may be replaced.</param>
    /// <param name="now">The time under which they are put aside.</param>
    /// <exception cref="IOException">The store or the policies folder cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not read or write them.</exception>
    public RollbackResult To(string revision, string? provider, bool replaceEdits, Instant now)
    {
        var kept = store.Read();
        var named = NamedBy(revision, [.. kept.Where(known => provider is null || known.Provider == provider)]);
        if (named.Count == 0)
            return Refused("PE0611", revision);
        var several = named.Select(known => $"{known.Provider} {known.Id}").Distinct().ToList();
        if (several.Count > 1)
            return Refused("PE0612", revision, several.TakeLast(MostNamed));
        var wanted = named[^1];
        var present = PolicySnapshot.Read(policiesFolder, wanted.Provider, OutsideFiles(kept, wanted.Provider));
        if (present.Id == wanted.Id)
            return new(wanted, [], null, null);

        var changes = present.ChangedSince(wanted.Files);
        if (changes.FirstOrDefault(path => wanted.Files.TryGetValue(path, out var hash) && store.Find(hash) is null) is { } damaged)
            return Refused("PE0614", wanted.Id, damaged);
        if (!kept.Any(known => known.Provider == wanted.Provider && known.Id == present.Id))
        {
            var newest = kept.Last(known => known.Provider == wanted.Provider);
            if (!replaceEdits)
                return Refused("PE0613.edited", present.ChangedSince(newest.Files), newest.Id);
            store.Keep(present, now, new Dictionary<string, string>(), served: false);
        }
        return Replace(wanted, present, changes);
    }

    /// <summary>Each file is written whole or not at all, and none that somebody saved a moment ago.</summary>
    private RollbackResult Replace(ServedRevision wanted, PolicySnapshot present, IReadOnlyList<string> changes)
    {
        foreach (var path in changes)
        {
            var full = Path.Combine(policiesFolder, path);
            var stands = File.Exists(full) ? File.ReadAllBytes(full) : null;
            if (!(stands ?? []).AsSpan().SequenceEqual(present.Files.GetValueOrDefault(path, [])))
                return Refused("PE0613.meanwhile", path);
            if (wanted.Files.TryGetValue(path, out var hash))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                SafeFile.Write(full, store.Find(hash)!);
            }
            else
            {
                File.Delete(full);
            }
        }
        return new(wanted, changes, present.Id, null);
    }

    /// <summary>Files of other folders that the provider's revisions were made of.</summary>
    private static IEnumerable<string> OutsideFiles(IReadOnlyList<ServedRevision> kept, string provider) => kept
        .Where(known => known.Provider == provider)
        .SelectMany(known => known.Files.Keys)
        .Where(path => !path.StartsWith($"{provider}/", StringComparison.Ordinal))
        .Distinct();

    /// <summary>By its own id, otherwise by the revision of a version, which effects name and several revisions can share.</summary>
    private static List<ServedRevision> NamedBy(string revision, List<ServedRevision> kept)
    {
        if (revision.Length < ShortestId)
            return [];
        var own = kept.Where(known => IsIt(known.Id)).ToList();
        return own.Count > 0 ? own : [.. kept.Where(known => known.Versions.Values.Any(IsIt))];

        bool IsIt(string id) => id.StartsWith(revision, StringComparison.OrdinalIgnoreCase);
    }

    private static RollbackResult Refused(string key, params object?[] values) =>
        new(null, [], null, Diagnostic.Of(key, new SourceLocation("policyengine"), values));
}
