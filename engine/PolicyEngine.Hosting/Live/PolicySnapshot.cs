using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Hosting.Live;

/// <summary>
/// A provider's policy files as they stood at one moment: scripts, templates, and the JSON files beside them. Samples,
/// and local files that are never published, do not count. Immutable.
/// </summary>
public sealed class PolicySnapshot
{
    /// <summary>How many hexadecimal digits an id has.</summary>
    public const int IdLength = 12;

    private static readonly string[] Kinds = [".csx", ".sbn", ".json"];

    private PolicySnapshot(string provider, Dictionary<string, byte[]> files)
    {
        (Provider, Files) = (provider, files);
        Paths = [.. files.Keys.Order(StringComparer.Ordinal)];
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Paths)
            hashes.Add(path, Convert.ToHexStringLower(SHA256.HashData(files[path])));
        Hashes = hashes;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Concat(Paths.Select(path => $"{path}\n{hashes[path]}\n")))))[..IdLength];
    }

    public string Provider { get; }

    /// <summary>A hash over the files' paths and bytes.</summary>
    public string Id { get; }

    /// <summary>The paths, relative to the policies folder, in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The bytes by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>SHA-256 of each by path, in lower-case hexadecimal.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; }

    /// <summary>Reads a provider's files.</summary>
    /// <param name="policiesFolder">The folder of all providers' folders.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="further">Files outside its folder that its scripts load; those that are gone are left out.</param>
    /// <exception cref="IOException">A file cannot be read now, for instance because an editor is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not read a file.</exception>
    public static PolicySnapshot Read(string policiesFolder, string provider, IEnumerable<string> further)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in PathsOf(policiesFolder, provider).Concat(further).Distinct(StringComparer.Ordinal))
        {
            var full = Path.Combine(policiesFolder, path);
            try
            {
                files[path] = File.ReadAllBytes(full);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // Removed in between, or never there: the snapshot says so by not having it.
            }
        }
        return new PolicySnapshot(provider, files);
    }

    /// <summary>The paths that differ from those of an earlier one, in ordinal order.</summary>
    public IReadOnlyList<string> ChangedSince(IReadOnlyDictionary<string, string>? earlier) => earlier is null
        ? Paths
        : [.. Hashes.Keys.Union(earlier.Keys).Where(path => Hashes.GetValueOrDefault(path) != earlier.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> PathsOf(string policiesFolder, string provider)
    {
        var folder = Path.Combine(policiesFolder, provider);
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !file.EndsWith(".local.json", StringComparison.OrdinalIgnoreCase))
            // An editor's own copies of what it is writing begin with a point or end with a tilde.
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Select(file => Path.GetRelativePath(policiesFolder, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith($"{provider}/samples/", StringComparison.Ordinal));
    }
}
