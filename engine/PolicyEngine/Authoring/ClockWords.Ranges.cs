using PolicyEngine.Diagnostics;

namespace PolicyEngine.Authoring;

/// <content>Times that a document gives as a range over ordered values.</content>
public sealed partial class ClockWords
{
    /// <summary>
    /// Times spaced evenly over values in their order: the first value has the range's low end, the last its high end.
    /// </summary>
    /// <param name="low">The low end.</param>
    /// <param name="high">The high end, in the same unit.</param>
    /// <param name="over">The values of the deciding field, from the shortest time to the longest; two or more.</param>
    /// <param name="spacing">The clause by which the times between the ends are spaced so; without it, the statement's own.</param>
    public ClockWords Between(TimeAmount low, TimeAmount high, Value[] over, string? spacing = null)
    {
        var steps = over.Length - 1;
        if (steps < 1 || low.Unit != high.Unit || high.Amount < low.Amount || (high.Amount - low.Amount) % steps != 0)
        {
            draft.Report(Diagnostic.Of("PE0331", citation.At, clock.Clock));
            return this;
        }
        var between = spacing is null ? citation : citation with { Clause = spacing };
        if (spacing is not null)
            draft.Speak(between);
        for (var i = 0; i <= steps; i++)
            Within(over[i], low with { Amount = low.Amount + (high.Amount - low.Amount) / steps * i }, i == 0 || i == steps ? citation : between);
        return this;
    }
}
