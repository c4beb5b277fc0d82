using NodaTime.Text;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Sayings;

/// <summary>One thing that a statement of a policy says, in words that people read.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Citation">Its clauses and where it stands.</param>
public sealed record Saying(Sentence Text, Citation Citation);

/// <summary>
/// What the statements of a policy say, one sentence for each part of it. Matrices are tables and not said here. The
/// same model gives the same sayings.
/// </summary>
public static class PolicySayings
{
    /// <summary>The sayings of a model, by kind and then in the order of its script.</summary>
    /// <param name="model">A policy's or a contract's model.</param>
    /// <param name="name">How an id reads; the id itself where it has no other name.</param>
    public static IReadOnlyList<Saying> Of(PolicyModel model, Func<string, string> name)
    {
        var words = new PolicyWords(name);
        return
        [
            .. Calendars(model, words),
            .. Reception(model, words),
            .. Decisions(model, words),
            .. model.Clocks.SelectMany(clock => Clock(clock, words)),
            .. Statuses(model, words),
            .. Climbing(model, words),
            .. model.Rules.Select(rule => new Saying(
                After(MomentSentences.Of(rule.Moment, words), rule.When, words, ActionSentences.Of(rule.Actions, words)), rule.Citation)),
            .. Recurring(model, words),
        ];
    }

    private static IEnumerable<Saying> Calendars(PolicyModel model, PolicyWords words)
    {
        foreach (var calendar in model.Calendars)
        {
            var (name, hours) = (words.Name(calendar.Name.Id), calendar.Definition);
            yield return new(Sentence.Of("diff.where", Sentence.Of("diff.hours", name), hours.Hours.ToString()), calendar.Citation);
            if (calendar.Holidays is { } holidays)
                yield return new(Sentence.Of("diff.where", Sentence.Of("diff.holidays", name), hours.Holidays.Name), holidays);
        }
        foreach (var (calendar, date, citation) in model.CalendarDates)
        {
            var hours = model.Calendars.First(known => known.Name == calendar).Definition;
            yield return new(Sentence.Of("diff.where", Sentence.Of("diff.date", words.Name(calendar.Id), LocalDatePattern.Iso.Format(date)),
                hours.Openings.TryGetValue(date, out var windows) ? Sentence.AsItStands(windows.ToString()) : Sentence.Of("diff.closed")), citation);
        }
    }

    private static IEnumerable<Saying> Reception(PolicyModel model, PolicyWords words) =>
    [
        .. model.Requirements.Select(all => new Saying(Sentence.Of("say.requires", all.Fields.Select(field => words.Name(field.Path))), all.Citation)),
        .. model.Refusals.Select(refusal => new Saying(
            After(MomentSentences.Of(refusal.Event), refusal.When, words, Sentence.Of("say.refused", words.Name(refusal.Reason))), refusal.Citation)),
        .. model.OnAcceptance.Select(told => new Saying(Sentence.Of("say.tells", told.Fields.Select(field => words.Name(field.Path))), told.Citation)),
    ];

    private static IEnumerable<Saying> Decisions(PolicyModel model, PolicyWords words) =>
    [
        .. from decision in model.Decisions
           from row in decision.Rows
           where !row.IsCell
           select new Saying(words.Under(Decided(model, decision.Field, row.Outcome, words), row.When), row.Citation),
        .. model.Starts.Select(row => new Saying(words.Under(Sentence.Of("say.begins", words.Name(row.Outcome.Id)), row.When), row.Citation)),
    ];

    private static Sentence Decided(PolicyModel model, Field field, byte outcome, PolicyWords words) => field is CategoryField category
        ? Sentence.Of("diff.is", words.Name(field.Path), words.Name(model.Vocabulary.Closed(category)!.ValueOf(outcome)!.Id))
        : Sentence.Of(outcome == FlagField.Yes ? "diff.yes" : "diff.no", words.Name(field.Path));

