using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Sources;

/// <summary>A <c>#load</c>: what was written, in which file, and the file to which it led.</summary>
internal readonly record struct Loaded(string Written, string? WrittenIn, string Path);

/// <summary>
/// The files that one compilation read: the only place where a script's file is opened, so the revision's hash covers
/// exactly what was compiled. A text that a gate refuses is an empty one. Knows nothing of the compiler.
/// </summary>
internal sealed class ScriptFiles(PoliciesRoot root, bool isGated = true)
{
    public const int MostFiles = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, ReadFile> read = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> problems = [];
    private readonly HashSet<Loaded> loads = [];

    /// <summary>What the gates found, in the order in which the files were read.</summary>
    public IReadOnlyList<Diagnostic> Problems => problems;

    /// <summary>The files that were read, in ordinal order.</summary>
    public IEnumerable<string> Names => read.Keys.Order(StringComparer.Ordinal);

    /// <summary>What each <c>#load</c> led to, those that led nowhere left out.</summary>
    public IReadOnlyCollection<Loaded> Loads => loads;

    /// <summary>SHA-256 of a file that was read.</summary>
    public byte[] HashOf(string path) => SHA256.HashData(read[path].Bytes);

    /// <summary>Where a <c>#load</c> leads; null where it may not be followed or leads to nothing.</summary>
    public string? Follow(string written, string? writtenIn)
    {
        if (root.Place(written, writtenIn) is not { Placing: Placing.Found } placed)
            return null;
        loads.Add(new(written, writtenIn, placed.Path));
        return placed.Path;
    }

    /// <summary>The text of a file that <see cref="PoliciesRoot.Place"/> found.</summary>
    public string Read(string path)
    {
        if (read.TryGetValue(path, out var known))
            return known.Text;

        var found = problems.Count;
        var (bytes, text) = Open(path);
        if (isGated)
            problems.AddRange(TextGates.Check(path, text));
        if (problems.Count > found)
            text = "";
        read.Add(path, new ReadFile(bytes, text));
        return text;
    }

    /// <summary>The revision: SHA-256 over the paths and bytes of all that was read.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Names)
        {
            Append(Utf8.GetBytes(path));
            Append(read[path].Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // Each part carries its length, so that no two sets of files run together into the same bytes.
        void Append(byte[] part)
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
    }

    private (byte[] Bytes, string Text) Open(string path)
    {
        var full = root.FullPath(path);
        try
        {
            if (read.Count >= MostFiles)
                return Refuse("PE0102.files", MostFiles);
            if (new FileInfo(full).Length > TextGates.MostBytes)
                return Refuse("PE0102.size", TextGates.MostBytes / 1024);

            var bytes = File.ReadAllBytes(full);
            return (bytes, Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes));
        }
        catch (DecoderFallbackException)
        {
            return Refuse("PE0100.encoding");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse("PE0100.unreadable", e.Message);
        }

        (byte[], string) Refuse(string key, params object?[] values)
        {
            problems.Add(Diagnostic.Of(key, new(path), values));
            return ([], "");
        }
    }

    private sealed record ReadFile(byte[] Bytes, string Text);
}
