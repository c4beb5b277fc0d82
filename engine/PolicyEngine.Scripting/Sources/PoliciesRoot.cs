namespace PolicyEngine.Scripting.Sources;

internal enum Placing
{
    Found,
    Missing,
    Outside,
}

/// <summary>Where a path leads: <see cref="Path"/> is relative to the root, with forward slashes, links followed.</summary>
internal readonly record struct Placed(Placing Placing, string Path);

/// <summary>The folder that scripts cannot leave: not by absolute paths, not by <c>..</c>, not through links.</summary>
internal sealed class PoliciesRoot(string folder)
{
    private const int LinksFollowed = 40;

    private readonly string root = RealPath(Path.GetFullPath(folder));

    /// <summary>Where <paramref name="path"/> leads when it is written in <paramref name="writtenIn"/> (null: at the root).</summary>
    public Placed Place(string path, string? writtenIn)
    {
        var slashed = path.Replace('\\', '/');
        if (Path.IsPathRooted(path) || slashed.StartsWith('/') || slashed.Contains(':', StringComparison.Ordinal))
            return new(Placing.Outside, slashed);

        var segments = new List<string>();
        if (writtenIn is not null)
            segments.AddRange(writtenIn.Split('/')[..^1]);
        foreach (var segment in slashed.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                return new(Placing.Outside, slashed);
        }

        return Follow(string.Join('/', segments));
    }

    public string FullPath(string relative) => Path.Combine(root, relative);

    private Placed Follow(string relative)
    {
        var full = FullPath(relative);
        if (!File.Exists(full))
            return new(Placing.Missing, relative);

        // Two names of one file must be one file, else it would be loaded twice: so the real path is its name.
        var real = RealPath(full);
        return real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? new(Placing.Found, Path.GetRelativePath(root, real).Replace(Path.DirectorySeparatorChar, '/'))
            : new(Placing.Outside, relative);
    }

    /// <summary>The path with every link on its way followed; the platform's own call follows only the last segment.</summary>
    private static string RealPath(string full, int links = 0)
    {
        var top = Path.GetPathRoot(full)!;
        var walked = top;
        foreach (var segment in full[top.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            walked = Path.Combine(walked, segment);
            if (new FileInfo(walked).LinkTarget is { } target)
            {
                if (links >= LinksFollowed)
                    throw new IOException($"Too many links on the way to '{full}'.");
                walked = RealPath(Path.GetFullPath(target, Path.GetDirectoryName(walked)!), links + 1);
            }
        }

        return walked;
    }
}
