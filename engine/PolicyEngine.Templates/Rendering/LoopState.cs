namespace PolicyEngine.Templates.Rendering;

/// <summary>What <c>for.index</c> and its like answer within one loop.</summary>
internal sealed class LoopState(string kind, int length, LoopState? outer)
{
    private object? previous;
    private object? current;

    public LoopState? Outer { get; } = outer;

    public int Index { get; private set; } = -1;

    public void Advance(object? item)
    {
        Index++;
        previous = current;
        current = item;
    }

    /// <summary>The loop of the kind that encloses, or null.</summary>
    public LoopState? Find(string wanted)
    {
        for (var loop = this; loop is not null; loop = loop.Outer)
        {
            if (string.Equals(loop.Kind, wanted, StringComparison.Ordinal))
                return loop;
        }
        return null;
    }

    private string Kind { get; } = kind;

    public bool TryGet(RenderContext context, string name, out object? value)
    {
        var isWhile = Kind == "while";
        value = name switch
        {
            "index" => Boxes.Of(Index),
            "first" => Boxes.Of(Index == 0),
            "even" => Boxes.Of((Index & 1) == 0),
            "odd" => Boxes.Of((Index & 1) == 1),
            "length" when !isWhile => Boxes.Of(length),
            "rindex" when !isWhile => Boxes.Of(length - Index - 1),
            "last" when !isWhile => Boxes.Of(Index == length - 1),
            "changed" when !isWhile => Boxes.Of(Index == 0 || !Comparison.AreEqual(context, previous, current)),
            _ => null,
        };
        return value is not null;
    }
}
