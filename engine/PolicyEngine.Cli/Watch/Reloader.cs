using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Cli.Watch;

/// <summary>
/// Loads what was saved, off the thread of the events, and holds it until that thread takes it between two of them.
/// A revision that nobody took yet is not lost when the next is ready: both are given, in order.
/// </summary>
internal sealed class Reloader(LivePolicies policies, PolicyChanges changes, Action isReady)
{
    private readonly Queue<LiveRevision> ready = new();

    /// <summary>The oldest revision that is ready and not taken; null where there is none.</summary>
    public LiveRevision? Take()
    {
        lock (ready)
            return ready.TryDequeue(out var revision) ? revision : null;
    }

    public async Task RunAsync(CancellationToken cancelled)
    {
        while (await changes.NextAsync(cancelled))
        {
            if (Load() is not { } revision)
                continue;
            lock (ready)
                ready.Enqueue(revision);
            isReady();
        }
    }

    private LiveRevision? Load()
    {
        try
        {
            return policies.Next();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Speech.Say(Diagnostic.Of("PE0616", new SourceLocation("policies"), e.Message) with { Severity = Severity.Warning }));
            changes.Signal();
            return null;
        }
    }
}
