using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace PolicyEngine.Hosting.Live;

/// <summary>
/// The revisions that served, kept in a folder: a line of JSON for each in <c>history.jsonl</c>, and a copy of each
/// file under its hash in <c>files</c>. Several processes may share the folder. Safe to call from many threads.
/// </summary>
/// <param name="folder">The folder, which is the store's alone; made when first written.</param>
/// <param name="mostRevisions">When there are more, the oldest go, with the copies that nothing names any more.</param>
public sealed class RevisionStore(string folder, int mostRevisions = RevisionStore.DefaultMostRevisions)
{
    public const int DefaultMostRevisions = 2_000;

    private const int Patience = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string history = Path.Combine(Path.GetFullPath(folder), "history.jsonl");
    private readonly string files = Path.Combine(Path.GetFullPath(folder), "files");

    /// <summary>All that is kept, the oldest first. A line that cannot be read is left out.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not read it.</exception>
    public IReadOnlyList<ServedRevision> Read()
    {
        if (!File.Exists(history))
            return [];
        using var stream = Locked(FileMode.Open, FileAccess.Read);
        return [.. RevisionLine.ReadAll(new StreamReader(stream, Utf8))];
    }

    /// <summary>
    /// Keeps a snapshot as the provider's newest revision, with a copy of its files. One that already is the newest, and
    /// served, is not said again.
    /// </summary>
    /// <param name="snapshot">The files.</param>
    /// <param name="at">When it began to serve, or was put aside.</param>
    /// <param name="versions">The revision that effects name, by version.</param>
    /// <param name="served">Whether it served.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not write it.</exception>
    public void Keep(PolicySnapshot snapshot, Instant at, IReadOnlyDictionary<string, string> versions, bool served)
    {
        Directory.CreateDirectory(files);
        using var stream = Locked(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var known = RevisionLine.ReadAll(new StreamReader(stream, Utf8)).ToList();
        var before = known.LastOrDefault(revision => revision.Provider == snapshot.Provider && revision.Served);
        if (served && before?.Id == snapshot.Id && known.Last(revision => revision.Provider == snapshot.Provider) == before)
            return;
        foreach (var (path, hash) in snapshot.Hashes)
            CopyOnce(hash, snapshot.Files[path]);
        known.Add(new ServedRevision(
            at, snapshot.Provider, snapshot.Id, served, versions, snapshot.ChangedSince(before?.Files), snapshot.Hashes));
        if (known.Count <= mostRevisions)
        {
            stream.Seek(0, SeekOrigin.End);
            Append(stream, known[^1]);
            return;
        }
        Shorten(stream, known);
    }

    /// <summary>The bytes of a kept file; null where the copy is gone or is not what was kept.</summary>
    public byte[]? Find(string hash)
    {
        var copy = Path.Combine(files, hash);
        if (!File.Exists(copy))
            return null;
        var bytes = File.ReadAllBytes(copy);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : null;
    }

    private void CopyOnce(string hash, byte[] bytes)
    {
        if (Find(hash) is null)
            SafeFile.Write(Path.Combine(files, hash), bytes);
    }

    private static void Append(Stream stream, ServedRevision revision) =>
        stream.Write(Utf8.GetBytes(RevisionLine.Write(revision) + "\n"));

    /// <summary>A tenth goes at once, so that not every revision from then on writes the whole file.</summary>
    private void Shorten(FileStream stream, List<ServedRevision> known)
    {
        known.RemoveRange(0, known.Count - mostRevisions + (mostRevisions / 10));
        stream.SetLength(0);
        foreach (var revision in known)
            Append(stream, revision);
        var named = known.SelectMany(revision => revision.Files.Values).ToHashSet(StringComparer.Ordinal);
        foreach (var copy in Directory.EnumerateFiles(files).Where(copy => !named.Contains(Path.GetFileName(copy))))
            File.Delete(copy);
    }

    /// <summary>One process at a time reads or writes the history; each takes a few milliseconds.</summary>
    private FileStream Locked(FileMode mode, FileAccess access)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(history, mode, access, FileShare.None);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && attempt < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
