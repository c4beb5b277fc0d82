using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <content>Refusals: the reason, what is missing, what would do.</content>
public sealed partial class EffectReader
{
    private string Refused(in Effect effect, in TicketState state, List<KeyValuePair<string, object?>> members)
    {
        var reason = (RefusalReason)effect.A;
        var id = ReasonOf(effect);
        members.Add(new("of", effect.B == 1 ? "ticket" : "event"));
        members.Add(new("reason", id));
        if (MissingOf(effect) is { Count: > 0 } missing)
            members.Add(new("missing", missing));
        if (AcceptedOf(effect, state) is { Count: > 0 } accepted)
            members.Add(new("accepted", accepted));
        return reason == RefusalReason.Policy || reason == RefusalReason.TransitionNotAllowed
            ? sentences.RefusedByPolicy(id)
            : sentences.Refused(id == "value_not_accepted" ? RefusalReason.UnknownValue : reason);
    }

    private string ReasonOf(in Effect effect) => (RefusalReason)effect.A switch
    {
        RefusalReason.Policy => RefusalOf(effect).Reason,
        RefusalReason.TransitionNotAllowed => tables.Transitions[effect.C].Reason,
        RefusalReason.UnknownValue => "unknown_value",
        RefusalReason.NeedsMember when effect.Y == 0 => "value_not_accepted",
        RefusalReason.MissingData or RefusalReason.NeedsMember => "missing_data",
        RefusalReason.UnknownTicket => "unknown_ticket",
        RefusalReason.TicketRefused => "ticket_refused",
        RefusalReason.AlreadyOpen => "already_open",
        RefusalReason.Late => "late",
        RefusalReason.TicketClosed => "ticket_closed",
        RefusalReason.StatusNotReachable => "status_not_reachable",
        RefusalReason.RoleNotAllowed => "role_not_allowed",
        RefusalReason.NoStep => "no_step_waits",
        _ => "unknown_answer",
    };

    /// <summary>The list among the ticket's members that says what would do; null where none does.</summary>
    public string? AcceptedFrom(in Effect effect) =>
        effect.Kind == EffectKind.Refused && (RefusalReason)effect.A == RefusalReason.Policy ? RefusalOf(effect).AcceptedFrom : null;

    private RefusalModel RefusalOf(in Effect effect) => tables.Refusals[effect.X].Refusals[effect.C].Model;

    private List<string> MissingOf(in Effect effect)
    {
        var (mask, absent) = (effect.X, effect.Y);
        return (RefusalReason)effect.A switch
        {
            RefusalReason.MissingData => Bits(mask, tables.Requirements.Length).Select(i => tables.Requirements[i].Field.Path).ToList(),
            RefusalReason.NeedsMember => Needs(effect.C, absent).Select(need => need.Field.Path).ToList(),
            RefusalReason.Policy when RefusalOf(effect).Missing is { } field => [field.Path],
            _ => [],
        };
    }

    private List<string> AcceptedOf(in Effect effect, in TicketState state)
    {
        var (mask, index) = (effect.X, effect.C);
        var status = state.Small[EventFields.CurrentStatus.Slot];
        return (RefusalReason)effect.A switch
        {
            RefusalReason.Policy => Ids(RefusalOf(effect).Accepted),
            RefusalReason.NeedsMember => Needs(index, mask).SelectMany(need => AcceptedFor(need.Field, index, status)).Distinct().ToList(),
            RefusalReason.StatusNotReachable => Reachable(status),
            RefusalReason.RoleNotAllowed => Ids(image.Model.Transitions[index].By),
            RefusalReason.UnknownAnswer => tables.Steps[index].Model.Answers.Select(answer => answer.Id).ToList(),
            _ => [],
        };
    }

    private IEnumerable<Need> Needs(int transition, long mask) =>
        Bits(mask, tables.Transitions[transition].Needs.Length).Select(i => tables.Transitions[transition].Needs[i]);

    /// <summary>What a member may say on the way to one status, over all the transitions that lead there.</summary>
    private IEnumerable<string> AcceptedFor(Field field, int transition, byte status) =>
        from other in image.Model.Transitions
        where other.From.Any(start => start.Id == StatusName(status)) && other.To.Intersect(image.Model.Transitions[transition].To).Any()
        from need in other.Needs
        where need.Field == field
        from value in need.Values
        select value.Id;

    private List<string> Reachable(byte status) => image.Model.Transitions
        .Where(transition => transition.From.Any(from => StatusName(status) == from.Id))
        .SelectMany(transition => transition.To)
        .Select(to => to.Id)
        .Where(to => to != StatusName(status))
        .Distinct()
        .ToList();

    private static List<string> Ids(IEnumerable<Term> terms) => [.. terms.Select(term => term.Id)];

    private static IEnumerable<int> Bits(long mask, int count) =>
        Enumerable.Range(0, count).Where(i => ((mask >> i) & 1) != 0);
}
