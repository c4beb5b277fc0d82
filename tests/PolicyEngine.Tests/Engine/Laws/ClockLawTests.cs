#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NodaTime;
using PolicyEngine.Runtime;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>Whatever happens to a ticket, its target stands as if it had been worked out from the beginning.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(ClockStoryArbitraries)], MaxTest = 1000)]
public sealed class ClockLawTests
{
    [Law]
    public bool A_target_stands_as_worked_out_from_start_and_pauses(ClockStory story)
    {
        var (run, naive) = (new ClockRun(), new NaiveClock(story.Opened));
        run.Open(story.Opened, story.Urgency);
        naive.SetUrgency(story.Opened, story.Urgency < 0 ? null : story.Urgency);
        var at = story.Opened;
        var status = 0;
        var isAlike = IsAlike(run, naive);
        foreach (var turn in story.Turns)
        {
            at += turn.Minutes * NodaConstants.TicksPerMinute;
            run.PassUntil(at);
            naive.PassUntil(at);
            isAlike = isAlike && IsAlike(run, naive);
            switch (turn.What)
            {
                case Happening.Status when turn.Argument != status:
                    status = turn.Argument;
                    run.SetStatus(at, status);
                    naive.SetPausing(at, status >= 2);
                    break;
                case Happening.Urgency:
                    run.SetUrgency(at, turn.Argument);
                    naive.SetUrgency(at, turn.Argument < 0 ? null : turn.Argument);
                    break;
                case Happening.Reply:
                    run.Reply(at);
                    naive.Reply(at);
                    break;
            }
            isAlike = isAlike && IsAlike(run, naive);
        }
        return isAlike;
    }

    [Law]
    public bool A_paused_target_neither_warns_nor_breaches(ClockStory story)
    {
        var isPaused = false;
        foreach (var (_, effect) in EffectsOf(story))
        {
            if (isPaused && effect.Kind is EffectKind.TargetWarned or EffectKind.TargetBreached)
                return false;
            isPaused = effect.Kind switch
            {
                EffectKind.TargetPaused => true,
                EffectKind.TargetResumed => false,
                _ => isPaused,
            };
        }
        return true;
    }

    [Law]
    public bool After_a_target_is_met_or_breached_nothing_more_is_said_of_it(ClockStory story) => EffectsOf(story)
        .Select(pair => pair.Effect.Kind)
        .Where(kind => kind is >= EffectKind.TargetStarted and <= EffectKind.TargetCancelled)
        .SkipWhile(kind => kind is not (EffectKind.TargetMet or EffectKind.TargetBreached))
        .Count() <= 1;

    [Law]
    public bool A_target_warns_at_most_once_and_a_breach_happens_at_its_deadline_or_at_the_event_that_moved_it(ClockStory story)
    {
        var effects = EffectsOf(story);
        return effects.Count(pair => pair.Effect.Kind == EffectKind.TargetWarned) <= 1
            && effects.Where(pair => pair.Effect.Kind == EffectKind.TargetBreached).All(pair => pair.At >= pair.Effect.X);
    }

    private static List<(long At, Effect Effect)> EffectsOf(ClockStory story)
    {
        var run = new ClockRun();
        run.Open(story.Opened, story.Urgency);
        var at = story.Opened;
        foreach (var turn in story.Turns)
        {
            at += turn.Minutes * NodaConstants.TicksPerMinute;
            run.PassUntil(at);
            if (turn.What == Happening.Status)
                run.SetStatus(at, turn.Argument);
            else if (turn.What == Happening.Urgency)
                run.SetUrgency(at, turn.Argument);
            else
                run.Reply(at);
        }
        run.PassUntil(at + 60 * NodaConstants.TicksPerDay);
        return run.Effects;
    }

    private static bool IsAlike(ClockRun run, NaiveClock naive)
    {
        var clock = run.Clock;
        return clock.Phase.ToString() == naive.Standing.ToString()
            && clock.Warned == naive.HasWarned
            && (clock.Phase != ClockPhase.Running || clock.Deadline == naive.Deadline);
    }
}
