using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// A built folder as it was at one moment. The plugin's assemblies are loaded from here and never from the disk again,
/// so that a build may replace the files while the plugin runs, and the hash is of what runs.
/// </summary>
internal sealed class PluginFiles
{
    private static readonly string[] Kept = [".dll", ".pdb", ".json"];

    private readonly Dictionary<string, byte[]> bytes = new(StringComparer.Ordinal);

    private PluginFiles(string folder, string hash) => (Folder, Hash) = (folder, hash);

    public string Folder { get; }

    /// <summary>SHA-256 over the relative paths and the bytes of all files, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; }

    /// <exception cref="IOException">A file cannot be read, for instance because a build is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not read a file.</exception>
    public static PluginFiles Read(string folder)
    {
        var files = new PluginFiles(folder, hash: "");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(full => Path.GetRelativePath(folder, full).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (var relative in paths)
        {
            var content = File.ReadAllBytes(Path.Combine(folder, relative));
            if (Kept.Contains(Path.GetExtension(relative), StringComparer.Ordinal))
                files.bytes.Add(relative, content);

            // A line of the path and the content's own hash cannot run together with another file's.
            hash.AppendData(Encoding.UTF8.GetBytes($"{relative}\n"));
            hash.AppendData(SHA256.HashData(content));
        }

        files.Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
        return files;
    }

    public bool TryGet(string relative, [MaybeNullWhen(false)] out byte[] content) => bytes.TryGetValue(relative, out content);

    /// <summary>A file of text. <see cref="TryGet"/> tells whether there is one.</summary>
    public string Text(string relative) => new StreamReader(new MemoryStream(bytes[relative]), Encoding.UTF8).ReadToEnd();
}
