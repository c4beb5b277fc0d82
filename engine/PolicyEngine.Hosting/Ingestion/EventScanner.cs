using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
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
    private const int MostDigits = 18;

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
                if (line[start] != '"' || isEscaped || IsBlank(start + 1, at - 1))
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
        if ((at = TextEnd(start)) < 0 || isEscaped)
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
                at = TextEnd(at + 1);
                return at >= 0 && (node is null || TakeText(node, start + 1, at)) ? at + 1 : -1;
            case (byte)'{':
                foreach (var code in node?.Codes ?? [])
                {
                    if (!code.TakeObject(into))
                        return -1;
                }
                return Object(at + 1, node);
            case (byte)'[':
                at = List(at + 1);
                return at >= 0 && (node is null || TakeList(node, new TextPlace(start, at - start))) ? at : -1;
            case (byte)'t':
                return IsWord(at, "true"u8) && TakeFlag(node, true) ? at + 4 : -1;
            case (byte)'f':
                return IsWord(at, "false"u8) && TakeFlag(node, false) ? at + 5 : -1;
            case (byte)'n':
                return IsWord(at, "null"u8) && TakeMissing(node) ? at + 4 : -1;
            default:
                at = Number(at);
                return at >= 0 && (node is null || TakeNumber(node, start, at)) ? at : -1;
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
        var codes = node.Codes;
        if (codes.Length == 0)
            return true;
        if (IsBlank(start, end))
            // What is escaped may be a blank or not.
            return !isEscaped && TakeMissing(node);
        var text = line.AsSpan(start, end - start);
        foreach (var code in codes)
        {
            if (!code.TakeText(text, new TextPlace(start, end - start), isEscaped, into))
                return false;
        }
        return true;
    }

    private bool TakeMissing(MemberNode? node)
    {
        foreach (var code in node?.Codes ?? [])
        {
            if (!code.TakeMissing(into))
                return false;
        }
        return true;
    }

    private bool TakeFlag(MemberNode? node, bool value)
    {
        foreach (var code in node?.Codes ?? [])
        {
            if (!code.TakeFlag(value, into))
                return false;
        }
        return true;
    }

    private bool TakeNumber(MemberNode node, int start, int end)
    {
        foreach (var code in node.Codes)
        {
            if (!code.TakeNumber(line.AsSpan(start, end - start), into))
                return false;
        }
        return true;
    }

    private bool TakeList(MemberNode node, TextPlace place)
    {
        foreach (var code in node.Codes)
        {
            if (!code.TakeList(place, into))
                return false;
        }
        return true;
    }

    /// <summary>Whether nothing can be seen before the text's end or its first escape.</summary>
    private bool IsBlank(int start, int end)
    {
        for (var at = start; at < end && line[at] != '\\'; at++)
        {
            if (line[at] is > (byte)' ' and < 0x7F)
                return false;
            if (line[at] >= 0x7F)
                return isEscaped || string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(line.AsSpan(start, end - start)));
        }
        return true;
    }

    /// <summary>The place of the closing quote; tells also whether the text has escapes.</summary>
    private int TextEnd(int at)
    {
        isEscaped = false;
        var bytes = line;
        while (true)
        {
            var block = Vector128.Create<byte>(bytes.AsSpan(at, Vector128<byte>.Count));
            var stops = Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            var mask = stops.ExtractMostSignificantBits();
            if (mask == 0)
            {
                at += Vector128<byte>.Count;
                continue;
            }
            at += BitOperations.TrailingZeroCount(mask);
            if (bytes[at] == '"')
                return at;
            if (bytes[at] != '\\')
                return -1;
            isEscaped = true;
            if ((at = AfterEscape(at + 1)) < 0)
                return -1;
        }
    }

    private int AfterEscape(int at)
    {
        if (line[at] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return at + 1;
        if (line[at] != 'u')
            return -1;
        for (var i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)line[at + i]))
                return -1;
        }
        return at + 5;
    }

    /// <summary>A number without exponent, and not longer than any decimal holds.</summary>
    private int Number(int at)
    {
        var start = at;
        if (line[at] == '-')
            at++;
        var digits = at;
        at = Digits(at);
        if (at == digits || (line[digits] == '0' && at > digits + 1))
            return -1;
        if (line[at] == '.')
        {
            var decimals = at + 1;
            if ((at = Digits(decimals)) == decimals)
                return -1;
        }
        return line[at] is (byte)'e' or (byte)'E' || at - start > MostDigits ? -1 : at;
    }

    private int Digits(int at)
    {
        while ((uint)(line[at] - '0') <= 9)
            at++;
        return at;
    }

    private bool IsWord(int at, ReadOnlySpan<byte> word) => line.AsSpan(at, word.Length).SequenceEqual(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Blanks(int at) => line[at] > ' ' ? at : PassBlanks(at);

    private int PassBlanks(int at)
    {
        while (line[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            at++;
        return at;
    }

    private static Utf8Names NamesOf(params ReadOnlySpan<string> texts)
    {
        var names = new Utf8Names();
        foreach (var text in texts)
            names.Add(text);
        return names;
    }
}
