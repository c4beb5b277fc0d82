using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using NodaTime;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Live;

/// <summary>What a run of reloads came to.</summary>
/// <param name="Reloads">How many.</param>
/// <param name="Evaluations">How many evaluations another thread began and finished meanwhile, most of them across a reload.</param>
/// <param name="Wrong">Decisions that were not those of the revision that they name; empty.</param>
/// <param name="Samples">Scripts in memory and resident bytes at intervals, after a collection.</param>
internal sealed record ReloadResult(int Reloads, int Evaluations, IReadOnlyList<string> Wrong, IReadOnlyList<(int Reload, int Scripts, long Resident)> Samples);

/// <summary>
/// Reloads a policy over and over while another thread evaluates with it: each evaluation begins under one revision and,
/// in the middle, takes up the newest. Every decision is held to the revision that it names.
/// </summary>
internal sealed class ReloadRun : IDisposable
{
    private const int LeastMinutes = 100_000;
    private const int EventsOfAnEvaluation = 12;

    private readonly EditedWorkspace workspace;
    private readonly PolicyHost first;
    private readonly ConcurrentDictionary<string, int> minutesOf = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private PolicyHost newest;
    private volatile bool isOver;
    private int evaluations;

    public ReloadRun(string repository, int lines)
    {
        workspace = new EditedWorkspace(repository, lines);
        workspace.Save(workspace.TextWith(LeastMinutes));
        first = newest = PolicyHost.Open(workspace.Folder);
        if (!first.IsWhole)
            throw new InvalidOperationException(string.Join('\n', first.Diagnostics));
        Note(first, LeastMinutes);
    }

    /// <param name="reloads">How many.</param>
    /// <param name="sampleEvery">After how many to look at what is in memory.</param>
    /// <param name="sampled">Is told of each sample.</param>
    public ReloadResult Run(int reloads, int sampleEvery, Action<int, int, long>? sampled = null)
    {
        var samples = new List<(int, int, long)>();
        var evaluating = new Thread(Evaluate) { Name = "evaluations" };
        evaluating.Start();
        for (var i = 1; i <= reloads; i++)
        {
            Reload(LeastMinutes + i);
            if (i % sampleEvery != 0)
                continue;
            var (scripts, resident) = Sample();
            samples.Add((i, scripts, resident));
            sampled?.Invoke(i, scripts, resident);
        }
        isOver = true;
        evaluating.Join();
        return new ReloadResult(reloads, evaluations, [.. wrong], samples);
    }

    public void Dispose()
    {
        first.Dispose();
        workspace.Dispose();
    }

    /// <summary>Not inlined: the frame of a loop would keep the revision before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reload(int minutes)
    {
        workspace.Save(workspace.TextWith(minutes));
        var revised = first.Reload();
        if (!revised.IsWhole)
            throw new InvalidOperationException(string.Join('\n', revised.Diagnostics));
        Note(revised, minutes);
        Volatile.Write(ref newest, revised);
    }

    private void Note(PolicyHost host, int minutes) => minutesOf[host.RevisionsOf("masnegocio").Values.Single()] = minutes;

    private void Evaluate()
    {
        while (!isOver)
        {
            EvaluateOnce();
            evaluations++;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EvaluateOnce()
    {
        var begun = Volatile.Read(ref newest);
        var run = begun.Begin();
        for (var i = 0; i < EventsOfAnEvaluation; i++)
        {
            // The first half is decided by what it began with, however many revisions there have been meanwhile.
            if (i == EventsOfAnEvaluation / 2)
            {
                var revised = Volatile.Read(ref newest);
                Check(run.Swap(revised).Effects, revised);
                begun = revised;
            }
            var ticket = $"MN-{i % 3}";
            Check(run.Apply(i < 3 ? CriticalTicket.Opened(i, ticket) : CriticalTicket.Updated(i, ticket, critical: i / 3 % 2 == 0)), begun);
        }
    }

    private void Check(IReadOnlyList<EffectRecord> effects, PolicyHost by)
    {
        var revision = by.RevisionsOf("masnegocio").Values.Single();
        foreach (var effect in effects)
        {
            if (effect.Revision != revision)
                wrong.Enqueue($"{effect.Effect} names {effect.Revision}, and {revision} decided it");
            if (effect.Effect is not ("target_started" or "target_changed") || effect["target"] as string != "reaccion" || effect["deadline"] is not OffsetDateTime deadline)
                continue;
            var opened = CriticalTicket.TimeOf(int.Parse(effect.Ticket!["MN-".Length..], System.Globalization.CultureInfo.InvariantCulture));
            var minutes = (int)(deadline.ToInstant() - opened).TotalMinutes;
            if (minutes >= LeastMinutes && minutes != minutesOf[revision])
                wrong.Enqueue($"{minutes} minutes in place of {minutesOf[revision]}");
        }
    }

    private (int Scripts, long Resident) Sample()
    {
        // What the collector keeps for later would come and go with its moods: it is given back.
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        using var process = Process.GetCurrentProcess();
        return (first.InMemory.Scripts, process.WorkingSet64);
    }
}
