using NodaTime;
using PolicyEngine.Model;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// A company: its plugin, the versions of its policy, and what its policies folder holds beside the scripts.
/// Immutable; safe to share between threads.
/// </summary>
internal sealed class Provider(ProviderPlugin plugin, IReadOnlyList<PolicyVersion> versions, PolicyFolder folder)
{
    public string Id => Plugin.Id;

    public ProviderPlugin Plugin { get; } = plugin;

    private (Instant Begins, PolicyVersion? Version)[]? terms;

    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[plugin.Zone];

    /// <summary>The language in which it explains: the first part of its culture.</summary>
    public string Language { get; } = plugin.Culture.Split('-')[0];

    /// <summary>The versions by the date from which they are in force, the oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; } = [.. versions.OrderBy(version => version.From)];

    /// <summary>The contracts of its customers, each once, whichever of the versions it is laid over.</summary>
    public IEnumerable<PolicyModel> Contracts =>
        Versions.SelectMany(version => version.Contracts).DistinctBy(contract => contract, ReferenceEqualityComparer.Instance);

    public PolicyFolder Folder { get; } = folder;

    /// <summary>The same with those of earlier versions whose revision did not change, so that their tickets need not move.</summary>
    public Provider Keeping(IReadOnlyList<PolicyVersion> earlier) => new(
        Plugin,
        [.. Versions.Select(version => earlier.FirstOrDefault(known => known.Name == version.Name && known.Revision == version.Revision) ?? version)],
        Folder);

    /// <summary>The same with some of its versions replaced.</summary>
    public Provider Replacing(Func<PolicyVersion, PolicyVersion> replace) =>
        new(Plugin, [.. Versions.Select(replace)], Folder);

    /// <summary>The version in force on the local date of an instant, of several the last that began; null where none is.</summary>
    public PolicyVersion? InForce(Instant at)
    {
        PolicyVersion? inForce = null;
        foreach (var (begins, version) in terms ??= Terms())
        {
            if (begins > at)
                break;
            inForce = version;
        }
        return inForce;
    }

    /// <summary>From which instants on which version is in force, each until the next.</summary>
    private (Instant Begins, PolicyVersion? Version)[] Terms() =>
    [
        .. Versions.SelectMany(version => new[] { version.From, version.Image.Identity.To?.PlusDays(1) })
            .OfType<LocalDate>().Distinct().Order()
            .Select(date => (date.AtStartOfDayInZone(Zone).ToInstant(), Versions.LastOrDefault(version => version.Image.Identity.IsInForceOn(date)))),
    ];
}
