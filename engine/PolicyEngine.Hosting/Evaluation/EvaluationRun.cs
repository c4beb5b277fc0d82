using System.Buffers;
using System.Text;
using System.Text.Unicode;
using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Plugins;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// One evaluation of a stream of events: the clock, the order, the tickets. The clock is the greatest event time so
/// far; before a line is applied, every deadline that fell due before it fires at its own time. Single-threaded.
/// </summary>
public sealed class EvaluationRun
{
    private readonly Dictionary<string, ProviderBook> books;
    private readonly SeenEvents seen = new();
    private readonly EventScanner scanner = new();
    private readonly TicketEvent scanned = new();
    private readonly List<TicketRecord> tickets = [];
    private readonly List<int> owners = [];
    private readonly DeadlineWheel wheel;
    private readonly EvaluationOptions options;
    private readonly PolicyHost? host;
    private readonly InputReader? reader;
    private readonly RecordOutput records = new();
    private readonly IEffectOutput output;
    private byte[] utf8 = [];
    private long watermark = long.MinValue;

    /// <param name="providers">The companies that serve.</param>
    /// <param name="options">How to evaluate.</param>
    /// <param name="host">Where further companies wait until they are needed; null: nowhere.</param>
    internal EvaluationRun(IEnumerable<Provider> providers, EvaluationOptions options, PolicyHost? host = null)
    {
        (this.options, this.host) = (options, host);
        reader = options.From?.Begin();
        output = options.Output is { } bytes ? new JsonLinesOutput(bytes) : records;
        wheel = new DeadlineWheel(Comparer<int>.Create(CompareTies));
        books = providers.ToDictionary(
            provider => provider.Id, provider => new ProviderBook(provider, this, options), StringComparer.Ordinal);
    }

    public EvaluationSummary Summary { get; } = new();

