using System.Globalization;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Explain;

/// <summary>Writes moments, actions and times in the words of scripts, with the names of the wire.</summary>
public static class RuleText
{
    /// <summary>A rule: <c>Opened: Notify copia_creacion</c>.</summary>
    public static string Of(RuleModel rule) =>
        $"{Of(rule.Moment)}{If(rule.When)}: {string.Join(", ", rule.Actions.Select(Of))}";

    /// <summary>A condition after what it limits; nothing for the one that always holds.</summary>
    public static string If(Condition condition)
    {
        var text = ConditionText.Of(condition);
        return text == "always" ? "" : $" if {text}";
    }

    /// <summary>A moment.</summary>
    public static string Of(Moment moment) => moment.Kind switch
    {
        MomentKind.Event => moment.Event.ToString(),
        MomentKind.Elapsed => $"{(moment.Subject is Target ? "Missed" : "Elapsed")} {moment.Subject}",
        MomentKind.Scheduled => $"Due {moment.Subject}",
        MomentKind.Escalated => $"Reached {moment.Subject}",
        MomentKind.Refused => $"Refused {moment.Answer}",
        MomentKind.Answered => $"Answered {moment.Subject} {moment.Step} {moment.Answer}",
        _ => $"{moment.Kind} {moment.Subject}",
    };

    /// <summary>A length of time.</summary>
    public static string Of(TimeAmount time) => time.Unit switch
    {
        TimeUnit.BusinessDays => $"{time.Amount} business days",
        TimeUnit.Natural => $"{Length(time.Amount)} natural",
        _ => Length(time.Amount),
    };

    private static string Length(long ticks)
    {
        var (unit, name) = ticks switch
        {
            _ when ticks % NodaConstants.TicksPerDay == 0 => (NodaConstants.TicksPerDay, "days"),
            >= NodaConstants.TicksPerHour when ticks % (NodaConstants.TicksPerHour / 2) == 0 => (NodaConstants.TicksPerHour, "hours"),
            _ => (NodaConstants.TicksPerMinute, "minutes"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / unit:0.##} {name}");
    }

    /// <summary>An action.</summary>
    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Notify notify => $"Notify {notify.Template} via {notify.Channel}",
        RuleAction.Assign assign => $"Task {assign.Task} for {assign.Role}{(assign.Within is { } within ? $" within {Of(within)}" : "")}",
        RuleAction.ChargeTime charge => $"ChargeTime {charge.Concept} by {charge.IncrementMinutes} minutes",
        RuleAction.ChargeAmount { Excluded: true } charge => $"Exclude {charge.Concept}",
        RuleAction.ChargeAmount charge => string.Create(CultureInfo.InvariantCulture, $"Charge {charge.Concept} {charge.Amount} {charge.Currency}"),
        RuleAction.Escalate escalate => $"Escalate {escalate.Matrix}",
        RuleAction.ChangeStatus change => $"ChangeStatus {change.To}",
        RuleAction.RouteTo route => $"RouteTo {route.To}",
        RuleAction.JoinQueue join => $"JoinsOn {join.Desk}",
        RuleAction.LeaveQueue leave => $"LeavesOn {leave.Desk}",
        RuleAction.Observe observe => $"observes {observe.Indicator}",
        RuleAction.Measure measure => $"measures {measure.Indicator}",
        RuleAction.SetFlag flag => $"{(flag.To ? "Remember" : "Forget")} {flag.Flag.Path}",
        RuleAction.ChangeFact fact => fact.Change == FactChange.Add ? $"Count {fact.Fact.Name}{(fact.By == 1 ? "" : $" by {fact.By}")}" : $"Set {fact.Fact.Name} to {fact.By}",
        RuleAction.StartClock start => $"starts {start.Clock}",
        RuleAction.MeetClock meet => $"meets {meet.Clock}",
        RuleAction.CancelClock cancel => $"cancels {cancel.Clock}",
        RuleAction.Begin begin => $"Begin {begin.Procedure}",
        _ => action.GetType().Name,
    };
}
