using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// One evaluation of a stream of events: the clock, the order, the tickets. The clock is the greatest event time so
/// far; before a line is applied, every deadline that fell due before it fires at its own time. Single-threaded.
/// </summary>
public sealed class EvaluationRun
{
    private readonly Dictionary<string, ProviderBook> books;
    private readonly HashSet<(string Source, string Id)> seen = [];
    private readonly List<TicketRecord> tickets = [];
    private readonly DeadlineWheel wheel;
    private readonly EvaluationOptions options;
    private List<EffectRecord> output = [];
    private long watermark = long.MinValue;

    internal EvaluationRun(IEnumerable<Provider> providers, EvaluationOptions options)
    {
        this.options = options;
        wheel = new DeadlineWheel(Comparer<Deadline>.Create(CompareTies));
        books = providers.ToDictionary(
            provider => provider.Id, provider => new ProviderBook(provider, this, options), StringComparer.Ordinal);
    }

    public EvaluationSummary Summary { get; } = new();

    /// <summary>Applies one line of the input.</summary>
    /// <returns>The effects that it released, in order.</returns>
    public IReadOnlyList<EffectRecord> Apply(string line)
    {
        output = [];
        LineNumber++;
        if (string.IsNullOrWhiteSpace(line))
            return output;
        Summary.Lines++;
        var (read, problem) = EventReader.Read(line, Here);
        if (problem is null && !books.ContainsKey(read!.Provider))
            problem = new Diagnostic("PE0403",
                $"The provider \"{read.Provider}\" is not known. The providers are: {string.Join(", ", books.Keys.Order(StringComparer.Ordinal))}.", Here);
        if (problem is not null)
            Summary.AddUnreadable(problem);
        else if (!seen.Add((read!.Source, read.Id)))
            Summary.Duplicates++;
        else
            Apply(read);
        return output;
    }

    /// <summary>Fires what is due at the last instant and ends the evaluation.</summary>
    /// <exception cref="ArgumentException"><see cref="EvaluationOptions.Until"/> is earlier than the last event.</exception>
    public IReadOnlyList<EffectRecord> Finish()
    {
        output = [];
        if (options.Until is { } until && until < Summary.Last)
            throw new ArgumentException("The end is earlier than the last event.");
        var end = options.Until?.ToUnixTimeTicks() ?? watermark;
        if (end != long.MinValue)
            Fire(end, inclusive: true);
        return output;
    }

    /// <summary>
    /// Brings new revisions in between two events: those of another host that loaded the same plugins' policies again.
    /// Open tickets are carried over by name, and what moves is a <c>target_changed</c>. A provider whose open tickets
    /// use a name that its new revision lacks keeps its old one.
    /// </summary>
    /// <param name="revised">The host with the new revisions; it must live as long as this run.</param>
    /// <returns>What moved, and why a provider kept its old revision.</returns>
    public (IReadOnlyList<EffectRecord> Effects, IReadOnlyList<Diagnostic> Kept) Swap(PolicyHost revised)
    {
        output = [];
        var kept = new List<Diagnostic>();
        foreach (var provider in revised.Loaded.OrderBy(provider => provider.Id, StringComparer.Ordinal))
        {
            if (books.TryGetValue(provider.Id, out var book))
                book.Swap(provider, watermark, kept);
        }
        return (output, kept);
    }

    internal int LineNumber { get; private set; }

    internal SourceLocation Here => new(options.InputName, LineNumber);

    internal void Emit(EffectRecord effect)
    {
        Summary.Effects++;
        if (effect.Effect == "refused")
            Summary.Refusals++;
        output.Add(effect);
    }

    internal void Wake(TicketRecord ticket, long at, int timer)
    {
        if (ticket.Handle < 0)
        {
            ticket.Handle = tickets.Count;
            tickets.Add(ticket);
        }
        if (at != ClockState.Never)
            wheel.Schedule(new Deadline(at, ticket.Handle, timer));
    }

    private void Apply(TicketEvent read)
    {
        Fire(Math.Max(read.At, watermark), inclusive: false);
        books[read.Provider].Apply(read);
        watermark = Math.Max(watermark, read.At);
        Summary.Last = Instant.FromUnixTimeTicks(watermark);
    }

    private void Fire(long limit, bool inclusive)
    {
        while (wheel.TryPop(limit, inclusive, out var due))
            tickets[due.Ticket].Book.Fire(tickets[due.Ticket], due);
    }

    /// <summary>Deadlines of one instant: by provider, ticket id, order of declaration.</summary>
    private int CompareTies(Deadline left, Deadline right)
    {
        var (a, b) = (tickets[left.Ticket], tickets[right.Ticket]);
        var order = string.CompareOrdinal(a.Book.ProviderId, b.Book.ProviderId);
        if (order == 0)
            order = string.CompareOrdinal(a.Id, b.Id);
        return order == 0 ? left.Timer.CompareTo(right.Timer) : order;
    }
}
