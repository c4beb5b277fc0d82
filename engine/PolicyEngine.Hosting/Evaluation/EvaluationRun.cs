using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// One evaluation of a stream of events: the clock, the order, the tickets. The clock is the greatest event time so
/// far; before a line is applied, every deadline that fell due before it fires at its own time. One thread calls it at a
/// time; with several lanes it has threads of its own while it does what it was called for.
/// </summary>
public sealed class EvaluationRun
{
    /// <summary>
    /// At least so many lines go through the lanes together. Fewer would have threads wait for each other more often, more
    /// would not stay near the processor until they are decided.
    /// </summary>
    private const int BatchLines = 64;

    /// <summary>Batches underway: one is read, one decided, one merged and written.</summary>
    private const int Underway = 3;

    private readonly Dictionary<string, ProviderBook> books;
    private readonly Sequencer sequencer;
    private readonly Turns turns;
    private readonly Lane[] lanes;
    private readonly EvaluationOptions options;
    private readonly OutputEnd end;
    private readonly Stack<Batch> free = [];

    /// <param name="providers">The companies that serve.</param>
    /// <param name="options">How to evaluate.</param>
    /// <param name="host">Where further companies wait until they are needed; null: nowhere.</param>
    /// <exception cref="ArgumentException">There cannot be so many lanes.</exception>
    internal EvaluationRun(IEnumerable<Provider> providers, EvaluationOptions options, PolicyHost? host = null)
    {
        if (options.Lanes is < 1 or > EvaluationOptions.MostLanes)
            throw new ArgumentException($"There are 1 to {EvaluationOptions.MostLanes} lanes.", nameof(options));
        this.options = options;
        end = new OutputEnd(Summary, options.Output);
        var count = options.Coverage is null ? options.Lanes : 1;
        turns = new Turns(count);
        lanes = [.. Enumerable.Range(0, count).Select(number => new Lane(number, turns, options.InputName, options.Output is not null))];
        books = providers.ToDictionary(provider => provider.Id, Begin, StringComparer.Ordinal);
        sequencer = new Sequencer(books, Begin, Summary, options, count, host);
    }

    public EvaluationSummary Summary { get; } = new();

    /// <summary>How many lines went the usual way.</summary>
    internal int Scanned => sequencer.Scanned;

    /// <summary>Applies one line of the input.</summary>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Apply(string line)
    {
        var batch = Take();
        sequencer.Add(batch, line);
        return Decide(batch);
    }

    /// <summary>Applies one line of the input, in UTF-8 and without its end.</summary>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Apply(ReadOnlySpan<byte> line)
    {
        var batch = Take();
        sequencer.Add(batch, line);
        return Decide(batch);
    }

    /// <summary>
    /// Applies the lines of the input. With several lanes, or where it reads ahead, some hundred of them are underway at a
    /// time, and effects come as many lines later: for lines that somebody waits for take one lane. Nothing else may be
    /// called until all parts are taken.
    /// </summary>
    /// <param name="lines">The lines; they are read as they are needed.</param>
    /// <returns>The effects that they released, in order, in parts, which are empty where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IEnumerable<IReadOnlyList<EffectRecord>> Apply(IEnumerable<string> lines) =>
        ReadsAhead ? ApplyInLanes(lines, Add) : lines.Select(Apply);

    /// <summary>
    /// The same of lines in UTF-8, without their ends, in parts that are at hand together (<see cref="EventLines.Parts"/>):
    /// what does not read ahead decides them part by part, so that no line waits for one that has not come. The memory of a
    /// part is not read after the next was asked for.
    /// </summary>
    public IEnumerable<IReadOnlyList<EffectRecord>> Apply(IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> parts) =>
        ReadsAhead ? ApplyInLanes(parts, Add) : parts.Select(Apply);

    private IReadOnlyList<EffectRecord> Apply(IReadOnlyList<ReadOnlyMemory<byte>> part)
    {
        var batch = Take();
        Add(batch, part);
        return Decide(batch);
    }

    /// <summary>Adds lines to a batch.</summary>
    /// <returns>How many.</returns>
    private int Add(Batch batch, IReadOnlyList<ReadOnlyMemory<byte>> part)
    {
        for (var i = 0; i < part.Count; i++)
            sequencer.Add(batch, part[i].Span);
        return part.Count;
    }

