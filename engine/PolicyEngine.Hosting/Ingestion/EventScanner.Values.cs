using System.Runtime.CompilerServices;

namespace PolicyEngine.Hosting.Ingestion;

/// <content>Objects, names, lists and values, wherever they stand. A negative place says that something is not right beyond doubt.</content>
internal sealed partial class EventScanner
{
    /// <summary>The members of an object, after its bracket. Negative where it is not right beyond doubt, as everywhere here.</summary>
    private int Object(int at, MemberNode? node)
    {
        at = Blanks(at);
        if (line[at] == '}')
            return at + 1;
        if (++depth > Deepest)
            return -1;
        var (number, firstUnknown) = (++objects, unknownCount);
        MemberName? name = null;
        while (true)
        {
            if ((at = Name(at, node, firstUnknown, number, ref name)) < 0 || (at = Value(at, name?.Node)) < 0)
                return -1;
            at = Blanks(at);
            if (line[at] == '}')
                break;
            if (line[at] != ',')
                return -1;
            at = Blanks(at + 1);
        }
        unknownCount = firstUnknown;
        depth--;
        return at + 1;
    }

    /// <summary>A name and its colon. A name that the same object has said before is none.</summary>
    /// <param name="at">Where it should begin.</param>
    /// <param name="node">Whose name it is; null for the name of something that nobody reads.</param>
    /// <param name="firstUnknown">The first of the object's names that nobody knows.</param>
    /// <param name="number">The number of the object.</param>
    /// <param name="name">The name before it, which becomes the name; null where it is none that is known.</param>
    /// <returns>Where the value begins.</returns>
    private int Name(int at, MemberNode? node, int firstUnknown, long number, ref MemberName? name)
    {
        var expected = name is null ? node?.First : name.Next;
        if (expected is not null && line.AsSpan(at).StartsWith(expected.Said))
            at += expected.Said.Length;
        else if ((at = OtherName(at, node, firstUnknown, ref name, out expected)) < 0)
            return -1;
        name = expected;
        if (expected is not null)
        {
            if (expected.SaidIn == number)
                return -1;
            expected.SaidIn = number;
        }
        return Blanks(at);
    }

    /// <summary>The same where it is not the name that was expected.</summary>
    /// <returns>What follows the colon.</returns>
    private int OtherName(int at, MemberNode? node, int firstUnknown, ref MemberName? before, out MemberName? name)
    {
        name = null;
        if (line[at] != '"')
            return -1;
        var start = at + 1;
        if ((at = JsonText.End(line, start, out isEscaped)) < 0 || isEscaped)
            return -1;
        var text = line.AsSpan(start, at - start);
        var hash = Utf8Names.Hash(text);
        name = node?.FindOrLearn(text, hash);
        if (name is null && !IsNew(text, hash, start, firstUnknown))
            return -1;
        if (before is not null)
            before.Next = name;
        else if (node is not null)
            node.First = name;
        at = Blanks(at + 1);
        return line[at] == ':' ? at + 1 : -1;
    }

    /// <summary>Notes a name that nobody knows.</summary>
    /// <returns>False where the object has said it before, or too many were said.</returns>
    private bool IsNew(ReadOnlySpan<byte> name, uint hash, int start, int firstUnknown)
    {
        for (var i = firstUnknown; i < unknownCount; i++)
        {
            var (place, known) = unknown[i];
            if (known == hash && name.SequenceEqual(line.AsSpan(place.Start, place.Length)))
                return false;
        }
        if (unknownCount == unknown.Length)
            return false;
        unknown[unknownCount++] = (new TextPlace(start, name.Length), hash);
        return true;
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
}
