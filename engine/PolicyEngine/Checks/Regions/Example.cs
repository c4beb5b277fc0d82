using PolicyEngine.Authoring;

namespace PolicyEngine.Checks.Regions;

/// <summary>Says a box as an example that a person can picture: <c>channel web, no kind</c>.</summary>
internal static class Example
{
    /// <param name="space">The box's space.</param>
    /// <param name="box">The box.</param>
    /// <param name="vocabulary">Whose values are named.</param>
    /// <param name="world">What goes without saying.</param>
    public static string Of(Space space, Box box, Vocabulary vocabulary, World world)
    {
        var usual = world.Where([Box.All]).FirstOrDefault() ?? Box.All;
        var said = box.Sides
            .Where(side => side.Digits != space.On(usual, side.Axis) && space.Axes[side.Axis].Field is not null)
            .Select(side => Say(space.Axes[side.Axis], side.Digits, vocabulary))
            .OfType<string>().ToList();
        return said.Count == 0 ? CheckSentences.Of("example.any") : string.Join(", ", said);
    }

    private static string? Say(Axis axis, Digits digits, Vocabulary vocabulary)
    {
        var digit = digits.First();
        if (digit == Field.Absent)
            return CheckSentences.Of("example.without", axis.Field);
        return axis.Field switch
        {
            CategoryField category => $"{category} {vocabulary.Closed(category)?.ValueOf(digit)?.Id ?? "*"}",
            FlagField flag => $"{flag} {(digit == FlagField.Yes ? "true" : "false")}",
            _ => CheckSentences.Of("example.with", axis.Field),
        };
    }
}
