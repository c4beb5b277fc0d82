using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <summary>Why, in English.</summary>
internal sealed class EnglishSentences : EffectSentences
{
    public override string Accepted => "The ticket has the minimum data and comes by a channel that is served.";

    public override string Refused(RefusalReason reason) => reason switch
    {
        RefusalReason.UnknownValue => "A member has a value that will not do.",
        RefusalReason.MissingData or RefusalReason.NeedsMember => "Data are missing.",
        RefusalReason.UnknownTicket => "Nobody has opened that ticket.",
        RefusalReason.TicketRefused => "The ticket was refused when it was opened; it may be opened again.",
        RefusalReason.AlreadyOpen => "The ticket is open already.",
        RefusalReason.Late => "It came late: something later has happened to the ticket.",
        RefusalReason.TicketClosed => "The ticket is in a final status.",
        RefusalReason.StatusNotReachable => "That status does not follow upon the present one.",
        RefusalReason.RoleNotAllowed => "That role may not set that status.",
        RefusalReason.NoStep => "No step waits for an answer.",
        _ => "The step has no such answer.",
    };

    public override string RefusedByPolicy(string reason) => $"The policy does not allow it ({reason}).";

    public override string Classified(IEnumerable<KeyValuePair<string, object?>> decided) =>
        $"The policy's tables decide: {Decisions(decided)}.";

    public override string TargetStarted(string target, TimeAmount time, string calendar) =>
        $"Target {target} is {Length(time)} on calendar {calendar}.";

    public override string TargetPaused(string target) => $"The clock of {target} stands still in this status.";

    public override string TargetResumed(string target) => $"The clock of {target} goes on: the pause is over.";

    public override string TargetChanged(string target, TimeAmount time) =>
        $"Target {target} is now {Length(time)}; it keeps its start and its pauses.";

    public override string TargetWarned(string target, long used) => $"{Percent(used)} of the time of {target} is used.";

    public override string TargetMet(string target) => $"Target {target} was met in time.";

    public override string TargetBreached(string target, TimeAmount time) => $"{Length(time)} went by and {target} was not met.";

    public override string TargetCancelled(string target) => $"Target {target} does not run any more.";

    public override string StatusChanged(string? from, string to) =>
        from is null ? $"The ticket begins in {to}." : $"The ticket goes from {from} to {to}.";

    public override string Routed(string to) => $"Routed to {to}.";

    public override string Escalated(string matrix, int level, string role) =>
        Text($"It climbs to level {level} of matrix {matrix}: {role}.");

    public override string Task(string task, string role) => $"For {role} to do: {task}.";

    public override string Step(string procedure, string step, string role) => $"Step {step} of {procedure}: {role}.";

    public override string ChargedTime(long minutes, long billed) => Text($"{minutes} min of work count as {billed}.");

    public override string Charged(string concept) => $"{concept} is charged.";

    public override string Excluded(string concept) => $"{concept} is not included: it is quoted apart.";

    public override string Free(string concept) => $"{concept} is free of charge.";

    public override string Invoiced(string account, string role) => $"{role} is to invoice the account {account} of the month before.";

    public override string Recorded(string entry) => $"Written down: {entry}.";

    public override string Notified(string template) => $"Notified with template {template}.";

    public override string Measured(string indicator) => $"The period has ended: {indicator} is measured.";

    private static string Length(TimeAmount time) => Time(time, "business days", "natural days");
}
