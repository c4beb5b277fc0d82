using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Sources;

/// <summary>
/// The texts that one compilation read: the only place where a script's file is opened, so the revision's hash covers
/// exactly what was compiled. A text that a gate refuses reaches the compiler as an empty one.
/// </summary>
internal sealed class ScriptTexts(PoliciesRoot root, bool isGated = true)
{
    public const int MostFiles = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, (byte[] Bytes, SourceText Text)> read = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> problems = [];

    /// <summary>What the gates found, in the order in which the files were read.</summary>
    public IReadOnlyList<Diagnostic> Problems => problems;

    public IEnumerable<string> Files => read.Keys;

    /// <summary>The text of a file that <see cref="PoliciesRoot.Place"/> found.</summary>
    public SourceText Read(string path)
    {
        if (read.TryGetValue(path, out var known))
            return known.Text;

        var found = problems.Count;
        var (bytes, text) = Open(path);
        if (isGated)
            problems.AddRange(TextGates.Check(path, text));
        var source = SourceText.From(problems.Count == found ? text : "", Utf8, SourceHashAlgorithm.Sha256);
        read.Add(path, (bytes, source));
        return source;
    }

    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, (bytes, _)) in read)
        {
            Append(Utf8.GetBytes(path));
            Append(bytes);
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
                return Refuse("PE0102", $"More than {MostFiles} files are loaded: join some of them.");
            if (new FileInfo(full).Length > TextGates.MostBytes)
                return Refuse("PE0102", $"The file is larger than {TextGates.MostBytes / 1024} KB: split it with #load.");

            var bytes = File.ReadAllBytes(full);
            return (bytes, Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes));
        }
        catch (DecoderFallbackException)
        {
            return Refuse("PE0100", "The file is not UTF-8: save it with that encoding.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse("PE0100", $"The file cannot be read: {e.Message}");
        }

        (byte[], string) Refuse(string code, string message)
        {
            problems.Add(new(code, message, new(path)));
            return ([], "");
        }
    }
}
