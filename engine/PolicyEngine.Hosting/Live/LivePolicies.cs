using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Live;

/// <summary>What the files say now, loaded and waiting to be brought in. Immutable.</summary>
/// <param name="Host">The providers whose files changed; one that did not load is in its diagnostics and not in its providers.</param>
/// <param name="Changed">The files of each of them as they were loaded.</param>
public sealed record LiveRevision(PolicyHost Host, IReadOnlyList<PolicySnapshot> Changed);

/// <summary>
/// Follows the policies of a host that serves: tells, when asked, whether their files changed, and loads those that did.
/// It reads no clock and watches nothing; who runs the host decides when to ask. One thread may ask while others evaluate.
/// </summary>
public sealed class LivePolicies
{
    /// <summary>Somebody who saves faster than policies load is not waited for endlessly.</summary>
    private const int Attempts = 20;

    private readonly PolicyHost host;
    private readonly Dictionary<string, (PolicySnapshot Files, string LocalContacts)> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> outside = new(StringComparer.Ordinal);

    /// <param name="host">The host that serves, opened a moment ago; it stays the owner of the plugins.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public LivePolicies(PolicyHost host)
    {
        this.host = host;
        NoteOutsideFiles(host);
        foreach (var provider in host.Known)
            IsChanged(provider);
    }

    /// <summary>The files that serve from the beginning.</summary>
    public IReadOnlyList<PolicySnapshot> First => [.. host.Providers.Select(provider => seen[provider].Files)];

    /// <summary>Loads what changed since it was last asked; null where nothing did.</summary>
    /// <exception cref="IOException">A file cannot be read: ask again when the editor is done.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public LiveRevision? Next()
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            if (!AnyChanged(changed))
                return null;
            for (var attempt = 1; ; attempt++)
            {
                var loaded = host.Reload(changed);
                NoteOutsideFiles(loaded);
                // Where a file was saved while it was loaded, nobody could say what the revision was made of: once more.
                if (!AnyChanged(changed) || attempt == Attempts)
                    return new LiveRevision(loaded, [.. changed.Select(provider => seen[provider].Files)]);
            }
        }
        catch
        {
            // What was not loaded has not been seen.
            foreach (var provider in changed)
                seen.Remove(provider);
            throw;
        }
    }

    private bool AnyChanged(HashSet<string> changed)
    {
        var some = host.Known.Where(IsChanged).ToList();
        changed.UnionWith(some);
        return some.Count > 0;
    }

    private bool IsChanged(string provider)
    {
        var files = PolicySnapshot.Read(host.PoliciesFolder, provider, outside.GetValueOrDefault(provider, []));
        var contacts = LocalContacts(provider);
        if (seen.TryGetValue(provider, out var before) && before.Files.Id == files.Id && before.LocalContacts == contacts)
            return false;
        seen[provider] = (files, contacts);
        return true;
    }

    private void NoteOutsideFiles(PolicyHost loaded)
    {
        foreach (var provider in loaded.Providers)
        {
            var files = loaded.OutsideFilesOf(provider);
            if (!files.SequenceEqual(outside.GetValueOrDefault(provider, []), StringComparer.Ordinal))
            {
                outside[provider] = files;
                // Its files are more than was looked at: they are read with them, and what was loaded is what stands there.
                if (seen.ContainsKey(provider))
                    IsChanged(provider);
            }
        }
    }

    /// <summary>Local contacts make no revision, but they are served.</summary>
    private string LocalContacts(string provider)
    {
        var file = Path.Combine(host.PoliciesFolder, provider, PolicyFolder.LocalContacts);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
