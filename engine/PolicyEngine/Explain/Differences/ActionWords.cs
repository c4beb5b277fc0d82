using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>What rules do, as a difference tells it. What other parts tell (clocks, queues) says nothing here.</summary>
internal static class ActionWords
{
    /// <summary>
    /// The section, what is done, and what may change of it while it stays the same thing: an amount, a time.
    /// </summary>
    public static (PolicySection Section, string What, Sentence? Text)? Of(RuleAction action, PolicyWords words) => action switch
    {
        RuleAction.ChargeAmount { Excluded: true } excluded => (PolicySection.Charges, words.Name(excluded.Concept.Id), Sentence.Of("diff.excluded")),
        RuleAction.ChargeAmount { Amount: { } amount } charge => (PolicySection.Charges, words.Name(charge.Concept.Id), Sentence.AsItStands($"{PolicyWords.Number(amount)} {charge.Currency}")),
        RuleAction.ChargeAmount charge => (PolicySection.Charges, words.Name(charge.Concept.Id), Sentence.Of("diff.open")),
        RuleAction.ChargeTime charge => (PolicySection.Charges, words.Name(charge.Concept.Id), Sentence.Of("diff.increments", charge.IncrementMinutes)),
        RuleAction.Assign assign => (PolicySection.Consequences, $"Task({words.Name(assign.Task.Id)}, {words.Name(assign.Role.Id)})",
            assign.Within is { } time ? words.Time(time) : Sentence.Of("diff.undated")),
        RuleAction.Invoice invoice => (PolicySection.Charges, $"Invoice({words.Name(invoice.Task.Id)}, {words.Name(invoice.Role.Id)}, {words.Name(invoice.Account.Id)})", null),
        RuleAction.Record record => (PolicySection.Consequences, $"Record({words.Name(record.Entry.Id)}, {string.Join(", ", record.Fields.Select(field => words.Name(field.Path)))})", null),
        RuleAction.RecordTime record => (PolicySection.Consequences, $"RecordTime({words.Name(record.Entry.Id)})", null),
        RuleAction.RememberActor actor => (PolicySection.Consequences, $"RememberActor({words.Name(actor.People.Path)})", null),
        RuleAction.Notify notify => (PolicySection.Consequences, $"Notify({words.Name(notify.Template.Id)}, {words.Name(notify.Channel.Id)})", null),
        RuleAction.Escalate escalate => (PolicySection.Consequences, $"Escalate({words.Name(escalate.Matrix.Id)})", null),
        RuleAction.ChangeStatus change => (PolicySection.Consequences,
            $"ChangeStatus({string.Join(", ", new[] { change.To.Id, change.CloseCode?.Id, change.SolutionType?.Id }.OfType<string>().Select(words.Name))})", null),
        RuleAction.RouteTo route => (PolicySection.Consequences, $"RouteTo({words.Name(route.To.Id)})", null),
        RuleAction.JoinQueue join => (PolicySection.Consequences, $"JoinsOn({words.Name(join.Desk.Id)})", null),
        RuleAction.LeaveQueue leave => (PolicySection.Consequences, $"LeavesOn({words.Name(leave.Desk.Id)})", null),
        RuleAction.SetFlag flag => (PolicySection.Consequences, $"{(flag.To ? "Remember" : "Forget")}({words.Name(flag.Flag.Path)})", null),
        RuleAction.ChangeFact fact => (PolicySection.Consequences, $"{fact.Change}({words.Name(fact.Fact.Name)}, {fact.By})", null),
        RuleAction.Begin begin => (PolicySection.Consequences, $"Begin({words.Name(begin.Procedure.Id)})", null),
        RuleAction.Observe observe => (PolicySection.Consequences, $"Observe({words.Name(observe.Indicator.Id)}, {observe.Constant}, {observe.Base})", null),
        _ => null,
    };
}