    /// <summary>Applies one line of the input.</summary>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Apply(string line)
    {
        LineNumber++;
        if (utf8.Length < Encoding.UTF8.GetMaxByteCount(line.Length))
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(line.Length)];
        // A text with half a surrogate has no UTF-8 and is left to who reads texts.
        var status = Utf8.FromUtf16(line, utf8, out _, out var length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done || !TryScan(utf8.AsSpan(0, length)))
            Read(line);
        return records.Release();
    }

    /// <summary>Applies one line of the input, in UTF-8 and without its end.</summary>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Apply(ReadOnlySpan<byte> line)
    {
        LineNumber++;
        if (!TryScan(line))
            Read(Encoding.UTF8.GetString(line));
        return records.Release();
    }

    /// <summary>The usual way of a line.</summary>
    private bool TryScan(ReadOnlySpan<byte> line)
    {
        if (reader is not null || !options.Scans || !scanner.TryRead(line, scanned))
            return false;
        Scanned++;
        Summary.Lines++;
        if (!seen.Add(scanned))
            Summary.Duplicates++;
        else
            Apply(scanned);
        return true;
    }

    /// <summary>The way of any line, and the only one that says what is wrong.</summary>
    private void Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        Summary.Lines++;
        if (reader is null)
            Take(EventReader.Read(line, Here));
        else
        {
            foreach (var told in EventReader.Read(line, Here, reader))
                Take(told);
        }
    }

    private void Take(ReadResult result)
    {
        var (read, problem) = result;
        if (problem is null && !books.ContainsKey(read!.Provider) && !Awaken(read.Provider))
            problem = Diagnostic.Of("PE0403", Here, read.Provider, books.Keys.Concat(host?.Providers ?? []).Distinct().Order(StringComparer.Ordinal));
        if (problem is not null)
            Summary.AddUnreadable(problem);
        else
        {
            scanner.Learn(read!.From with { Plans = books[read.Provider].Plans });
            if (!seen.Add(read))
                Summary.Duplicates++;
            else
                Apply(read);
        }
    }

    /// <summary>Lets time pass without an event: what is due until an instant, and at it, fires.</summary>
    /// <param name="until">The instant; where it is earlier than the clock, nothing happens.</param>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Pass(Instant until)
    {
        Fire(until.ToUnixTimeTicks(), inclusive: true);
        watermark = Math.Max(watermark, until.ToUnixTimeTicks());
        return records.Release();
    }

    /// <summary>Fires what is due at the last instant and ends the evaluation.</summary>
    /// <exception cref="ArgumentException"><see cref="EvaluationOptions.Until"/> is earlier than the last event.</exception>
    public IReadOnlyList<EffectRecord> Finish()
    {
        if (options.Until is { } until && until < Summary.Last)
            throw new ArgumentException("The end is earlier than the last event.");
        var end = options.Until?.ToUnixTimeTicks() ?? watermark;
        if (end != long.MinValue)
            Fire(end, inclusive: true);
        return records.Release();
    }

    /// <summary>What a provider is to invoice for a month: its charges but for those that are excluded.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="month">The month, in the provider's zone.</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public IReadOnlyList<InvoiceLine> InvoiceOf(string provider, YearMonth month) =>
        books.TryGetValue(provider, out var book) ? book.InvoiceOf(month) : throw new ArgumentException($"There is no provider '{provider}'.", nameof(provider));

    /// <summary>
    /// Brings new revisions in between two events: those of another host that loaded the same plugins' policies again.
    /// Open tickets are carried over by name, and what moves is a <c>target_changed</c>. A provider whose open tickets
    /// use a name that its new revision lacks keeps its old one. A provider that did not serve before serves from now on.
    /// </summary>
    /// <param name="revised">The host with the new revisions; it must live as long as this run.</param>
    /// <returns>What moved, and why a provider kept its old revision.</returns>
    public (IReadOnlyList<EffectRecord> Effects, IReadOnlyList<Diagnostic> Kept) Swap(PolicyHost revised)
    {
        var kept = new List<Diagnostic>();
        foreach (var provider in revised.Loaded.OrderBy(provider => provider.Id, StringComparer.Ordinal))
        {
            if (books.TryGetValue(provider.Id, out var book))
                book.Swap(provider, watermark, kept);
            else
                books.Add(provider.Id, new ProviderBook(provider, this, options));
        }
        return (records.Release(), kept);
    }

    /// <summary>Begins with a company that waited for its first event.</summary>
    private bool Awaken(string provider)
    {
        if (host is null || !host.Providers.Contains(provider))
            return false;
        var said = host.Diagnostics.Count;
        if (host.Find(provider) is { } awake)
        {
            books.Add(provider, new ProviderBook(awake, this, options));
            return true;
        }
        // Its files were changed after the start had looked at them.
        foreach (var diagnostic in host.Diagnostics.Skip(said))
            Summary.AddFailure(diagnostic);
        return false;
    }

    internal int LineNumber { get; private set; }

    /// <summary>How many lines went the usual way.</summary>
    internal int Scanned { get; private set; }

    internal SourceLocation Here => new(options.InputName, LineNumber);

    internal void Emit(EffectLine effect)
    {
        Summary.Effects++;
        if (effect.Form.Described.Effect == "refused")
            Summary.Refusals++;
        output.Take(effect);
    }

    /// <summary>One of a ticket's timers is due at an instant, and at no other any more.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="timers">How many timers it has.</param>
    /// <param name="timer">Which of them.</param>
    /// <param name="at">Unix ticks; <see cref="ClockState.Never"/> for not at all.</param>
    internal void Wake(TicketRecord ticket, int timers, int timer, long at)
    {
        if (timers > ticket.Timers)
            Number(ticket, timers);
        wheel.Schedule(ticket.FirstTimer + timer, at);
    }

    /// <summary>A ticket's timers are numbered in one run; where it has more than before, all get new numbers.</summary>
    private void Number(TicketRecord ticket, int timers)
    {
        if (ticket.Timers == 0)
        {
            ticket.Handle = tickets.Count;
            tickets.Add(ticket);
        }
        var first = owners.Count;
        owners.AddRange(Enumerable.Repeat(ticket.Handle, timers));
        for (var timer = 0; timer < ticket.Timers; timer++)
        {
            var due = wheel.DueOf(ticket.FirstTimer + timer);
            wheel.Cancel(ticket.FirstTimer + timer);
            wheel.Schedule(first + timer, due);
        }
        (ticket.FirstTimer, ticket.Timers) = (first, timers);
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
        {
            var ticket = tickets[owners[due.Timer]];
            ticket.Book.Fire(ticket, due.Timer - ticket.FirstTimer, due.At);
        }
    }

    /// <summary>Timers of one instant: by provider, ticket id, order of declaration.</summary>
    private int CompareTies(int left, int right)
    {
        var (a, b) = (tickets[owners[left]], tickets[owners[right]]);
        if (ReferenceEquals(a, b))
            return left.CompareTo(right);
        var order = ReferenceEquals(a.Book, b.Book) ? 0 : string.CompareOrdinal(a.Book.ProviderId, b.Book.ProviderId);
        return order == 0 ? string.CompareOrdinal(a.Id, b.Id) : order;
    }
}