    private static IEnumerable<Saying> Clock(ClockModel clock, PolicyWords words)
    {
        var name = words.Name(clock.Clock.Id);
        foreach (var row in clock.Durations)
            yield return new(words.Under(Sentence.Of("diff.where", name, words.Time(row.Outcome)), row.When), row.Citation);
        foreach (var row in clock.Calendars)
            yield return new(words.Under(Sentence.Of("diff.where", Sentence.Of("diff.calendar", name), words.Calendar(row.Outcome)), row.When), row.Citation);
        foreach (var row in clock.Openings)
            yield return new(words.Under(Sentence.Of("diff.where", Sentence.Of("diff.opening", name), words.Calendar(row.Outcome)), row.When), row.Citation);
        if (clock.PauseCitation is { } paused)
            yield return new(Sentence.Of("diff.where", Sentence.Of("diff.paused", name), words.Names(clock.PausedIn)), paused);
        if (clock.Warning is { Citation: { } said } warning)
        {
            yield return new(Sentence.Of("diff.where", Sentence.Of("diff.warns", name), words.Warning(warning)), said);
        }
    }

    private static IEnumerable<Saying> Statuses(PolicyModel model, PolicyWords words) =>
    [
        .. model.Transitions.Select(transition => new Saying(
            words.Under(Sentence.Of("say.transition", words.Names(transition.From), words.Names(transition.To), Way(transition, words)), transition.When), transition.Citation)),
        .. model.FinalStatuses.Select((status, i) => new Saying(Sentence.Of("say.final", words.Name(status.Id)), model.FinalCitations[i])),
        .. model.AcceptedWhenFinal.Select((when, i) => new Saying(
            After(MomentSentences.Of(when.Moment, words), when.Condition, words, Sentence.Of("say.takenWhenFinal")), model.AcceptedCitations[i])),
    ];

    private static Sentence Way(TransitionModel transition, PolicyWords words)
    {
        var roles = transition.By.Count == 0 ? Sentence.Of("say.anybody") : Sentence.AsItStands(words.Names(transition.By));
        return transition.Needs.Aggregate(roles, (way, need) => Sentence.Of("diff.comma", way, need.Values.Count == 0
            ? Sentence.Of("diff.with", words.Name(need.Field.Path))
            : Sentence.Of("diff.is", words.Name(need.Field.Path), words.Names(need.Values))));
    }

    private static IEnumerable<Saying> Climbing(PolicyModel model, PolicyWords words) =>
    [
        .. model.Escalations.Select(chain => new Saying(
            Sentence.Of("diff.where", chain.Area is { } area ? $"{words.Name(chain.Matrix.Id)}, {words.Name(area.Id)}" : words.Name(chain.Matrix.Id),
                string.Join(" → ", chain.Levels.Select(role => words.Name(role.Id)))), chain.Citation)),
        .. from procedure in model.Procedures
           from step in procedure.Steps
           select new Saying(Sentence.Of("diff.where", $"{words.Name(procedure.Procedure.Id)} {step.Id}, {words.Name(step.Role.Id)}",
               $"{step.Text} {string.Join(", ", step.Answers.Select(answer => $"{words.Name(answer.Id)} → {answer.Next ?? "·"}"))}".TrimEnd()), step.Citation),
        .. from queue in model.Queues
           from first in queue.First
           select new Saying(Sentence.Of("say.first", words.Name(queue.Desk.Id), words.Condition(first.When)), first.Citation),
    ];

    private static IEnumerable<Saying> Recurring(PolicyModel model, PolicyWords words) =>
    [
        .. model.Schedules.Select(schedule => new Saying(Sentence.Of("diff.where", words.Name(schedule.Schedule.Id), words.Dates(schedule)), schedule.Citation)),
        .. model.Indicators.Select(indicator => new Saying(
            Sentence.Of("diff.where", words.Name(indicator.Indicator.Id), PolicyWords.Every(indicator.Every)), indicator.Citation)),
    ];

    /// <summary>When, under which condition where there is one, and what.</summary>
    private static Sentence After(Sentence when, Condition condition, PolicyWords words, Sentence what) =>
        Sentence.Of("diff.where", words.Under(when, condition), what);
}
