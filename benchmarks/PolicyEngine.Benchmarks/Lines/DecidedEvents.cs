using System.Buffers;
using NodaTime;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks.Lines;

/// <summary>
/// What was decided about a company's recorded openings and the events of the tickets that they opened, kept as numbers
/// with the state that each decision left, so that it can be written again and again.
/// </summary>
internal sealed class DecidedEvents
{
    private readonly EventEncoder encoder = new();
    private readonly Dictionary<string, TicketRecord> tickets = [];
    private readonly List<(TicketRecord Ticket, EffectBuffer Effects, int Row, TicketEvent Read)> decided = [];
    private readonly TicketSlab left;
    private readonly OutputLog log = new();
    private readonly Lane lane = new(0, new Turns(1), "", writes: true);
    private readonly ProviderBook book;
    private readonly OutputEnd end;
    private readonly EffectEmitter emitter;
    private readonly Provider provider;
    private readonly PolicyVersion version;

    public DecidedEvents(SampleLines sample, string company, IBufferWriter<byte> output)
    {
        provider = sample.Host.Find(company)!;
        var begins = EventReader.Read(System.Text.Encoding.UTF8.GetString(sample.Lines[0]), default).Event!.At;
        version = provider.InForce(Instant.FromUnixTimeTicks(begins))!;
        left = new TicketSlab(version.Image);
        var options = new EvaluationOptions { Render = false, Output = output };
        book = new ProviderBook(provider, [lane], options);
        end = new OutputEnd(new EvaluationSummary(), output);
        emitter = new EffectEmitter(book, lane, options, new TicketCharges());
        Decide(sample, new EventPlans(version.Image.Vocabulary), new TicketSlab(version.Image));
    }

    /// <summary>Writes all effects; queues begin empty each time.</summary>
    public void Write()
    {
        book.Folds.KeepQueues(new HashSet<string>());
        log.Clear();
        lane.BeginAlone(log, new OutputKey(0, OutputKey.Line), 0);
        foreach (var (ticket, effects, row, read) in decided)
            emitter.Emit(ticket, effects, left[row], read.At, read, null);
        end.Tell([log]);
    }

    private void Decide(SampleLines sample, EventPlans plans, TicketSlab slab)
    {
        var scanner = SampleLines.ScannerOf(plans);
        foreach (var line in sample.Lines)
        {
            var read = new TicketEvent();
            if (!scanner.TryRead(line, read) || read.IsChange || !ReferenceEquals(provider.InForce(Instant.FromUnixTimeTicks(read.At)), version))
                continue;
            if (read.Kind == EventKind.Opened && !tickets.ContainsKey(read.Subject))
                Decide(tickets[read.Subject] = Open(read, slab), slab, read, isOpening: true);
            else if (tickets.TryGetValue(read.Subject, out var ticket) && read.Kind != EventKind.Opened)
                Decide(ticket, slab, read, isOpening: false);
        }
    }

    private TicketRecord Open(TicketEvent read, TicketSlab slab) =>
        new(read.Subject, null!, version, slab, slab.Add(TicketPhase.None)) { Cold = new ColdJson(read, null, System.Text.Encoding.UTF8.GetString(read.Said(read.CustomerAt))) };

    private void Decide(TicketRecord ticket, TicketSlab slab, TicketEvent read, bool isOpening)
    {
        var effects = new EffectBuffer();
        if (isOpening)
            _ = encoder.TryTakeTicket(version.Image, read, known: null);
        slab.Reserve();
        Decider.Decide(version.Image, slab[ticket.Row], new DecisionInput
        {
            Kind = read.Kind,
            At = read.At,
            Small = read.Small,
            Wide = read.Wide,
            TicketSmall = isOpening ? encoder.TicketSmall : default,
            TicketWide = isOpening ? encoder.TicketWide : default,
            Shared = new long[version.Image.Facts.Count],
        }, effects);
        // A refusal is described anew each time, and few events are refused.
        if (effects.Count == 0 || effects.Effects[0].Kind == EffectKind.Refused)
            return;
        var row = left.Add(TicketPhase.Open);
        left[row].Header = slab[ticket.Row].Header;
        slab[ticket.Row].Small.CopyTo(left[row].Small);
        slab[ticket.Row].Wide.CopyTo(left[row].Wide);
        slab[ticket.Row].Clocks.CopyTo(left[row].Clocks);
        decided.Add((ticket, effects, row, read));
    }
}
