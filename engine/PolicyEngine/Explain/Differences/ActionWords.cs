using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>What rules do, as a difference tells it. What other parts tell (clocks, queues) says nothing here.</summary>
internal static class ActionWords
{
    /// <summary>
    /// The section, what is done, and what may change of it while it stays the same thing: an amount, a time.
    /// </summary>
    public static (PolicySection Section, Sentence What, Sentence? Text)? Of(RuleAction action, PolicyWords words) => action switch
    {
        RuleAction.ChargeAmount charge => (PolicySection.Charges, Sentence.AsItStands(words.Name(charge.Concept.Id)), Amount(charge)),
        RuleAction.ChargeTime charge => (PolicySection.Charges, Sentence.AsItStands(words.Name(charge.Concept.Id)), Sentence.Of("diff.increments", charge.IncrementMinutes)),
        RuleAction.Invoice => (PolicySection.Charges, ActionSentences.Of(action, words), null),
        RuleAction.Assign assign => (PolicySection.Consequences, ActionSentences.Of(assign with { Within = null }, words),
            assign.Within is { } time ? words.Time(time) : Sentence.Of("diff.undated")),
        RuleAction.Observe observe => (PolicySection.Consequences, ActionSentences.Of(action, words),
            Sentence.AsItStands($"{observe.Constant}, {observe.Base}")),
        RuleAction.StartClock or RuleAction.MeetClock or RuleAction.CancelClock or RuleAction.Measure => null,
        _ => (PolicySection.Consequences, ActionSentences.Of(action, words), null),
    };

    private static Sentence Amount(RuleAction.ChargeAmount charge) => charge switch
    {
        { Excluded: true } => Sentence.Of("diff.excluded"),
        { Amount: { } amount } => Sentence.AsItStands($"{PolicyWords.Number(amount)} {charge.Currency}"),
        _ => Sentence.Of("diff.open"),
    };
}
