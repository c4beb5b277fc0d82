using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Sayings;

/// <summary>Says when something happens.</summary>
internal static class MomentSentences
{
    public static Sentence Of(Moment moment, PolicyWords words)
    {
        var subject = moment.Subject is { } term ? words.Name(term.Id) : "";
        return moment.Kind switch
        {
            MomentKind.Event => Of(moment.Event),
            MomentKind.Entered => Sentence.Of("say.Entered", subject),
            MomentKind.Left => Sentence.Of("say.Left", subject),
            MomentKind.Warned => Sentence.Of("say.Warned", subject),
            MomentKind.Elapsed => Sentence.Of(moment.Subject is Target ? "say.Missed" : "say.Elapsed", subject),
            MomentKind.Met => Sentence.Of("say.Met", subject),
            MomentKind.Scheduled => Sentence.Of("say.Due", subject),
            MomentKind.Escalated => Sentence.Of("say.Reached", subject),
            MomentKind.Answered => Sentence.Of("say.Answered", subject, moment.Step, words.Name(moment.Answer ?? "")),
            MomentKind.Refused => Sentence.Of("say.Refused", words.Name(moment.Answer ?? "")),
            _ => Sentence.Of("say.Measured", subject),
        };
    }

    public static Sentence Of(EventKind kind) => Sentence.Of(kind switch
    {
        EventKind.Opened => "say.Opened",
        EventKind.Updated => "say.Updated",
        EventKind.StatusChanged => "say.StatusChanged",
        EventKind.Replied => "say.Replied",
        EventKind.WorkLogged => "say.WorkLogged",
        EventKind.EscalationRequested => "say.EscalationRequested",
        EventKind.StepAnswered => "say.StepAnswered",
        EventKind.Delivered => "say.Delivered",
        EventKind.Approved => "say.Approval",
        EventKind.SurveyAnswered => "say.SurveyAnswered",
        EventKind.CustomerUpdated => "say.CustomerUpdated",
        EventKind.ServiceInterrupted => "say.ServiceInterrupted",
        EventKind.ServiceRestored => "say.ServiceRestored",
        EventKind.MaintenanceAnnounced => "say.MaintenanceAnnounced",
        EventKind.NotificationFailed => "say.NotificationFailed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No script can speak of this event."),
    });
}
