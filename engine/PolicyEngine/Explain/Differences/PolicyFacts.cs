using NodaTime.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>One thing that a policy says, under a key by which the same thing is found in another version.</summary>
internal sealed record PolicyFact(PolicySection Section, string Key, Sentence Subject, Sentence Text, IReadOnlyList<string> Clauses);

/// <summary>What a policy says besides its tables.</summary>
internal static class PolicyFacts
{
    public static IReadOnlyList<PolicyFact> Of(PolicyModel model, PolicyWords words) =>
    [
        .. Calendars(model, words),
        .. Reception(model, words),
        .. Statuses(model, words),
        .. Clocks(model, words),
        .. Climbing(model, words),
        .. Recurring(model, words),
        .. Rules(model, words),
        .. Declarations(model),
    ];

    private static PolicyFact Fact(PolicySection section, string key, Sentence subject, Sentence text, params IEnumerable<string> clauses) =>
        new(section, key, subject, text, [.. clauses.Distinct()]);

    private static IEnumerable<PolicyFact> Calendars(PolicyModel model, PolicyWords words)
    {
        foreach (var (calendar, hours, citation) in model.Calendars)
        {
            var (id, name) = (calendar.Id, words.Name(calendar.Id));
            yield return Fact(PolicySection.Calendars, $"{id} hours", Sentence.Of("diff.hours", name), Sentence.AsItStands(hours.Hours.ToString()), citation.Clause);
            if (hours.Holidays.Name != "none")
                yield return Fact(PolicySection.Calendars, $"{id} holidays", Sentence.Of("diff.holidays", name), Sentence.AsItStands(hours.Holidays.Name), citation.Clause);
            foreach (var (date, clause) in hours.Closures)
                yield return Fact(PolicySection.Calendars, $"{id} {date:uuuu-MM-dd}", Sentence.Of("diff.date", name, LocalDatePattern.Iso.Format(date)), Sentence.Of("diff.closed"), clause);
            foreach (var (date, windows) in hours.Openings)
                yield return Fact(PolicySection.Calendars, $"{id} {date:uuuu-MM-dd}", Sentence.Of("diff.date", name, LocalDatePattern.Iso.Format(date)), Sentence.AsItStands(windows.ToString()), citation.Clause);
        }
    }

    private static IEnumerable<PolicyFact> Reception(PolicyModel model, PolicyWords words)
    {
        foreach (var (field, citation) in model.Requirements.SelectMany(all => all.Fields, (all, field) => (field, all.Citation)))
            yield return Fact(PolicySection.Reception, $"needs {field.Path}", Sentence.AsItStands(words.Name(field.Path)), Sentence.Of("diff.required"), citation.Clause);
        foreach (var refusals in model.Refusals.GroupBy(refusal => (refusal.Event, refusal.Reason)))
        {
            yield return Fact(PolicySection.Reception, $"refuses {refusals.Key}", Sentence.Of("diff.refused", MomentSentences.Of(refusals.Key.Event), words.Name(refusals.Key.Reason)),
                refusals.Select(refusal => words.Condition(refusal.When)).Aggregate((left, right) => Sentence.Of("diff.or", left, right)),
                refusals.Select(refusal => refusal.Citation.Clause));
        }
    }

    private static IEnumerable<PolicyFact> Statuses(PolicyModel model, PolicyWords words)
    {
        foreach (var status in model.FinalStatuses)
            yield return Fact(PolicySection.Statuses, $"final {status}", Sentence.AsItStands(words.Name(status.Id)), Sentence.Of("diff.final"));
        var pairs =
            from transition in model.Transitions
            from start in transition.From
            from end in transition.To
            where start != end
            group transition by (From: start.Id, To: end.Id);
        foreach (var pair in pairs)
        {
            yield return Fact(PolicySection.Transitions, $"{pair.Key.From} {pair.Key.To}", Sentence.AsItStands($"{words.Name(pair.Key.From)} → {words.Name(pair.Key.To)}"),
                pair.Select(transition => words.Under(Way(transition, words), transition.When)).Aggregate((left, right) => Sentence.Of("diff.or", left, right)),
                pair.Select(transition => transition.Citation.Clause));
        }
    }

    private static string Way(TransitionModel transition, PolicyWords words)
    {
        var roles = transition.By.Count == 0 ? "*" : words.Names(transition.By);
        return transition.Needs.Count == 0
            ? roles
            : $"{roles} + {string.Join(", ", transition.Needs.Select(need => need.Values.Count == 0 ? words.Name(need.Field.Path) : $"{words.Name(need.Field.Path)}: {words.Names(need.Values)}"))}";
    }

