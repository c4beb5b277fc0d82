using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>What rules do, as a difference tells it. What other parts tell (clocks, queues) says nothing here.</summary>
internal static class ActionWords
{
    /// <summary>
    /// The section, what is done, and what may change of it while it stays the same thing: an amount, a time, whom it reaches.
    /// </summary>
    public static (PolicySection Section, Sentence What, Sentence? Text)? Of(RuleAction action, PolicyWords words) => action switch
    {
        RuleAction.ChargeAmount charge => (PolicySection.Charges, Sentence.AsItStands(words.Name(charge.Concept.Id)), Amount(charge)),
        RuleAction.ChargeTime charge => (PolicySection.Charges, Sentence.AsItStands(words.Name(charge.Concept.Id)), Sentence.Of("diff.increments", charge.IncrementMinutes)),
        RuleAction.Invoice => (PolicySection.Charges, ActionSentences.Of(action, words), null),
        RuleAction.Assign assign => (PolicySection.Consequences, ActionSentences.Of(assign with { Within = null }, words),
            assign.Within is { } time ? words.Time(time) : Sentence.Of("diff.undated")),
        RuleAction.Notify notify => (PolicySection.Consequences, ActionSentences.Of(action, words), Address(notify.To, words)),
        RuleAction.Observe observe => (PolicySection.Consequences, ActionSentences.Of(action, words), Sentence.AsItStands(Counted(observe, words))),
        RuleAction.StartClock or RuleAction.MeetClock or RuleAction.CancelClock or RuleAction.Measure => null,
        _ => (PolicySection.Consequences, ActionSentences.Of(action, words), null),
    };

    private static Sentence Address(Recipient to, PolicyWords words) => to.Kind switch
    {
        RecipientKind.Member => Sentence.Of("diff.toMember", to.Paths.Select(words.Name)),
        RecipientKind.Contact => Sentence.Of("diff.toRole", words.Name(to.Role!.Id)),
        _ => Sentence.Of("diff.toLevel"),
    };

    private static string Counted(RuleAction.Observe observe, PolicyWords words) => observe switch
    {
        { Field: { } field } => words.Name(field.Path),
        { Clock: { } clock } => words.Name(clock.Id),
        _ => $"{observe.Constant}, {observe.Base}",
    };

    private static Sentence Amount(RuleAction.ChargeAmount charge) => charge switch
    {
        { Excluded: true } => Sentence.Of("diff.excluded"),
        { Amount: { } amount } => Sentence.AsItStands($"{PolicyWords.Number(amount)} {charge.Currency}"),
        _ => Sentence.Of("diff.open"),
    };
}
