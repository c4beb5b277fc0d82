using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Hosting;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Two lanes over events that were read beforehand against one, in turns, with two spinning loops side by side against
/// one as the control: where those do not reach 1.9, the machine has no two cores to give, and nothing is concluded. What
/// the busiest of two lanes takes of a processor, against the one lane, tells how evenly and how cheaply they share, and
/// says nothing of what they wait for: <see cref="Handover"/> tells what each wait costs at least.
/// </summary>
internal static class LanesReport
{
    public const int Tickets = 100_000;
    private const int Rounds = 9;
    private const double Enough = 1.6;
    private const double TwoCores = 1.9;
    private const long Turns = 400_000_000;

    /// <returns>The exit code: 0 where two lanes are worth 1.6 of one, 1 where they are not, 2 where the machine cannot tell.</returns>
    public static int Print(int tickets)
    {
        var (lines, exit) = Build(tickets);
        foreach (var line in lines)
            Console.WriteLine(line);
        return exit;
    }

    /// <returns>A table and what is to be said of it, and the exit code.</returns>
    public static (IReadOnlyList<string> Lines, int Exit) Build(int tickets)
    {
        using var host = PolicyHost.Open(PolicyHost.FindWorkspace(AppContext.BaseDirectory)!);
        var lines = new List<string> { "| | one lane | two lanes | ratio | ratio of processor time | aim |", "|---|---|---|---|---|---|" };
        var control = new List<(double Spinning, double Handover)>();
        var ratio = Compare("no decision touches a fact", new LaneStream(host, tickets, auditEvery: 0), control, lines);
        Compare("one opening in ten touches a fact", new LaneStream(host, tickets, auditEvery: 10), control, lines);
        Compare("every opening touches a fact", new LaneStream(host, tickets, auditEvery: 1), control, lines);
        var spinning = Figures.Median(control.Select(round => round.Spinning));
        lines.Add(Said($"| two spinning loops | | | {spinning:0.00} | | control |"));
        lines.Add(Said($"| a word from one thread to another | | {Figures.Median(control.Select(round => round.Handover)):0} ns | | | control |"));
        if (spinning >= TwoCores)
            return (lines, ratio >= Enough ? 0 : 1);
        lines.Add("");
        lines.Add(Said($"Inconclusive: two spinning loops side by side reach {spinning:0.00} of one, and {TwoCores:0.0} is what two cores give."));
        return (lines, 2);
    }

    private static double Compare(string name, LaneStream stream, List<(double Spinning, double Handover)> control, List<string> lines)
    {
        var (one, two, ratios, processors) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var effects = stream.Decide(1).Effects;
        stream.Decide(2);
        for (var round = 0; round < Rounds; round++)
        {
            control.Add((Spinning(), Handover.Measure()));
            var (alone, lane, ofOne) = stream.Decide(1);
            var (together, busiest, ofTwo) = stream.Decide(2);
            if (ofOne != effects || ofTwo != effects)
                throw new InvalidOperationException($"One lane gives {ofOne} effects, two give {ofTwo}.");
            one.Add(alone);
            two.Add(together);
            ratios.Add(alone / together);
            processors.Add(lane / busiest);
        }
        var ratio = Figures.Median(ratios);
        lines.Add(Said($"| {name} | {1e9 * Figures.Median(one) / stream.Count:0} ns | {1e9 * Figures.Median(two) / stream.Count:0} ns | {ratio:0.00} | {Figures.Median(processors):0.00} | {Enough:0.00}, {(ratio >= Enough ? "met" : "**missed**")} |"));
        return ratio;
    }

    /// <summary>How much two loops that share nothing do side by side, against one.</summary>
    private static double Spinning()
    {
        var alone = Seconds(1);
        return 2 * alone / Seconds(2);

        static double Seconds(int loops)
        {
            Thread[] threads = [.. Enumerable.Range(0, loops).Select(_ => new Thread(Spin))];
            var watch = Stopwatch.StartNew();
            foreach (var thread in threads)
                thread.Start();
            foreach (var thread in threads)
                thread.Join();
            return watch.Elapsed.TotalSeconds;
        }
    }

    private static void Spin()
    {
        var state = 1UL;
        for (var i = 0L; i < Turns; i++)
            state ^= state << 13;
        GC.KeepAlive(state);
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
