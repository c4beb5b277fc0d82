using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Checks.Regions;

/// <summary>Says a box as an example that a person can picture: <c>channel web, no kind</c>.</summary>
internal static class Example
{
    /// <param name="space">The box's space.</param>
    /// <param name="box">The box.</param>
    /// <param name="vocabulary">Whose values are named.</param>
    /// <param name="world">What goes without saying.</param>
    public static Sentence Of(Space space, Box box, Vocabulary vocabulary, World world)
    {
        var usual = world.Where([Box.All]).FirstOrDefault() ?? Box.All;
        var said = box.Sides
            .Where(side => side.Digits != space.On(usual, side.Axis) && space.Axes[side.Axis].Field is not null)
            .Select(side => Say(space.Axes[side.Axis], side.Digits, vocabulary))
            .ToList();
        return said.Count == 0 ? Sentence.Of("example.any") : said.Aggregate((all, one) => Sentence.Of("example.and", all, one));
    }

    private static Sentence Say(Axis axis, Digits digits, Vocabulary vocabulary)
    {
        var digit = digits.First();
        if (digit == Field.Absent)
            return Sentence.Of("example.without", axis.Field);
        return axis.Field switch
        {
            CategoryField category => Sentence.AsItStands($"{category} {vocabulary.Closed(category)?.ValueOf(digit)?.Id ?? "*"}"),
            FlagField flag => Sentence.AsItStands($"{flag} {(digit == FlagField.Yes ? "true" : "false")}"),
            _ => Sentence.Of("example.with", axis.Field),
        };
    }
}
