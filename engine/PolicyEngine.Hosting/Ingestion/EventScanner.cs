using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Reads the usual line at the speed of its bytes: JSON to slots in one pass, without objects. It takes only what is
/// right beyond doubt. Whatever is odd (escapes in names, exponents, a member said twice, a value that will not do, a
/// source that is not known yet) it leaves to <see cref="EventReader"/> and the plugin, who alone say what is wrong; so
/// both ways come to the same. Not thread-safe.
/// </summary>
internal sealed class EventScanner
{
    private const int Deepest = 32;

    private static readonly Utf8Names Members = NamesOf("specversion", "id", "source", "type", "subject", "time", "data");
    private static readonly Utf8Names Types = NamesOf([.. EventTypes.Names]);

    private readonly Utf8Names sourceNames = new();
    private readonly List<EventSource> sources = [];
    private readonly TextPlace[] said = new TextPlace[Members.Count];

    /// <summary>The names that the objects on the way down have said so far.</summary>
    private (TextPlace Place, uint Hash)[] names = new (TextPlace, uint)[64];
    private int nameCount;
    private byte[] line = [];
    private TicketEvent into = null!;
    private int depth;
    private bool isEscaped;
    private EventSource? source;
    private EventShape? shape;
    private bool isEncoded;

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

    /// <summary>Learns how the events of a source are encoded. So many are known that no sender can fill the memory.</summary>
    public void Learn(EventSource source)
    {
        const int most = 1_024;
        if (source.Plans is not null && sources.Count < most && sourceNames.Add(source.Text) == sources.Count)
            sources.Add(source);
    }

    /// <summary>Reads a line.</summary>
    /// <param name="utf8">The line without its end.</param>
    /// <param name="read">Is filled with the event; holds nothing of use where the answer is false.</param>
    /// <returns>False where somebody else has to look at it.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8, TicketEvent read)
    {
        if (sources.Count == 0 || !Utf8.IsValid(utf8))
            return false;
        (into, line, nameCount, depth) = (read, read.Begin(utf8), 0, 0);
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
        var (from, type) = (sourceNames.Find(Said(Member.Source)), Types.Find(Said(Member.Type)));
        if (from < 0 || type < 0)
            return false;
        (source, shape) = (sources[from], EventTypes.At(type));
        plan = source.Plans![shape.Kind];
        into.Begin(plan);
        plan.Begin();
        return true;
    }

    private ReadOnlySpan<byte> Said(Member member) => line.AsSpan(said[(int)member].Start, said[(int)member].Length);

    /// <summary>The members of the event itself, after its bracket.</summary>
    private int Envelope(int at)
    {
        at = Blanks(at);
        if (line[at] == '}')
            return -1;
        var seen = 0UL;
        while (true)
        {
            if ((at = Name(at, 0, ref seen)) < 0)
                return -1;
            var (name, hash) = names[nameCount - 1];
            var member = Members.Find(line.AsSpan(name.Start, name.Length), hash);
            var start = at;
            // Data mostly come last: then one pass is enough.
            isEncoded |= member == (int)Member.Data && TryPlan(out _);
            if ((at = Value(at, member == (int)Member.Data && isEncoded ? into.Plan.Root : null)) < 0)
                return -1;
            if (member == (int)Member.Data)
            {
                if (line[start] != '{' && line[start] != 'n')
                    return -1;
                said[member] = line[start] == 'n' ? default : new TextPlace(start, at - start);
            }
            else if (member >= 0)
            {
                if (line[start] != '"' || isEscaped || JsonText.IsBlank(line.AsSpan(start + 1, at - start - 2), isEscaped))
                    return -1;
                said[member] = new TextPlace(start + 1, at - start - 2);
            }
            at = Blanks(at);
            if (line[at] == '}')
                return at + 1;
            if (line[at] != ',')
                return -1;
            at = Blanks(at + 1);
        }
    }

