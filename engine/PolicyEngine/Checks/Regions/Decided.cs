using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Checks.Regions;

/// <summary>
/// That a field has the value that its table gives, and no other: what cannot be, as boxes. It holds wherever the field
/// has been decided from what the ticket still says.
/// </summary>
/// <param name="Axis">The field's axis.</param>
/// <param name="Place">Its place in the order of deciding.</param>
/// <param name="Never">Where the field would have another value than its table gives.</param>
internal sealed record Decided(int Axis, int Place, IReadOnlyList<Box> Never)
{
    /// <summary>A table that comes apart into more boxes than this is not looked into.</summary>
    private const int MostBoxes = 5_000;

    /// <summary>
    /// The fields that are decided from the ticket's members, and from what was decided before, alone. Those that look
    /// at the ticket's status or marks or into code may be older than what they look at.
    /// </summary>
    /// <param name="model">The policy.</param>
    /// <param name="space">The space of its conditions.</param>
    /// <param name="isKnown">Whether no contract decides a field otherwise.</param>
    public static IReadOnlyList<Decided> Of(PolicyModel model, Space space, Func<Field, bool> isKnown)
    {
        var found = new List<Decided>();
        for (var place = 0; place < model.Decisions.Count; place++)
        {
            var decision = model.Decisions[place];
            var before = model.Decisions.Take(place).Select(earlier => earlier.Field).ToList();
            if (isKnown(decision.Field) && decision.Rows.SelectMany(row => ModelChecks.Leaves(row.When)).All(IsSettled)
                && Outside(space, decision) is { } never)
                found.Add(new Decided(space.AxisOf(decision.Field), place, never));

            bool IsSettled(Condition leaf) => ModelChecks.FieldOf(leaf) is { } field
                && (model.Vocabulary.TicketFields.Contains(field) || before.Contains(field));
        }
        return found;
    }

    private static List<Box>? Outside(Space space, DecisionModel decision)
    {
        var (axis, earlier, never) = (space.AxisOf(decision.Field), new List<Box>(), new List<Box>());
        foreach (var row in decision.Rows.Select(row => (Boxes: space.Of(row.When), row.Outcome)).Append(([Box.All], Field.Absent)))
        {
            foreach (var box in row.Boxes)
            {
                if (Cover.Parts(space, box, earlier, MostBoxes - never.Count) is not { } parts)
                    return null;
                never.AddRange(parts.Select(part => space.Limit(part, axis, space.Axes[axis].Digits.Without(Digits.Only(row.Outcome)))).OfType<Box>());
                earlier.Add(box);
            }
        }
        return never;
    }
}
