#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>A waiting line counts as a sorted list would.</summary>
public sealed class WaitingLineLawTests
{
    [Law(MaxTest = 500)]
    public bool Who_is_ahead_is_counted_as_in_a_sorted_list((byte Place, byte At, bool Leaves)[] story)
    {
        var (line, sorted) = (new WaitingLine(), new List<WaitingKey>());
        var arrival = 0L;
        foreach (var (place, at, leaves) in story)
        {
            if (leaves && sorted.Count > 0)
            {
                var gone = sorted[at % sorted.Count];
                line.Remove(gone);
                sorted.Remove(gone);
            }
            else
            {
                var key = new WaitingKey(place % 4, at, ++arrival);
                line.Add(key);
                sorted.Add(key);
            }
            sorted.Sort();
            if (line.Count != sorted.Count || sorted.Where((key, i) => line.Ahead(key) != i).Any())
                return false;
        }
        return true;
    }

    [Test]
    public void Removing_a_key_that_was_never_added_changes_nothing()
    {
        var line = new WaitingLine();
        line.Add(new WaitingKey(1, 10, 1));

        line.Remove(new WaitingKey(1, 10, 2));

        Assert.That(line.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_hundred_thousand_who_come_in_order_keep_the_line_shallow()
    {
        // A line that degenerated to a list would overflow the stack or take minutes here.
        var line = new WaitingLine();
        for (var i = 0; i < 100_000; i++)
            line.Add(new WaitingKey(1, i, i));
        for (var i = 0; i < 100_000; i += 2)
            line.Remove(new WaitingKey(1, i, i));

        Assert.That(line.Ahead(new WaitingKey(1, 99_999, 99_999)), Is.EqualTo(49_999));
    }
}
