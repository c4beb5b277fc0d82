using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// Puts lines in order: numbers them, passes over repeated events, keeps the clock, and says which lane each event is
/// for. One thread alone.
/// </summary>
/// <param name="books">The companies that serve, by id.</param>
/// <param name="begin">Begins with a company that did not serve so far.</param>
/// <param name="summary">What is counted.</param>
/// <param name="options">How to evaluate.</param>
/// <param name="lanes">How many lanes there are.</param>
/// <param name="host">Where further companies wait until they are needed; null: nowhere.</param>
internal sealed class Sequencer(
    Dictionary<string, ProviderBook> books, Func<Provider, ProviderBook> begin, EvaluationSummary summary, EvaluationOptions options,
    int lanes, PolicyHost? host)
{
    private readonly SeenEvents seen = new();
    private readonly EventScanner scanner = new(text => EventSource.Parse(text) is { } source && books.TryGetValue(source.Provider, out var book)
        ? source with { Plans = book.Plans }
        : null);
    private readonly InputReader? reader = options.From?.Begin();
    private (EventSource Source, ProviderBook? Book) last = (EventSource.None, null);
    private long sequence;
    private int numbered;
    private byte[] utf8 = [];

    /// <summary>Whether an event has come since a batch was done with.</summary>
    private bool hasCome;

    /// <summary>How many lines went the usual way.</summary>
    public int Scanned { get; private set; }

    /// <summary>The greatest event time so far, in Unix ticks.</summary>
    public long Watermark { get; private set; } = long.MinValue;

    /// <summary>The number of the line that was put in order last.</summary>
    public int LineNumber { get; private set; }

    private SourceLocation Here => new(options.InputName, LineNumber);

    /// <summary>A number for something that is no event.</summary>
    public long Next() => sequence++;

    /// <summary>Numbers a line and reads it, where it is a usual one.</summary>
    public void Add(Batch batch, string line)
    {
        numbered++;
        if (utf8.Length < Encoding.UTF8.GetMaxByteCount(line.Length))
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(line.Length)];
        // A text with half a surrogate has no UTF-8 and is left to who reads texts.
        var status = Utf8.FromUtf16(line, utf8, out _, out var length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done || !TryScan(batch, utf8.AsSpan(0, length)))
            AddText(batch, line);
    }

    /// <summary>The same of a line in UTF-8, without its end.</summary>
    public void Add(Batch batch, ReadOnlySpan<byte> line)
    {
        numbered++;
        if (!TryScan(batch, line))
            AddText(batch, Encoding.UTF8.GetString(line));
    }

    /// <summary>The usual way of a line.</summary>
    private bool TryScan(Batch batch, ReadOnlySpan<byte> line)
    {
        batch.LastLine = numbered;
        if (reader is not null || !options.Scans || !scanner.TryRead(line, batch.NextEvent))
            return false;
        var scanned = new Line(numbered, batch.NextEvent, null);
        batch.UseEvent();
        Scanned++;
        Put(batch, scanned);
        return true;
    }

    /// <summary>The way of any line, and the only one that says what is wrong. Blank ones count as lines of the input and are not read.</summary>
    private void AddText(Batch batch, string line)
    {
        batch.LastLine = numbered;
        if (string.IsNullOrWhiteSpace(line))
            return;
        var added = new Line(numbered, null, line);
        // A shape of its own one alone can read, when the line's turn has come.
        if (reader is null)
        {
            // Several lanes share the reading; one that decides meanwhile has enough to do.
            if (lanes == 1)
                added.Result = EventReader.Read(line, new SourceLocation(options.InputName, numbered));
            else
                batch.HasTexts = true;
        }
        Put(batch, added);
    }

    /// <summary>What one lane decides is put in order at once, while it is near the processor; several first read their shares.</summary>
    private void Put(Batch batch, in Line line)
    {
        if (lanes == 1)
            Order(batch, line);
        else
            batch.Lines.Add(line);
    }

    /// <summary>Time goes on to an instant, and past what is due at it.</summary>
    public void Pass(Batch batch, long until)
    {
        Fire(batch, until);
        Watermark = Math.Max(Watermark, until);
    }

    /// <summary>What is due until an instant, and at it, fires.</summary>
    public void Fire(Batch batch, long until)
    {
        batch.LastLine = LineNumber;
        Enter(batch, new Entry(null, null, until + 1, LineNumber, 0));
    }

    /// <summary>Turns lines that were read to entries, and has done with the batch.</summary>
    public void Order(Batch batch)
    {
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(batch.Lines))
            Order(batch, line);
        LineNumber = batch.LastLine;
        if (hasCome)
            summary.Last = Instant.FromUnixTimeTicks(Watermark);
        hasCome = false;
    }

    private void Order(Batch batch, in Line line)
    {
        LineNumber = line.Number;
        summary.Lines++;
        if (line.Scanned is { } scanned)
            TakeOnce(batch, scanned);
        else if (reader is null)
            Take(batch, line.Result);
        else
        {
            foreach (var told in EventReader.Read(line.Text!, Here, reader))
                Take(batch, told);
        }
    }

    private void Take(Batch batch, ReadResult result)
    {
        var (read, problem) = result;
        if (problem is null && !books.ContainsKey(read!.Provider) && !Awaken(batch, read.Provider))
            problem = Diagnostic.Of("PE0403", Here, read.Provider, books.Keys.Concat(host?.Providers ?? []).Distinct().Order(StringComparer.Ordinal));
        if (problem is not null)
            summary.AddUnreadable(problem);
        else
            TakeOnce(batch, read!);
    }

    private void TakeOnce(Batch batch, TicketEvent read)
    {
        if (!seen.Add(read))
            summary.Duplicates++;
        else
            Take(batch, read);
    }

    private void Take(Batch batch, TicketEvent read)
    {
        var book = BookOf(read.From);
        hasCome = true;
        Watermark = Math.Max(read.At, Watermark);
        var isForAll = lanes > 1 && read.Kind == EventKind.CustomerUpdated;
        Enter(batch, new Entry(
            read,
            book,
            Watermark,
            LineNumber,
            Partition.LaneOf(read.SubjectText, lanes),
            isForAll ? CopiesOf(read) : null,
            !book.IsArmed));
        // Lanes read what stands beside it: it is written once alone.
        if (!book.IsArmed)
            book.IsArmed = true;
    }

    private ProviderBook BookOf(EventSource source)
    {
        if (!ReferenceEquals(source, last.Source))
            last = (source, books[source.Provider]);
        return last.Book!;
    }

    /// <summary>One for each lane.</summary>
    private TicketEvent[] CopiesOf(TicketEvent read) => [.. Enumerable.Range(0, lanes).Select(_ => CopyOf(read))];

    private static TicketEvent CopyOf(TicketEvent read) =>
        new(read.From, EventTypes.Of(read.Kind), read.Id, read.Subject, read.At, (JObject)read.Data.DeepClone());

    private void Enter(Batch batch, in Entry entry)
    {
        if (batch.Entries.Count == 0)
            batch.First = sequence;
        batch.Entries.Add(entry);
        sequence++;
    }

    /// <summary>Begins with a company that waited for its first event.</summary>
    private bool Awaken(Batch batch, string provider)
    {
        if (host is null || !host.Providers.Contains(provider))
            return false;
        var said = host.Diagnostics.Count;
        if (host.Find(provider) is { } awake)
        {
            books.Add(provider, begin(awake));
            return true;
        }
        // Its files were changed after the start had looked at them.
        batch.OwnLog.Begin(new OutputKey(sequence, OutputKey.Reading));
        foreach (var diagnostic in host.Diagnostics.Skip(said))
            batch.OwnLog.Fail(diagnostic);
        return false;
    }
}
