namespace PolicyEngine.Hosting.Ingestion;

/// <summary>A place among the members that somebody reads: what is done with the value there, and which members it has itself.</summary>
internal sealed class MemberNode
{
    private readonly Utf8Names names = new();
    private readonly List<MemberNode> members = [];

    public bool HasMembers => members.Count > 0;

    /// <summary>What is done with the value; none where only members of it are read.</summary>
    public MemberCode[] Codes { get; private set; } = [];

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
        node.Codes = [.. node.Codes, code];
    }

    private MemberNode Member(string name)
    {
        var number = names.Add(name);
        if (number == members.Count)
            members.Add(new MemberNode());
        return members[number];
    }
}
