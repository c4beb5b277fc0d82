using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks.W3;

/// <summary>
/// W3's policy, compiled from its script by the host, and a thousand random tickets as ingestion would have encoded
/// them, at random instants of a year.
/// </summary>
internal sealed class W3Tickets : IDisposable
{
    public const int Count = 1_000;

    private readonly PolicyHost host;
    private readonly int smallSlots;
    private readonly int wideSlots;
    private readonly byte[] small;
    private readonly long[] wide;
    private readonly long[] instants = new long[Count];
    private readonly byte[] noSmall;
    private readonly long[] noWide;

    public W3Tickets()
    {
        host = PolicyHost.Open(Path.Combine(AppContext.BaseDirectory, "Policies"), new W3Plugin());
        if (!host.IsWhole)
            throw new InvalidOperationException(string.Join('\n', host.Diagnostics));
        var year = Instant.FromUtc(2026, 1, 1, 6, 0);
        Image = host.InForce("w3", year)!.Image;
        (smallSlots, wideSlots) = (Image.TicketSmall, Image.TicketWide);
        small = new byte[Count * smallSlots];
        wide = new long[Count * wideSlots];
        noSmall = new byte[Image.Vocabulary.EventSmall];
        noWide = new long[Image.Vocabulary.EventWide];
        noWide.AsSpan().Fill(Field.AbsentNumber);
        var random = new Random(7);
        for (var i = 0; i < Count; i++)
        {
            foreach (var field in Image.Vocabulary.TicketFields)
                Encode(field, i, random);
            instants[i] = (year + Duration.FromSeconds(random.Next(365 * 86_400))).ToUnixTimeTicks();
        }
    }

    public PolicyImage Image { get; }

    public ReadOnlySpan<byte> SmallOf(int ticket) => small.AsSpan(ticket * smallSlots, smallSlots);

    public ReadOnlySpan<long> WideOf(int ticket) => wide.AsSpan(ticket * wideSlots, wideSlots);

    public long InstantOf(int ticket) => instants[ticket];

    public DecisionInput Opening(int ticket) => new()
    {
        Kind = EventKind.Opened,
        At = instants[ticket],
        Small = noSmall,
        Wide = noWide,
        TicketSmall = SmallOf(ticket),
        TicketWide = WideOf(ticket),
    };

    public void Dispose() => host.Dispose();

    private void Encode(Field field, int ticket, Random random)
    {
        if (field is CategoryField category)
            small[ticket * smallSlots + field.Slot] = (byte)random.Next(1, category.Values.Count + 1);
        else if (field is FlagField)
            small[ticket * smallSlots + field.Slot] = random.Next(2) == 0 ? FlagField.No : FlagField.Yes;
        else
            wide[ticket * wideSlots + field.Slot] = random.Next(20_000);
    }
}
