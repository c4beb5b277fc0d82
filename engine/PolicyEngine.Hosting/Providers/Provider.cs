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
    public IReadOnlyList<PolicyVersion> Versions { get; } = ByDate(versions);

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
    private (Instant Begins, PolicyVersion? Version)[] Terms()
    {
        var dates = new List<LocalDate>();
        foreach (var version in Versions)
        {
            Insert(version.From);
            if (version.Model.Identity.To is { } last)
                Insert(last.PlusDays(1));
        }
        var begun = new (Instant Begins, PolicyVersion? Version)[dates.Count];
        for (var i = 0; i < begun.Length; i++)
            begun[i] = (dates[i].AtStartOfDayInZone(Zone).ToInstant(), Versions.LastOrDefault(version => version.Model.Identity.IsInForceOn(dates[i])));
        return begun;

        // A company has a handful of them; a start has no time for sorting in general.
        void Insert(LocalDate date)
        {
            var place = dates.Count;
            while (place > 0 && dates[place - 1] > date)
                place--;
            if (place == 0 || dates[place - 1] != date)
                dates.Insert(place, date);
        }
    }

    /// <summary>In order of their dates; of one date in the order given.</summary>
    private static List<PolicyVersion> ByDate(IReadOnlyList<PolicyVersion> versions)
    {
        var ordered = new List<PolicyVersion>();
        foreach (var version in versions)
            ordered.Insert(ordered.FindLastIndex(other => other.From <= version.From) + 1, version);
        return ordered;
    }
}
