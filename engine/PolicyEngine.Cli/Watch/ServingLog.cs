using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Cli.Watch;

/// <summary>Says on standard error which revisions serve, keeps them for <c>history</c> and <c>rollback</c>, and why one does not.</summary>
internal sealed class ServingLog(RevisionStore store, PolicyHost first, Func<Instant> clock)
{
    private readonly Dictionary<string, PolicySnapshot> serving = new(StringComparer.Ordinal);

    public void Begin(IEnumerable<PolicySnapshot> snapshots)
    {
        foreach (var snapshot in snapshots)
        {
            serving[snapshot.Provider] = snapshot;
            Keep(snapshot, first);
            Console.Error.WriteLine(Speech.Say("watch.serves", snapshot.Provider, snapshot.Id));
        }
    }

    /// <summary>A revision was brought in, or was not.</summary>
    /// <param name="revision">What was loaded.</param>
    /// <param name="kept">Why providers kept their earlier one.</param>
    /// <param name="line">The input's last line before it.</param>
    public void Swapped(LiveRevision revision, IReadOnlyList<Diagnostic> kept, int line)
    {
        foreach (var diagnostic in revision.Host.Diagnostics.Concat(kept))
            Console.Error.WriteLine(Speech.Say(diagnostic));
        foreach (var snapshot in revision.Changed)
        {
            if (!revision.Host.Providers.Contains(snapshot.Provider) || kept.Any(why => why.At.File == snapshot.Provider))
                Console.Error.WriteLine(Speech.Say("watch.kept", snapshot.Provider, serving.GetValueOrDefault(snapshot.Provider)?.Id ?? "–"));
            else
                Serve(snapshot, revision.Host, line);
        }
    }

    private void Serve(PolicySnapshot snapshot, PolicyHost host, int line)
    {
        var changed = snapshot.ChangedSince(serving.GetValueOrDefault(snapshot.Provider)?.Hashes);
        serving[snapshot.Provider] = snapshot;
        var memory = first.InMemory;
        Console.Error.WriteLine(changed.Count == 0
            ? Speech.Say("watch.serves", snapshot.Provider, snapshot.Id)
            : Speech.Say("watch.swapped", snapshot.Provider, snapshot.Id, line, changed, memory.Scripts, memory.Plugins));
        Keep(snapshot, host);
    }

    private void Keep(PolicySnapshot snapshot, PolicyHost host)
    {
        try
        {
            store.Keep(snapshot, clock(), host.RevisionsOf(snapshot.Provider), served: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Serving goes on: what is decided does not depend on what is kept.
            Console.Error.WriteLine(Speech.Say(Diagnostic.Of("PE0615", new SourceLocation(snapshot.Provider), e.Message) with { Severity = Severity.Warning }));
        }
    }
}
