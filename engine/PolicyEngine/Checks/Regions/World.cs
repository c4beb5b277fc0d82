using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Checks.Regions;

/// <summary>Why part of what can be written cannot be: an axis, the digits that it can have, and the reason.</summary>
internal sealed record Limit(int Axis, Digits Digits, Sentence Reason);

/// <summary>
/// What tickets and events can be where a condition is asked: a box with the reasons for its sides, less some boxes
/// that are turned away before. Immutable.
/// </summary>
internal sealed class World
{
    private readonly IReadOnlyList<Limit> limits;
    private readonly IReadOnlyList<Box> excluded;
    private readonly Sentence exclusion;
    private readonly Box? box;

    public World(Space space)
        : this(space, [], [], Sentence.Of("never.together"))
    {
    }

    private World(Space space, IReadOnlyList<Limit> limits, IReadOnlyList<Box> excluded, Sentence exclusion)
    {
        (Space, this.limits, this.excluded, this.exclusion) = (space, limits, excluded, exclusion);
        box = Box.All;
        foreach (var limit in limits)
            box = box is null ? null : space.Limit(box, limit.Axis, limit.Digits);
    }

    public Space Space { get; }

    /// <summary>The same, where a field can have certain digits only. A field that nothing asks changes nothing.</summary>
    public World Limited(Field field, Digits digits, Sentence reason)
    {
        var axis = Space.AxisOf(field);
        return axis < 0 ? this : new World(Space, [.. limits, new Limit(axis, digits, reason)], excluded, exclusion);
    }

    /// <summary>The same, without what lies in some boxes.</summary>
    public World Without(IReadOnlyList<Box> boxes, Sentence reason) => new(Space, limits, boxes, reason);

    /// <summary>The boxes of this world in which a condition holds; none where it never does.</summary>
    public IReadOnlyList<Box> Where(Condition condition) => Where(Space.Of(condition));

    /// <summary>The parts of boxes that lie in this world.</summary>
    public IReadOnlyList<Box> Where(IEnumerable<Box> boxes) => box is null
        ? []
        : [.. boxes.Select(each => Space.Meet(box, each)).OfType<Box>().Where(each => Cover.Outside(Space, each, excluded) is not null)];

    /// <summary>A part of this world in one box that no others cover; null where they cover it.</summary>
    public Box? Outside(Box within, IReadOnlyList<Box> others) =>
        Where([within]).Select(each => Cover.Outside(Space, each, [.. others, .. excluded])).FirstOrDefault(found => found is not null);

    /// <summary>Whether other boxes, with what is turned away before, cover a box of this world.</summary>
    public bool IsCovered(Box each, IReadOnlyList<Box> others) => Cover.Outside(Space, each, [.. others, .. excluded]) is null;

    /// <summary>Why boxes have no part in this world.</summary>
    public Sentence WhyNever(IReadOnlyList<Box> boxes)
    {
        if (boxes.Count == 0)
            return Sentence.Of("never.contradiction");
        if (new World(Space, limits, [], exclusion).Where(boxes).Count > 0)
            return exclusion;
        for (var i = limits.Count - 1; i >= 0; i--)
        {
            if (new World(Space, [.. limits.Where((_, other) => other != i)], [], exclusion).Where(boxes).Count > 0)
                return limits[i].Reason;
        }
        return Sentence.Of("never.together");
    }
}