    private int Add(Batch batch, string line)
    {
        sequencer.Add(batch, line);
        return 1;
    }

    /// <summary>Lets time pass without an event: what is due until an instant, and at it, fires.</summary>
    /// <param name="until">The instant; where it is earlier than the clock, nothing happens.</param>
    /// <returns>The effects that it released, in order; none where <see cref="EvaluationOptions.Output"/> takes them.</returns>
    public IReadOnlyList<EffectRecord> Pass(Instant until)
    {
        var batch = Take();
        sequencer.Pass(batch, until.ToUnixTimeTicks());
        return Decide(batch);
    }

    /// <summary>Fires what is due at the last instant and ends the evaluation.</summary>
    /// <exception cref="ArgumentException"><see cref="EvaluationOptions.Until"/> is earlier than the last event.</exception>
    public IReadOnlyList<EffectRecord> Finish()
    {
        if (options.Until is { } until && until < Summary.Last)
            throw new ArgumentException("The end is earlier than the last event.");
        var end = options.Until?.ToUnixTimeTicks() ?? sequencer.Watermark;
        var batch = Take();
        if (end != long.MinValue)
            sequencer.Fire(batch, end);
        return Decide(batch);
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
        var batch = Take();
        var at = new OutputKey(sequencer.Next(), OutputKey.Line);
        foreach (var lane in lanes)
            lane.BeginAlone(batch.OwnLog, at, sequencer.LineNumber);
        foreach (var provider in revised.Loaded.OrderBy(provider => provider.Id, StringComparer.Ordinal))
        {
            if (books.TryGetValue(provider.Id, out var book))
                book.Swap(provider, sequencer.Watermark, kept);
            else
                books.Add(provider.Id, Begin(provider));
        }
        foreach (var lane in lanes)
            lane.EndAlone();
        return (Merge(batch), kept);
    }

    private bool ReadsAhead => lanes.Length > 1 || options.ReadsAhead;

    private ProviderBook Begin(Provider provider) => new(provider, lanes, options);

    private IEnumerable<IReadOnlyList<EffectRecord>> ApplyInLanes<T>(IEnumerable<T> parts, Func<Batch, T, int> add)
    {
        using var crew = new LaneCrew(lanes, turns);
        var (reading, deciding) = (new Queue<Batch>(), new Queue<Batch>());
        var (filling, filled) = (Take(), 0);
        foreach (var part in parts)
        {
            filled += add(filling, part);
            if (filled < BatchLines)
                continue;
            Read();
            (filling, filled) = (Take(), 0);
            while (reading.Count > 1 || (reading.Count == 1 && !reading.Peek().HasTexts))
                Order();
            if (deciding.Count > Underway)
                yield return Decided();
        }
        Read();
        while (reading.Count > 0)
            Order();
        while (deciding.Count > 0)
            yield return Decided();

        void Read()
        {
            crew.Hand(filling, isToDecide: false);
            reading.Enqueue(filling);
        }

        void Order()
        {
            var batch = reading.Dequeue();
            crew.Await(batch);
            sequencer.Order(batch);
            crew.Hand(batch, isToDecide: true);
            deciding.Enqueue(batch);
        }

        IReadOnlyList<EffectRecord> Decided()
        {
            var batch = deciding.Dequeue();
            crew.Await(batch);
            return Merge(batch);
        }
    }

    /// <summary>Decides one batch from its beginning to its end.</summary>
    private IReadOnlyList<EffectRecord> Decide(Batch batch)
    {
        if (lanes.Length == 1)
        {
            sequencer.Order(batch);
            lanes[0].Decide(batch);
            return Merge(batch);
        }
        using var crew = new LaneCrew(lanes, turns);
        crew.Hand(batch, isToDecide: false);
        crew.Await(batch);
        sequencer.Order(batch);
        crew.Hand(batch, isToDecide: true);
        crew.Await(batch);
        return Merge(batch);
    }

    private Batch Take() => free.Count > 0 ? free.Pop() : new Batch(lanes.Length);

    private IReadOnlyList<EffectRecord> Merge(Batch batch)
    {
        var effects = end.Tell(batch.Logs);
        batch.Clear();
        free.Push(batch);
        return effects;
    }
}
