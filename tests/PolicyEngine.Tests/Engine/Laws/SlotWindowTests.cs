using System.Runtime.InteropServices;
using NUnit.Framework;
using PolicyEngine.Compilation;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>Slots read together add what each of them adds, wherever they stand and however many values they have.</summary>
public sealed class SlotWindowTests
{
    [TestCase(1, 8, 5)]
    [TestCase(2, 12, 9)]
    [TestCase(3, 40, 3)]
    [TestCase(4, 64, 256)]
    [TestCase(5, 8, 256)]
    [TestCase(6, 200, 17)]
    public void Windows_add_what_their_slots_add(int seed, int slots, int mostValues)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var digits = Enumerable.Range(0, slots).Where(_ => random.Next(3) == 0)
                .Select(slot => new SlotDigit(slot, [.. Enumerable.Range(0, random.Next(1, mostValues + 1)).Select(_ => random.Next(500))])).ToArray();
            var table = new List<ushort>();
            var windows = SlotWindow.Of(digits, table);
            var small = new byte[Math.Max(SlotWindow.Length, slots)];
            for (var ticket = 0; ticket < 200; ticket++)
            {
                // What other slots hold does not matter.
                random.NextBytes(small);
                foreach (var (slot, adds) in digits)
                    small[slot] = (byte)random.Next(adds.Length);
                var sum = windows.Sum(window => table[window.EntryOf(ref MemoryMarshal.GetArrayDataReference(small))]);

                Assert.That(sum, Is.EqualTo(digits.Sum(digit => digit.Adds[small[digit.Slot]])));
            }
            Assert.That(windows.Select(window => window.End), Is.All.LessThanOrEqualTo(small.Length));
        }
    }

    [Test]
    public void Neighbours_of_few_values_share_a_window()
    {
        var digits = Enumerable.Range(1, 7).Select(slot => new SlotDigit(slot, [0, 1, 2, 3])).ToArray();

        Assert.That(SlotWindow.Of(digits, []), Has.Length.EqualTo(2));
    }

    [Test]
    public void The_same_slots_give_the_same_windows()
    {
        SlotDigit[] digits = [new(1, [0, 3, 6]), new(2, [0, 9, 18, 27]), new(9, [0, 36])];
        var (one, other) = (new List<ushort>(), new List<ushort>());

        Assert.That(SlotWindow.Of(digits, one), Is.EqualTo(SlotWindow.Of(digits, other)));
        Assert.That(one, Is.EqualTo(other));
    }
}
