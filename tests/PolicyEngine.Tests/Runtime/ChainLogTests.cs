using NUnit.Framework;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Runtime;

public sealed class ChainLogTests
{
    [Test]
    public void The_room_of_a_removed_chain_is_used_again_and_other_chains_keep_theirs()
    {
        var people = new PeopleLog();
        var (gone, kept) = (-1, -1);
        for (var person = 0; person < 50; person++)
            (gone, kept) = (people.Add(gone, person), people.Add(kept, 1_000 + person));

        people.Remove(gone);
        var next = -1;
        var highest = 0;
        for (var person = 0; person < 50; person++)
            highest = Math.Max(highest, next = people.Add(next, 2_000 + person));

        Assert.That(highest, Is.LessThan(100), "no new room was taken");
        Assert.That(people.Count, Is.EqualTo(100));
        Assert.That(Enumerable.Range(1_000, 50).All(person => people.Holds(kept, person)));
        Assert.That(Enumerable.Range(2_000, 50).All(person => people.Holds(next, person)));
        Assert.That(people.Holds(next, 0) || people.Holds(next, 1_000), Is.False);
    }

    [Test]
    public void Making_room_counts_what_removed_chains_left()
    {
        var people = new PeopleLog();
        for (var round = 0; round < 1_000; round++)
        {
            var chain = -1;
            people.Reserve(60);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var person = 0; person < 60; person++)
                chain = people.Add(chain, person);
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
            people.Remove(chain);
        }

        Assert.That(people.Count, Is.Zero);
        Assert.That(people.Add(-1, 7), Is.LessThan(64));
    }
}
