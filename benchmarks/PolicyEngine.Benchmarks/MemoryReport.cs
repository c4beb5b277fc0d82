using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Benchmarks.W3;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Opens millions of tickets of W3, two clocks each, keeps their deadlines in the wheel, and says what that takes: hot
/// state alone, without the JSON, the ids and the lists of the host.
/// </summary>
internal static class MemoryReport
{
    public const int Tickets = 5_000_000;

    private static readonly IComparer<int> Ties = Comparer<int>.Default;

    public static int Print(int count)
    {
        foreach (var line in Build(count))
            Console.WriteLine(line);
        return 0;
    }

    /// <param name="count">How many tickets are opened.</param>
    /// <returns>Lines of a report.</returns>
    public static IReadOnlyList<string> Build(int count)
    {
        using var tickets = new W3Tickets();
        var effects = new EffectBuffer();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var slab = new TicketSlab(tickets.Image);
        for (var i = 0; i < count; i++)
            slab.Add(TicketPhase.None);
        var ofTickets = GC.GetTotalMemory(forceFullCollection: true) - before;

        var wheel = new DeadlineWheel(Ties);
        var clocks = tickets.Image.ClockCount;
        for (var i = 0; i < count; i++)
        {
            effects.Clear();
            Decider.Decide(tickets.Image, slab[i], tickets.Opening(i % W3Tickets.Count), effects);
            foreach (ref readonly var effect in effects.Effects)
            {
                if (effect.Kind == EffectKind.Wake)
                    wheel.Schedule(i * clocks + effect.A, effect.X);
            }
        }
        var seconds = watch.Elapsed.TotalSeconds;
        var inAll = GC.GetTotalMemory(forceFullCollection: true) - before;
        using var process = Process.GetCurrentProcess();
        GC.KeepAlive(slab);
        return
        [
            Line("tickets", count, "of W3, two clocks each"),
            Line("pending deadlines", wheel.Count, "one for each clock"),
            Line("bytes a ticket", ofTickets / (double)count, $"{slab.BytesPerTicket} of state"),
            Line("bytes a pending deadline", (inAll - ofTickets) / (double)wheel.Count, "table and wheel", 24),
            Line("bytes a ticket with its deadlines", inAll / (double)count, "hot state alone", 400),
            Line("MB in all", inAll / 1e6, "hot state alone", 3_000),
            Line("MB resident", process.WorkingSet64 / 1e6, string.Create(CultureInfo.InvariantCulture, $"the process, scripts and runtime included; at its highest {process.PeakWorkingSet64 / 1e6:N0}"), 3_000),
            Line("seconds to open them", seconds, "decisions, deadlines and collections included"),
        ];
    }

    private static string Line(string what, double figure, string note, double aim = double.PositiveInfinity)
    {
        var verdict = figure <= aim ? "met" : "**missed**";
        var aimed = double.IsInfinity(aim) ? "" : string.Create(CultureInfo.InvariantCulture, $"{aim:N0}, {verdict}");
        var text = figure < 1_000 ? figure.ToString("0.#", CultureInfo.InvariantCulture) : figure.ToString("N0", CultureInfo.InvariantCulture);
        return $"| {what} | {text} | {note} | {aimed} |";
    }
}
