using System.Runtime.InteropServices;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>Where a ticket stands in a queue: its place by precedence, then its reception, then the order of arrival.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WaitingKey(int Place, long At, long Arrival) : IComparable<WaitingKey>
{
    public int CompareTo(WaitingKey other)
    {
        var order = Place.CompareTo(other.Place);
        if (order == 0)
            order = At.CompareTo(other.At);
        return order == 0 ? Arrival.CompareTo(other.Arrival) : order;
    }
}

/// <summary>
/// The keys of those who wait, in order: adding, removing and counting who is ahead take logarithmic time. A treap in
/// flat arrays; its shape depends on the order of the calls alone, not on chance. Not thread-safe.
/// </summary>
internal sealed class WaitingLine
{
    private const int None = 0;

    private readonly Stack<int> free = [];
    private Node[] nodes = new Node[16];
    private int used = 1;
    private int root = None;

    public int Count => nodes[root].Size;

    /// <summary>How many stand before a key.</summary>
    public int Ahead(WaitingKey key)
    {
        var (node, ahead) = (root, 0);
        while (node != None)
        {
            ref readonly var here = ref nodes[node];
            if (here.Key.CompareTo(key) < 0)
            {
                ahead += nodes[here.Left].Size + 1;
                node = here.Right;
            }
            else
                node = here.Left;
        }
        return ahead;
    }

    public void Add(WaitingKey key)
    {
        var node = Take(key);
        var (before, after) = Split(root, key);
        root = Join(Join(before, node), after);
    }

    /// <summary>Takes a key away that was added; nothing happens where it was not.</summary>
    public void Remove(WaitingKey key) => root = Remove(root, key);

    private int Take(WaitingKey key)
    {
        if (!free.TryPop(out var node))
        {
            if (used == nodes.Length)
                Array.Resize(ref nodes, used * 2);
            node = used++;
        }
        // A multiplicative hash of the node's number scatters as well as chance does, and is the same on each run.
        nodes[node] = new Node { Key = key, Size = 1, Priority = (uint)node * 2_654_435_769u };
        return node;
    }

    private int Remove(int node, WaitingKey key)
    {
        if (node == None)
            return None;
        var order = key.CompareTo(nodes[node].Key);
        if (order == 0)
        {
            free.Push(node);
            return Join(nodes[node].Left, nodes[node].Right);
        }
        if (order < 0)
            nodes[node].Left = Remove(nodes[node].Left, key);
        else
            nodes[node].Right = Remove(nodes[node].Right, key);
        return Counted(node);
    }

    private (int Before, int After) Split(int node, WaitingKey key)
    {
        if (node == None)
            return (None, None);
        if (nodes[node].Key.CompareTo(key) < 0)
        {
            (nodes[node].Right, var after) = Split(nodes[node].Right, key);
            return (Counted(node), after);
        }
        (var before, nodes[node].Left) = Split(nodes[node].Left, key);
        return (before, Counted(node));
    }

    private int Join(int before, int after)
    {
        if (before == None || after == None)
            return before + after;
        if (nodes[before].Priority >= nodes[after].Priority)
        {
            nodes[before].Right = Join(nodes[before].Right, after);
            return Counted(before);
        }
        nodes[after].Left = Join(before, nodes[after].Left);
        return Counted(after);
    }

    private int Counted(int node)
    {
        nodes[node].Size = nodes[nodes[node].Left].Size + nodes[nodes[node].Right].Size + 1;
        return node;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        public WaitingKey Key;
        public uint Priority;
        public int Size;
        public int Left;
        public int Right;
    }
}
