using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace PolicyEngine.Tests.Engine.Laws;

public enum Happening
{
    Status,
    Urgency,
    Reply,
}

/// <summary>What happens to the ticket, how many minutes after the last thing; the argument picks a status or an urgency.</summary>
public sealed record Turn(int Minutes, Happening What, int Argument);

/// <summary>A ticket's life: opened at an instant with an urgency (-1: none), then one thing after the other.</summary>
public sealed record ClockStory(long Opened, int Urgency, IReadOnlyList<Turn> Turns)
{
    public override string ToString() =>
        $"{Instant.FromUnixTimeTicks(Opened)} urgency {Urgency}: {string.Join(", ", Turns.Select(turn => $"+{turn.Minutes} {turn.What} {turn.Argument}"))}";
}

/// <summary>Random lives, half of them around a change of the zone's clocks; often two things happen at one instant.</summary>
internal static class ClockStoryArbitraries
{
    public static Arbitrary<ClockStory> Stories() => Story.ToArbitrary();

    private static Gen<int> Gap => Gen.Frequency(
        (2, Gen.Constant(0)), (4, Gen.Choose(1, 90)), (4, Gen.Choose(60, 900)), (2, Gen.Choose(1000, 6000)));

    private static Gen<Turn> Turn =>
        from gap in Gap
        from what in Gen.Frequency(
            (6, Gen.Constant(Happening.Status)), (3, Gen.Constant(Happening.Urgency)), (1, Gen.Constant(Happening.Reply)))
        from argument in what == Happening.Urgency ? Gen.Choose(-1, 2) : Gen.Choose(0, 3)
        select new Turn(gap, what, argument);

    private static Gen<ClockStory> Story =>
        from near in Gen.Elements(Instant.FromUtc(2026, 3, 8, 7, 0), Instant.FromUtc(2026, 11, 1, 6, 0), Instant.FromUtc(2026, 6, 10, 14, 0))
        from minutes in Gen.Choose(-3000, 600)
        from urgency in Gen.Choose(-1, 2)
        from count in Gen.Choose(1, 12)
        from turns in Turn.ListOf(count)
        select new ClockStory(near.ToUnixTimeTicks() + minutes * NodaConstants.TicksPerMinute, urgency, [.. turns]);
}
