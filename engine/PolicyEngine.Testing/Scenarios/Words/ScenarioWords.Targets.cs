using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <content>What is expected of targets.</content>
public sealed partial class ScenarioWords
{
    /// <summary>The target has begun to run.</summary>
    /// <param name="target">The target.</param>
    /// <param name="due">Its deadline, a local time with its day of the week.</param>
    /// <param name="on">The calendar that it runs on.</param>
    /// <param name="at">The instant of the effect; absent: since the last event.</param>
    /// <param name="of">The ticket; absent: the last event's.</param>
    /// <param name="citing">A clause that the effect must cite.</param>
    public ScenarioWords Expect(
        Target target, string due, Calendar? on = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("target_started",
            [Equal("target", target.Id), Due("deadline", due, file, line), Equal("calendar", on?.Id)], at, of, citing, file, line);

    /// <summary>The target stands still.</summary>
    public ScenarioWords ExpectPaused(
        Target target, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("target_paused", [Equal("target", target.Id)], at, of, citing, file, line);

    /// <summary>The target runs again, until a later deadline.</summary>
    public ScenarioWords ExpectResumed(
        Target target, string due, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("target_resumed",
            [Equal("target", target.Id), Due("deadline", due, file, line)], at, of, citing, file, line);

    /// <summary>The target's deadline has moved.</summary>
    /// <param name="target">The target.</param>
    /// <param name="due">The new deadline; absent while it is paused.</param>
    /// <param name="was">The deadline before.</param>
    public ScenarioWords ExpectChanged(
        Target target, string? due, string? was = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("target_changed",
            [Equal("target", target.Id), due is null ? new ExpectedMember("deadline", null) : Due("deadline", due, file, line), Due("was", was, file, line)],
            at, of, citing, file, line);

    /// <summary>The target has warned.</summary>
    /// <param name="target">The target.</param>
    /// <param name="at">When.</param>
    /// <param name="due">Its deadline.</param>
    /// <param name="used">The fraction of its time that is used, e.g. <c>0.8m</c>.</param>
    public ScenarioWords ExpectWarned(
        Target target, string? at = null, string? due = null, decimal? used = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("target_warned",
            [Equal("target", target.Id), Due("deadline", due, file, line), Equal("used", used)], at, of, citing, file, line);

    /// <summary>The target is met.</summary>
    public ScenarioWords ExpectMet(
        Target target, string? at = null, string? due = null, decimal? used = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("target_met",
            [Equal("target", target.Id), Due("deadline", due, file, line), Equal("used", used)], at, of, citing, file, line);

    /// <summary>The target is missed.</summary>
    public ScenarioWords ExpectMissed(
        Target target, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("target_breached", [Equal("target", target.Id)], at, of, citing, file, line);

    /// <summary>The target is called off.</summary>
    public ScenarioWords ExpectCancelled(
        Target target, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("target_cancelled", [Equal("target", target.Id)], at, of, citing, file, line);
}
