using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>A place among the members that somebody reads: what is done with the value there, and which members it has itself.</summary>
internal sealed class MemberNode
{
    /// <summary>So many names that nobody reads are learned under one root: no sender can fill the memory.</summary>
    private const int MostLearned = 512;
    private const int LongestLearned = 64;

    private readonly MemberNode root;
    private readonly Utf8Names names = new();
    private readonly List<MemberName> members = [];
    private MemberCode[] codes = [];
    private int learned;

    public MemberNode() => root = this;

    private MemberNode(MemberNode root) => this.root = root;

    /// <summary>Whether any of its members is read.</summary>
    public bool HasMembers { get; private set; }

    /// <summary>The name with which an object began last.</summary>
    public MemberName? First { get; set; }

    /// <summary>Whether anything is done with the value: nothing where only members of it are read.</summary>
    public bool IsRead => codes.Length > 0;

    /// <summary>A name that is read, or was learned, or is so now; null where too many were, or it is too long.</summary>
    public MemberName? FindOrLearn(ReadOnlySpan<byte> name, uint hash)
    {
        var number = names.Find(name, hash);
        if (number >= 0)
            return members[number];
        if (root.learned == MostLearned || name.Length > LongestLearned)
            return null;
        root.learned++;
        return Add(name);
    }

    /// <summary>Adds what is done with the value at a dotted path.</summary>
    public void Add(string path, MemberCode code)
    {
        var node = this;
        foreach (var name in path.Split('.'))
        {
            node.HasMembers = true;
            node = node.Member(Encoding.UTF8.GetBytes(name)).Node;
        }
        node.codes = [.. node.codes, code];
    }

    /// <inheritdoc cref="MemberCode.TakeText"/>
    public bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeText(said, place, isEscaped, into))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="MemberCode.TakeMissing"/>
    public bool TakeMissing(TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeMissing(into))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="MemberCode.TakeFlag"/>
    public bool TakeFlag(bool value, TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeFlag(value, into))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="MemberCode.TakeNumber"/>
    public bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeNumber(said, into))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="MemberCode.TakeList"/>
    public bool TakeList(TextPlace place, TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeList(place, into))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="MemberCode.TakeObject"/>
    public bool TakeObject(TicketEvent into)
    {
        foreach (var code in codes)
        {
            if (!code.TakeObject(into))
                return false;
        }
        return true;
    }

    private MemberName Member(ReadOnlySpan<byte> name)
    {
        var number = names.Find(name);
        return number < 0 ? Add(name) : members[number];
    }

    private MemberName Add(ReadOnlySpan<byte> name)
    {
        names.Add(name);
        members.Add(new MemberName(name, members.Count, new MemberNode(root)));
        return members[^1];
    }
}
