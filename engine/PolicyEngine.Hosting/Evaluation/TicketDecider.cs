using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// Has an event decided on a ticket, keeps what the decision leaves, and has it told. Belongs to the tickets of one
/// provider in one lane.
/// </summary>
/// <param name="book">What the provider's lanes have in common.</param>
/// <param name="lane">The lane.</param>
/// <param name="customers">Whose tickets are whose.</param>
/// <param name="options">How to evaluate.</param>
internal sealed class TicketDecider(ProviderBook book, Lane lane, CustomerBook customers, EvaluationOptions options)
{
    private readonly EffectBuffer effects = new();
    private readonly TicketCharges charges = new();
    private long[] noFacts = [];
    private EffectEmitter? emitter;

    /// <summary>Tells effects as the provider that now serves describes them.</summary>
    public EffectEmitter Emitter => emitter ??= new EffectEmitter(book, lane, options, charges);

    /// <summary>The provider is another now.</summary>
    public void Renew() => emitter = null;

    /// <param name="ticket">The ticket, which has a version.</param>
    /// <param name="image">The version's image, with the contract of its customer.</param>
    /// <param name="input">The event as the image takes it.</param>
    /// <param name="read">The event as it came; null for a deadline.</param>
    /// <param name="flaw">What is wrong with it.</param>
    /// <param name="cold">What the ticket says from now on, unless the event is refused; null for what it says already.</param>
    /// <param name="changed">The object of the ticket's that the event changes: empty for the ticket itself, null for none.</param>
    public void Decide(
        TicketRecord ticket, PolicyImage image, in DecisionInput input, TicketEvent? read, EncodingFlaw? flaw = null, ColdJson? cold = null,
        string? changed = null)
    {
        effects.Clear();
        ticket.Slab!.Reserve();
        var state = ticket.Slab[ticket.Row];
        if (image.Facts.Count > 0)
            DecideWithFacts(image, state, input, cold ?? ticket.Cold);
        else
            DecideNow(image, state, input);
        if (changed is not null && !IsRefused)
            ticket.Cold.Change(read!, lane.Pages, changed);
        Keep(ticket, image, cold);
        if (read is { Kind: EventKind.WorkLogged } && !IsRefused)
            ticket.Cold.AddWork(read, lane.Pages);
        lane.Effects += effects.Count;
        if (options.Tells)
            Emitter.Emit(ticket, effects, state, input.At, read, flaw);
    }

    /// <summary>A decision that can touch a shared fact waits for its turn; others need not know what facts there are.</summary>
    private void DecideWithFacts(PolicyImage image, in TicketState state, in DecisionInput input, ColdJson cold)
    {
        if (!options.OrdersAll && !image.MayTouchFacts(state, input))
        {
            if (noFacts.Length < image.Facts.Count)
                noFacts = new long[image.Facts.Count];
            DecideNow(image, state, input with { Shared = noFacts.AsSpan(0, image.Facts.Count) });
            return;
        }
        var (at, owners) = (Instant.FromUnixTimeTicks(input.At), new FactOwners(cold.Customer, cold.Service));
        lane.TakeTurn();
        DecideNow(image, state, input with { Shared = book.Facts.Read(image.Facts, owners, at) });
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.FactChanged)
                book.Facts.Write(image.Facts[effect.A], owners, at, effect.X);
        }
        lane.GiveTurn();
    }

    private bool IsRefused => effects.Count > 0 && effects.Effects[0].Kind == EffectKind.Refused;

    private void DecideNow(PolicyImage image, in TicketState state, in DecisionInput input)
    {
        if (options.Coverage is { } coverage)
            coverage.Decide(image, state, input, effects);
        else
            Decider.Decide(image, state, input, effects);
    }

    /// <summary>What a decision leaves: the ticket's merged JSON, deadlines to wait for.</summary>
    private void Keep(TicketRecord ticket, PolicyImage image, ColdJson? cold)
    {
        // What a refused opening said is kept to tell its sender; nobody decides from it.
        if (cold is not null && (!IsRefused || ticket.Phase == TicketPhase.Refused))
        {
            ticket.Cold = cold;
            ticket.Image = image;
        }
        customers.Note(ticket);
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.Wake)
                lane.Wake(ticket, image.ClockCount, effect.A, effect.X);
        }
    }
}
