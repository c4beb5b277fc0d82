namespace PolicyEngine.Checks.Regions;

/// <summary>Whether boxes leave anything of another one: exact, by cutting what is left along their sides.</summary>
internal sealed class Cover(Space space)
{
    /// <summary>
    /// So many cuts decide any table that a person would write. A question that takes more stays open: what is asked
    /// about then counts as something that can be.
    /// </summary>
    private const int MostCuts = 200_000;

    private int cuts;

    /// <summary>A part of the box that lies outside of all the others; null where they cover it.</summary>
    public static Box? Outside(Space space, Box box, IReadOnlyList<Box> others) => new Cover(space).Search(box, others);

    /// <summary>Whether some boxes, in a world, lie within others.</summary>
    public static bool IsCovered(Space space, IEnumerable<Box> boxes, IReadOnlyList<Box> others) =>
        boxes.All(box => Outside(space, box, others) is null);

    /// <summary>All that some boxes leave of another one, in boxes that have nothing in common; null where they are more than that.</summary>
    public static IReadOnlyList<Box>? Parts(Space space, Box box, IReadOnlyList<Box> others, int most)
    {
        var parts = new List<Box> { box };
        foreach (var other in others)
        {
            parts = [.. parts.SelectMany(part => Cut(space, part, other))];
            if (parts.Count > most)
                return null;
        }
        return parts;
    }

    private static IEnumerable<Box> Cut(Space space, Box box, Box other)
    {
        if (space.Meet(box, other) is null)
        {
            yield return box;
            yield break;
        }
        Box? inside = box;
        foreach (var (axis, digits) in other.Sides)
        {
            if (space.Limit(inside, axis, space.Axes[axis].Digits.Without(digits)) is { } beyond)
                yield return beyond;
            inside = space.Limit(inside, axis, digits);
            if (inside is null)
                yield break;
        }
    }

    private Box? Search(Box box, IReadOnlyList<Box> others)
    {
        if (++cuts > MostCuts)
            return box;
        var near = others.Where(other => space.Meet(box, other) is not null).ToList();
        if (near.Count == 0)
            return box;
        // The one with the fewest sides leaves the fewest parts.
        var taken = near.MinBy(other => other.Sides.Count)!;
        near.Remove(taken);
        Box? inside = box;
        foreach (var (axis, digits) in taken.Sides)
        {
            var beyond = space.Limit(inside, axis, space.Axes[axis].Digits.Without(digits));
            if (beyond is not null && Search(beyond, near) is { } found)
                return found;
            inside = space.Limit(inside, axis, digits);
            if (inside is null)
                return null;
        }
        return null;
    }
}