    private static IEnumerable<PolicyFact> Clocks(PolicyModel model, PolicyWords words)
    {
        foreach (var clock in model.Clocks)
        {
            var section = clock.Clock is Authoring.Target ? PolicySection.Targets : PolicySection.Timers;
            var name = words.Name(clock.Clock.Id);
            if (clock.PausedIn.Count > 0)
                yield return Fact(section, $"{clock.Clock} paused", Sentence.Of("diff.paused", name), Sentence.AsItStands(words.Names(clock.PausedIn)), clock.PauseCitation?.Clause ?? "");
            if (clock.Warning is { } warning)
                yield return Fact(section, $"{clock.Clock} warns", Sentence.Of("diff.warns", name), words.Warning(warning), warning.Citation is { } said ? [said.Clause] : []);
            foreach (var rules in ClockRules(model, clock.Clock).GroupBy(rule => rule.What))
            {
                yield return Fact(section, $"{clock.Clock} {rules.Key}", Sentence.Of("diff.clock", name, Sentence.Of(rules.Key)),
                    rules.Select(rule => words.Under(MomentSentences.Of(rule.Rule.Moment, words), rule.Rule.When)).Aggregate((left, right) => Sentence.Of("diff.or", left, right)),
                    rules.Select(rule => rule.Rule.Citation.Clause));
            }
        }
    }

    private static IEnumerable<(string What, RuleModel Rule)> ClockRules(PolicyModel model, Authoring.Clock clock) =>
        from rule in model.Rules
        from action in rule.Actions
        let what = action switch
        {
            RuleAction.StartClock start when start.Clock == clock => "diff.starts",
            RuleAction.MeetClock meet when meet.Clock == clock => "diff.met",
            RuleAction.CancelClock cancel when cancel.Clock == clock => "diff.cancelled",
            _ => null,
        }
        where what is not null
        select (what, rule);

    private static IEnumerable<PolicyFact> Climbing(PolicyModel model, PolicyWords words)
    {
        foreach (var chain in model.Escalations)
        {
            yield return Fact(PolicySection.Escalations, $"{chain.Matrix} {chain.Area}",
                Sentence.AsItStands(chain.Area is { } area ? $"{words.Name(chain.Matrix.Id)}, {words.Name(area.Id)}" : words.Name(chain.Matrix.Id)),
                Sentence.AsItStands(string.Join(" → ", chain.Levels.Select(role => words.Name(role.Id)))), chain.Citation.Clause);
        }
        foreach (var (procedure, step) in model.Procedures.SelectMany(all => all.Steps, (all, step) => (all.Procedure, step)))
        {
            yield return Fact(PolicySection.Procedures, $"{procedure} {step.Id}", Sentence.AsItStands($"{words.Name(procedure.Id)}, {step.Id}"),
                Sentence.AsItStands($"{words.Name(step.Role.Id)}: {step.Text} {string.Join(", ", step.Answers.Select(answer => $"{words.Name(answer.Id)} → {answer.Next ?? "·"}"))}".TrimEnd()), step.Citation.Clause);
        }
        foreach (var queue in model.Queues)
        {
            yield return Fact(PolicySection.Queues, queue.Desk.Id, Sentence.AsItStands(words.Name(queue.Desk.Id)),
                queue.First.Select(first => words.Condition(first.When)).Append(Sentence.Of("diff.reception")).Aggregate((left, right) => Sentence.Of("diff.then", left, right)),
                queue.First.Select(first => first.Citation.Clause).Append(queue.Citation.Clause));
        }
    }

    private static IEnumerable<PolicyFact> Recurring(PolicyModel model, PolicyWords words)
    {
        foreach (var indicator in model.Indicators)
        {
            var bands = string.Join(", ", indicator.Bands.Select(band => $"{words.Name(band.Band.Id)} {Limits(band)}".TrimEnd()));
            yield return Fact(PolicySection.Indicators, indicator.Indicator.Id, Sentence.AsItStands(words.Name(indicator.Indicator.Id)),
                bands.Length == 0 ? PolicyWords.Every(indicator.Every) : Sentence.Of("diff.where", PolicyWords.Every(indicator.Every), bands), indicator.Citation.Clause);
        }
        foreach (var schedule in model.Schedules)
            yield return Fact(PolicySection.Schedules, schedule.Schedule.Id, Sentence.AsItStands(words.Name(schedule.Schedule.Id)), words.Dates(schedule), schedule.Citation.Clause);
    }

    private static string Limits(IndicatorBand band) =>
        $"{(band.AtLeast is { } least ? $"≥ {PolicyWords.Number(least)} " : "")}{(band.AtMost is { } most ? $"≤ {PolicyWords.Number(most)}" : "")}".TrimEnd();

    private static IEnumerable<PolicyFact> Rules(PolicyModel model, PolicyWords words) =>
        from rule in model.Rules
        from action in rule.Actions
        let said = ActionWords.Of(action, words)
        where said is not null
        let when = words.Under(MomentSentences.Of(rule.Moment, words), rule.When)
        select Fact(said.Value.Section, $"{said.Value.What} {when}", said.Value.Text is null ? when : said.Value.What + when,
            said.Value.Text ?? said.Value.What, rule.Citation.Clause);

    private static IEnumerable<PolicyFact> Declarations(PolicyModel model)
    {
        foreach (var conflict in model.Conflicts)
            yield return Fact(PolicySection.Declarations, $"conflict {conflict.Says}", Sentence.Of("diff.conflict", conflict.Says), Sentence.Of("diff.governs", conflict.Governs, conflict.Because), conflict.Clauses);
        foreach (var assumption in model.Assumptions)
            yield return Fact(PolicySection.Declarations, $"{assumption.Clause} {assumption.Text}", Sentence.Of("diff.assumption", assumption.Clause), Sentence.AsItStands(assumption.Text), assumption.Clause);
    }
}
