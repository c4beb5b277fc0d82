namespace PolicyEngine.Hosting.Ingestion;

/// <summary>A place among the members that somebody reads: what is done with the value there, and which members it has itself.</summary>
internal sealed class MemberNode
{
    private readonly Utf8Names names = new();
    private readonly List<MemberNode> members = [];
    private MemberCode[] codes = [];

    public bool HasMembers => members.Count > 0;

    /// <summary>Whether anything is done with the value: nothing where only members of it are read.</summary>
    public bool IsRead => codes.Length > 0;

    public MemberNode? Find(ReadOnlySpan<byte> name, uint hash)
    {
        var number = names.Find(name, hash);
        return number < 0 ? null : members[number];
    }

    /// <summary>Adds what is done with the value at a dotted path.</summary>
    public void Add(string path, MemberCode code)
    {
        var node = this;
        foreach (var name in path.Split('.'))
            node = node.Member(name);
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

    private MemberNode Member(string name)
    {
        var number = names.Add(name);
        if (number == members.Count)
            members.Add(new MemberNode());
        return members[number];
    }
}
