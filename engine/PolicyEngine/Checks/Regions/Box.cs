namespace PolicyEngine.Checks.Regions;

/// <summary>
/// A region of what tickets and events can be: on some axes certain digits, on all others any. A product of a
/// condition's sum of products is one. Immutable; never empty.
/// </summary>
/// <param name="sides">The axes on which it is limited, in ascending order.</param>
internal sealed class Box((int Axis, Digits Digits)[] sides)
{
    /// <summary>Everything.</summary>
    public static Box All { get; } = new([]);

    public IReadOnlyList<(int Axis, Digits Digits)> Sides => sides;

    /// <summary>The digits that it has on an axis; null where it has all.</summary>
    public Digits? On(int axis)
    {
        foreach (var side in sides)
        {
            if (side.Axis == axis)
                return side.Digits;
        }
        return null;
    }

    /// <summary>The same box with other digits on one axis.</summary>
    public Box Replace(int axis, Digits digits)
    {
        var at = Array.FindIndex(sides, side => side.Axis >= axis);
        if (at >= 0 && sides[at].Axis == axis)
        {
            var changed = ((int, Digits)[])sides.Clone();
            changed[at] = (axis, digits);
            return new Box(changed);
        }
        at = at < 0 ? sides.Length : at;
        return new Box([.. sides[..at], (axis, digits), .. sides[at..]]);
    }
}