    /// <summary>The members of an object, after its bracket. Negative where it is not right beyond doubt, as everywhere here.</summary>
    private int Object(int at, MemberNode? node)
    {
        at = Blanks(at);
        if (line[at] == '}')
            return at + 1;
        if (++depth > Deepest)
            return -1;
        var first = nameCount;
        var seen = 0UL;
        while (true)
        {
            if ((at = Name(at, first, ref seen)) < 0)
                return -1;
            var (name, hash) = names[nameCount - 1];
            if ((at = Value(at, node?.Find(line.AsSpan(name.Start, name.Length), hash))) < 0)
                return -1;
            at = Blanks(at);
            if (line[at] == '}')
                break;
            if (line[at] != ',')
                return -1;
            at = Blanks(at + 1);
        }
        nameCount = first;
        depth--;
        return at + 1;
    }

    /// <summary>A name and its colon. A name that the same object has said before is none.</summary>
    /// <returns>Where the value begins.</returns>
    private int Name(int at, int first, ref ulong seen)
    {
        if (line[at] != '"')
            return -1;
        var start = at + 1;
        if ((at = JsonText.End(line, start, out isEscaped)) < 0 || isEscaped)
            return -1;
        var name = line.AsSpan(start, at - start);
        var hash = Utf8Names.Hash(name);
        var mark = 1UL << (int)(hash >> 26);
        if ((seen & mark) != 0 && WasSaid(name, hash, first))
            return -1;
        seen |= mark;
        if (nameCount == names.Length)
            Array.Resize(ref names, names.Length * 2);
        names[nameCount++] = (new TextPlace(start, at - start), hash);
        at = Blanks(at + 1);
        return line[at] == ':' ? Blanks(at + 1) : -1;
    }

    private bool WasSaid(ReadOnlySpan<byte> name, uint hash, int first)
    {
        for (var i = first; i < nameCount; i++)
        {
            var (place, known) = names[i];
            if (known == hash && name.SequenceEqual(line.AsSpan(place.Start, place.Length)))
                return true;
        }
        return false;
    }

    /// <summary>A value, and what is to be done with it.</summary>
    /// <returns>What follows it.</returns>
    private int Value(int at, MemberNode? node)
    {
        var start = at;
        // A change that puts something else in the place of an object takes all its members away.
        if (node is { HasMembers: true } && line[at] != '{' && into.IsChange)
            return -1;
        switch (line[at])
        {
            case (byte)'"':
                at = JsonText.End(line, at + 1, out isEscaped);
                return at >= 0 && (node is null || TakeText(node, start + 1, at)) ? at + 1 : -1;
            case (byte)'{':
                return node is null || node.TakeObject(into) ? Object(at + 1, node) : -1;
            case (byte)'[':
                at = List(at + 1);
                return at >= 0 && (node is null || node.TakeList(new TextPlace(start, at - start), into)) ? at : -1;
            case (byte)'t':
                return JsonText.IsWord(line, at, "true"u8) && (node is null || node.TakeFlag(true, into)) ? at + 4 : -1;
            case (byte)'f':
                return JsonText.IsWord(line, at, "false"u8) && (node is null || node.TakeFlag(false, into)) ? at + 5 : -1;
            case (byte)'n':
                return JsonText.IsWord(line, at, "null"u8) && (node is null || node.TakeMissing(into)) ? at + 4 : -1;
            default:
                at = JsonText.NumberEnd(line, at);
                return at >= 0 && (node is null || node.TakeNumber(line.AsSpan(start, at - start), into)) ? at : -1;
        }
    }

    private int List(int at)
    {
        at = Blanks(at);
        if (line[at] == ']')
            return at + 1;
        if (++depth > Deepest)
            return -1;
        while (true)
        {
            if ((at = Value(at, null)) < 0)
                return -1;
            at = Blanks(at);
            if (line[at] == ']')
                break;
            if (line[at] != ',')
                return -1;
            at = Blanks(at + 1);
        }
        depth--;
        return at + 1;
    }

    private bool TakeText(MemberNode node, int start, int end)
    {
        if (!node.IsRead)
            return true;
        var text = line.AsSpan(start, end - start);
        if (JsonText.IsBlank(text, isEscaped))
            // What is escaped may be a blank or not.
            return !isEscaped && node.TakeMissing(into);
        return node.TakeText(text, new TextPlace(start, end - start), isEscaped, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Blanks(int at) => line[at] > ' ' ? at : JsonText.PassBlanks(line, at);

    private static Utf8Names NamesOf(params ReadOnlySpan<string> texts)
    {
        var names = new Utf8Names();
        foreach (var text in texts)
            names.Add(text);
        return names;
    }
}
