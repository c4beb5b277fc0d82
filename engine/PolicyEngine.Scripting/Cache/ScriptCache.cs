using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Cache;

/// <summary>
/// A folder of compiled scripts that outlives the process. Several processes may share it: an entry is written beside
/// its place and moved there whole. Nothing in it is trusted: an entry that does not prove to be the compiled form of
/// the files that stand there now is compiled again and replaced. A folder that cannot be read or written costs time
/// and nothing else; <see cref="Problem"/> says so. Safe to call from many threads.
/// </summary>
public sealed class ScriptCache
{
    /// <summary>The default of the folder's greatest size, in bytes: about a thousand scripts.</summary>
    public const long DefaultMostBytes = 64L << 20;

    private const string Extension = ".compiled";
    private const string Unfinished = ".writing";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string folder;
    private readonly long mostBytes;
    private Diagnostic? problem;
    private int used;
    private int refused;

    /// <param name="folder">The folder, which is the cache's alone; made when first written.</param>
    /// <param name="mostBytes">When the entries take more, the oldest go.</param>
    public ScriptCache(string folder, long mostBytes = DefaultMostBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostBytes);
        (this.folder, this.mostBytes) = (Path.GetFullPath(folder), mostBytes);
    }

    /// <summary>Why the folder is of no use, as a warning; null while it is.</summary>
    public Diagnostic? Problem => Volatile.Read(ref problem);

    /// <summary>How many compilations were saved.</summary>
    public int Used => Volatile.Read(ref used);

    /// <summary>How many entries were there and did not prove to be what they should be.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>What a host keeps beside the scripts under a name of its own; null where nothing is, or nothing whole.</summary>
    public byte[]? Find(string name)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return Read(key) is { Length: >= SHA256.HashSizeInBytes } bytes
            && Seal(key, bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))
                ? bytes[SHA256.HashSizeInBytes..]
                : null;
    }

    /// <summary>Keeps something for <see cref="Find"/>, in place of what was there.</summary>
    public void Keep(string name, byte[] content)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        Write(key, [.. Seal(key, content), .. content]);
    }

    private static byte[] Seal(byte[] key, ReadOnlySpan<byte> content) => SHA256.HashData([.. key, .. content]);

    internal void CountUse() => Interlocked.Increment(ref used);

    internal void CountRefusal() => Interlocked.Increment(ref refused);

    /// <summary>What is kept under a key; null where nothing is, or nothing can be read.</summary>
    internal byte[]? Read(byte[] key)
    {
        try
        {
            var file = new FileInfo(PlaceOf(key));
            // What is larger than the whole cache may be is nothing that it wrote.
            return file.Exists && file.Length <= mostBytes ? File.ReadAllBytes(file.FullName) : null;
        }
        catch (FileNotFoundException)
        {
            return null; // Another process made room in between.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report("PE0610.read", e);
            return null;
        }
    }

    internal void Write(byte[] key, byte[] entry)
    {
        if (entry.Length > mostBytes)
            return;
        try
        {
            Directory.CreateDirectory(folder);
            var place = PlaceOf(key);
            var beside = $"{place}.{Path.GetRandomFileName()}{Unfinished}";
            File.WriteAllBytes(beside, entry);
            try
            {
                File.Move(beside, place, overwrite: true);
            }
            catch
            {
                File.Delete(beside);
                throw;
            }

            MakeRoom(new FileInfo(place));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report("PE0610.write", e);
        }
    }

    /// <summary>Removes the oldest entries where all together are too large, and what a process left half written.</summary>
    private void MakeRoom(FileInfo newest)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        foreach (var left in files.Where(file => file.Name.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            if (newest.LastWriteTimeUtc - left.LastWriteTimeUtc > Abandoned)
                left.Delete();
        }

        var entries = files.Where(file => file.Extension == Extension && file.Name != newest.Name).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var bytes = newest.Length + entries.Sum(entry => entry.Length);
        foreach (var entry in entries)
        {
            if (bytes <= mostBytes)
                return;
            bytes -= entry.Length;
            entry.Delete();
        }
    }

    private string PlaceOf(byte[] key) => Path.Combine(folder, Convert.ToHexStringLower(key) + Extension);

    private void Report(string key, Exception why) => Interlocked.CompareExchange(
        ref problem, Diagnostic.Of(key, new(folder), why.Message) with { Severity = Severity.Warning }, null);
}
