using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Sayings;

/// <summary>Says what a rule does.</summary>
internal static class ActionSentences
{
    public static Sentence Of(IEnumerable<RuleAction> actions, PolicyWords words) =>
        actions.Select(action => Of(action, words)).Aggregate((first, second) => Sentence.Of("diff.comma", first, second));

    public static Sentence Of(RuleAction action, PolicyWords words) => action switch
    {
        RuleAction.Notify notify => Sentence.Of("say.notify", words.Name(notify.Template.Id), words.Name(notify.Channel.Id)),
        RuleAction.Assign { Within: { } within } task => Sentence.Of("say.taskWithin", words.Name(task.Task.Id), words.Name(task.Role.Id), words.Time(within)),
        RuleAction.Assign task => Sentence.Of("say.task", words.Name(task.Task.Id), words.Name(task.Role.Id)),
        RuleAction.ChargeTime charge => Sentence.Of("say.chargeTime", words.Name(charge.Concept.Id), charge.IncrementMinutes),
        RuleAction.ChargeAmount { Excluded: true } charge => Sentence.Of("say.exclude", words.Name(charge.Concept.Id)),
        RuleAction.ChargeAmount { Amount: { } amount } charge => Sentence.Of("say.charge", words.Name(charge.Concept.Id), PolicyWords.Number(amount), charge.Currency),
        RuleAction.ChargeAmount charge => Sentence.Of("say.chargeOpen", words.Name(charge.Concept.Id)),
        RuleAction.Invoice invoice => Sentence.Of("say.invoice", words.Name(invoice.Task.Id), words.Name(invoice.Role.Id), words.Name(invoice.Account.Id)),
        RuleAction.Record record => Sentence.Of("say.record", words.Name(record.Entry.Id), record.Fields.Select(field => words.Name(field.Path))),
        RuleAction.RecordTime record => Sentence.Of("say.recordTime", words.Name(record.Entry.Id)),
        RuleAction.RememberActor actor => Sentence.Of("say.rememberActor", words.Name(actor.People.Path)),
        RuleAction.Escalate escalate => Sentence.Of("say.escalate", words.Name(escalate.Matrix.Id)),
        RuleAction.ChangeStatus { CloseCode: null, SolutionType: null } change => Sentence.Of("say.changeStatus", words.Name(change.To.Id)),
        RuleAction.ChangeStatus change => Sentence.Of("say.changeStatusWith", words.Name(change.To.Id),
            new[] { change.CloseCode?.Id, change.SolutionType?.Id }.OfType<string>().Select(words.Name)),
        RuleAction.RouteTo route => Sentence.Of("say.routeTo", words.Name(route.To.Id)),
        RuleAction.JoinQueue join => Sentence.Of("say.joins", words.Name(join.Desk.Id)),
        RuleAction.LeaveQueue leave => Sentence.Of("say.leaves", words.Name(leave.Desk.Id)),
        RuleAction.Observe observe => Sentence.Of("say.observes", words.Name(observe.Indicator.Id)),
        RuleAction.Measure measure => Sentence.Of("say.measures", words.Name(measure.Indicator.Id)),
        RuleAction.SetFlag flag => Sentence.Of(flag.To ? "say.remember" : "say.forget", words.Name(flag.Flag.Path)),
        RuleAction.ChangeFact { Change: FactChange.Add } fact => Sentence.Of("say.count", words.Name(fact.Fact.Name), fact.By),
        RuleAction.ChangeFact fact => Sentence.Of("say.set", words.Name(fact.Fact.Name), fact.By),
        RuleAction.StartClock start => Sentence.Of("say.starts", words.Name(start.Clock.Id)),
        RuleAction.MeetClock meet => Sentence.Of("say.meets", words.Name(meet.Clock.Id)),
        RuleAction.CancelClock cancel => Sentence.Of("say.cancels", words.Name(cancel.Clock.Id)),
        RuleAction.Begin begin => Sentence.Of("say.beginProcedure", words.Name(begin.Procedure.Id)),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No sentence says this action."),
    };
}
