using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Reads the usual line at the speed of its bytes: JSON to slots in one pass, without objects. It takes only what is
/// right beyond doubt. Whatever is odd (escapes in names, exponents, a member said twice, a value that will not do, a
/// source that is not known yet) it leaves to <see cref="EventReader"/> and the plugin, who alone say what is wrong; so
/// both ways come to the same. Not thread-safe.
/// </summary>
internal sealed partial class EventScanner
{
    private const int Deepest = 32;

    /// <summary>A line with more names that nobody knows is not a usual one.</summary>
    private const int MostUnknown = 256;

    private static readonly string[] EnvelopeNames = ["specversion", "id", "source", "type", "subject", "time", "data"];
    private static readonly Utf8Names Types = NamesOf([.. EventTypes.Names]);

    private readonly Func<string, EventSource?> find;
    private readonly Utf8Names sourceNames = new();
    private readonly List<EventSource> sources = [];
    private readonly MemberNode envelope = new();
    private readonly TextPlace[] said = new TextPlace[EnvelopeNames.Length];

    /// <summary>The names that nobody knows of the objects on the way down.</summary>
    private readonly (TextPlace Place, uint Hash)[] unknown = new (TextPlace, uint)[MostUnknown];
    private int unknownCount;
    private long objects;
    private byte[] line = [];
    private TicketEvent into = null!;
    private int depth;
    private bool isEscaped;
    private EventSource? source;
    private EventShape? shape;
    private bool isEncoded;

    /// <param name="find">What is known of the source that a text names; null where its events are not for this reader.</param>
    public EventScanner(Func<string, EventSource?> find)
    {
        this.find = find;
        foreach (var name in EnvelopeNames)
            envelope.Add(name, new PlaceCode((_, _) => { }));
    }

    /// <summary>In the order of <see cref="EnvelopeNames"/>.</summary>
    private enum Member
    {
        SpecVersion,
        Id,
        Source,
        Type,
        Subject,
        Time,
        Data,
    }

    /// <summary>Reads a line.</summary>
    /// <param name="utf8">The line without its end.</param>
    /// <param name="read">Is filled with the event; holds nothing of use where the answer is false.</param>
    /// <returns>False where somebody else has to look at it.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8, TicketEvent read)
    {
        (into, line, unknownCount, depth) = (read, read.Begin(utf8), 0, 0);
        // Whole blocks: the zeros behind a line are right.
        if (!Utf8Text.IsValid(line.AsSpan(0, (utf8.Length + TicketEvent.Slack - 1) & -TicketEvent.Slack)))
            return false;
        (source, shape, isEncoded) = (null, null, false);
        said.AsSpan().Clear();
        var at = Blanks(0);
        if (line[at] != '{' || (at = Envelope(at + 1)) < 0 || Blanks(at) != utf8.Length)
            return false;
        return Understand();
    }

    private bool Understand()
    {
        if (!Said(Member.SpecVersion).SequenceEqual("1.0"u8) || said[(int)Member.Id].Length == 0 || said[(int)Member.Subject].Length == 0
            || !EventTime.TryParse(Said(Member.Time), out var at))
            return false;
        var data = said[(int)Member.Data];
        if (!isEncoded && (!TryPlan(out var plan) || (data.Length > 0 && Value(data.Start, plan.Root) < 0)))
            return false;
        into.IdAt = said[(int)Member.Id];
        into.DataAt = data;
        into.Complete(source!, shape!, said[(int)Member.Subject], at);
        return into.Plan.Complete(into);
    }

    /// <summary>The plan for the event's kind, once its source and its type were said.</summary>
    private bool TryPlan([NotNullWhen(true)] out EventPlan? plan)
    {
        plan = null;
        var type = Types.Find(Said(Member.Type));
        if (type < 0 || SourceOf(Said(Member.Source)) is not { } from)
            return false;
        (source, shape) = (from, EventTypes.At(type));
        plan = source.Plans![shape.Kind];
        into.Begin(plan);
        plan.Begin();
        return true;
    }

    /// <summary>So many are known that no sender can fill the memory.</summary>
    private EventSource? SourceOf(ReadOnlySpan<byte> text)
    {
        const int most = 1_024;
        var known = sourceNames.Find(text);
        if (known >= 0)
            return sources[known];
        if (sources.Count == most || find(Encoding.UTF8.GetString(text)) is not { Plans: not null } found)
            return null;
        sourceNames.Add(text);
        sources.Add(found);
        return found;
    }

    private ReadOnlySpan<byte> Said(Member member) => line.AsSpan(said[(int)member].Start, said[(int)member].Length);

    /// <summary>The members of the event itself, after its bracket.</summary>
    private int Envelope(int at)
    {
        at = Blanks(at);
        if (line[at] == '}')
            return -1;
        var number = ++objects;
        MemberName? name = null;
        while (true)
        {
            if ((at = Name(at, envelope, 0, number, ref name)) < 0)
                return -1;
            var member = name?.Number < said.Length ? (Member)name.Number : (Member?)null;
            var start = at;
            // Data mostly come last: then one pass is enough.
            isEncoded |= member == Member.Data && TryPlan(out _);
            if ((at = Value(at, member == Member.Data && isEncoded ? into.Plan.Root : null)) < 0 || (member is { } its && !Keep(its, start, at)))
                return -1;
            at = Blanks(at);
            if (line[at] == '}')
                return at + 1;
            if (line[at] != ',')
                return -1;
            at = Blanks(at + 1);
        }
    }

    /// <summary>Notes where a member of the event itself stands, if it is what it should be.</summary>
    private bool Keep(Member member, int start, int end)
    {
        if (member == Member.Data)
        {
            said[(int)member] = line[start] == 'n' ? default : new TextPlace(start, end - start);
            return line[start] is (byte)'{' or (byte)'n';
        }
        said[(int)member] = new TextPlace(start + 1, end - start - 2);
        return line[start] == '"' && !isEscaped && !JsonText.IsBlank(line.AsSpan(start + 1, end - start - 2), isEscaped);
    }

    private static Utf8Names NamesOf(params ReadOnlySpan<string> texts)
    {
        var names = new Utf8Names();
        foreach (var text in texts)
            names.Add(text);
        return names;
    }
}
