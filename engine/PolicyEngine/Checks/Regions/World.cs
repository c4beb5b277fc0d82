using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Checks.Regions;

/// <summary>Why part of what can be written cannot be: an axis, the digits that it can have, and the reason.</summary>
internal sealed record Limit(int Axis, Digits Digits, Sentence Reason);

/// <summary>
/// What tickets and events can be where a condition is asked: a box with the reasons for its sides, in which decided
/// fields have what their tables give, less some boxes that are turned away before. Immutable.
/// </summary>
internal sealed record World(Space Space)
{
    private readonly Box? box = Box.All;

    /// <summary>The reasons for the box's sides.</summary>
    public IReadOnlyList<Limit> Limits { get; private init; } = [];

    /// <summary>The fields that have what their tables give.</summary>
    public IReadOnlyList<Decided> Decided { get; private init; } = [];

    /// <summary>What is turned away before, and the reason.</summary>
    public (IReadOnlyList<Box> Boxes, Sentence? Reason) Excluded { get; private init; } = ([], null);

    /// <summary>The same, where a field can have certain digits only. A field that nothing asks changes nothing.</summary>
    public World Limited(Field field, Digits digits, Sentence reason)
    {
        var axis = Space.AxisOf(field);
        return axis < 0 ? this : Limited([.. Limits, new Limit(axis, digits, reason)]);
    }

    /// <summary>The same, without what lies in some boxes.</summary>
    public World Without(IReadOnlyList<Box> boxes, Sentence reason) => this with { Excluded = (boxes, reason) };

    /// <summary>The same, where these fields have what their tables give, and no others.</summary>
    public World Deciding(IEnumerable<Decided> fields) => this with { Decided = [.. fields] };

    /// <summary>The boxes of this world in which a condition holds; none where it never does.</summary>
    public IReadOnlyList<Box> Where(Condition condition) => Where(Space.Of(condition));

    /// <summary>The parts of boxes that lie in this world.</summary>
    public IReadOnlyList<Box> Where(IEnumerable<Box> boxes) => box is null
        ? []
        : [.. boxes.Select(each => Space.Meet(box, each)).OfType<Box>().Where(each => !IsCovered(each, []))];

    /// <summary>A part of this world in one box that no others cover; null where they cover it.</summary>
    public Box? Outside(Box within, IReadOnlyList<Box> others) =>
        Where([within]).Select(each => Beyond(each, others)).FirstOrDefault(found => found is not null);

    /// <summary>Whether other boxes, with what cannot be, cover a box of this world.</summary>
    public bool IsCovered(Box each, IReadOnlyList<Box> others) => Beyond(each, others) is null;

    /// <summary>Why boxes have no part in this world.</summary>
    public Sentence WhyNever(IReadOnlyList<Box> boxes)
    {
        if (boxes.Count == 0)
            return Sentence.Of("never.contradiction");
        var bare = this with { Excluded = ([], null), Decided = [] };
        if (bare.Where(boxes).Count > 0)
            return Deciding([]).Where(boxes).Count > 0 || Excluded.Reason is null ? Sentence.Of("never.consistent") : Excluded.Reason;
        for (var i = Limits.Count - 1; i >= 0; i--)
        {
            if (bare.Limited([.. Limits.Where((_, other) => other != i)]).Where(boxes).Count > 0)
                return Limits[i].Reason;
        }
        return Sentence.Of("never.together");
    }

    private World Limited(IReadOnlyList<Limit> limits) => new(Space, limits) { Decided = Decided, Excluded = Excluded };

    private World(Space space, IReadOnlyList<Limit> limits)
        : this(space)
    {
        Limits = limits;
        foreach (var limit in limits)
            box = box is null ? null : space.Limit(box, limit.Axis, limit.Digits);
    }

    private Box? Beyond(Box each, IReadOnlyList<Box> others) =>
        Cover.Outside(Space, each, [.. others, .. Excluded.Boxes, .. Impossible(each, others)]);

    /// <summary>
    /// Where decided fields would have other values than their tables give: of the fields that the question is about,
    /// and of those that these depend on. Any other field can always have the value that it should.
    /// </summary>
    private List<Box> Impossible(Box each, IReadOnlyList<Box> others)
    {
        if (Decided.Count == 0)
            return [];
        var asked = others.Concat(Excluded.Boxes).SelectMany(other => other.Sides).Select(side => side.Axis)
            .Concat(each.Sides.Where(side => side.Digits != Space.On(box ?? Box.All, side.Axis)).Select(side => side.Axis))
            .ToHashSet();
        var never = new List<Box>();
        foreach (var field in Decided.OrderByDescending(field => field.Place).Where(field => asked.Contains(field.Axis)))
        {
            never.AddRange(field.Never);
            asked.UnionWith(field.Never.SelectMany(part => part.Sides).Select(side => side.Axis));
        }
        return never;
    }
}
