using System.Collections.Immutable;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Sources;

namespace PolicyEngine.Scripting.Cache;

/// <summary>A script that the cache holds, compiled from exactly the files that stand there now.</summary>
/// <param name="Entry">What was kept.</param>
/// <param name="Files">What was read to compare.</param>
internal sealed record CachedScript(CacheEntry Entry, ScriptFiles Files)
{
    /// <summary>The script's compiled form; null where the cache has none that may be used. It is code from a disk: the gate holds it to what it holds an emitted assembly to.</summary>
    public static CachedScript? Find(ScriptCache cache, ScopeMark mark, PoliciesRoot root, string path, MetadataGate gate)
    {
        // The texts were held against the gates when they were compiled, by this very engine; the same bytes pass again.
        var files = new ScriptFiles(root, isGated: false);
        files.Read(path);
        var key = mark.KeyOf(path, files.HashOf(path));
        if (cache.Read(key) is not { } bytes)
            return null;
        if (CacheEntry.FromBytes(bytes) is { } entry && IsOf(key, entry, files) && gate.Check(path, entry.Image).Count == 0)
        {
            cache.CountUse();
            return new(entry, files);
        }

        cache.CountRefusal();
        return null;
    }

    /// <summary>Keeps what a compilation made that had nothing to say, for whoever compiles the same files next.</summary>
    public static void Keep(ScriptCache cache, ScopeMark mark, string path, ScriptFiles files, ImmutableArray<byte> image)
    {
        var key = mark.KeyOf(path, files.HashOf(path));
        var entry = new CacheEntry(key, [.. files.Names.Select(name => (name, files.HashOf(name)))], [.. files.Loads], image);
        cache.Write(key, entry.ToBytes());
    }

    /// <summary>The same script, loading the same files by the same words, with the same bytes in each.</summary>
    private static bool IsOf(byte[] key, CacheEntry entry, ScriptFiles files)
    {
        if (!entry.Key.AsSpan().SequenceEqual(key))
            return false;
        foreach (var load in entry.Loads)
        {
            if (files.Follow(load.Written, load.WrittenIn) != load.Path)
                return false;
            files.Read(load.Path);
        }

        return files.Problems.Count == 0
            && files.Names.SequenceEqual(entry.Files.Select(file => file.Path), StringComparer.Ordinal)
            && entry.Files.All(file => files.HashOf(file.Path).AsSpan().SequenceEqual(file.Hash));
    }
}
