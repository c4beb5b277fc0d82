using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <summary>
/// Turns effects from numbers into names and sentences, when somebody reads them. Reads the ticket's state as the
/// decision left it. Pure; safe on any thread as long as the state does not change meanwhile.
/// </summary>
/// <param name="image">The image that decided.</param>
/// <param name="language">The sentences' language: <c>es</c> or <c>en</c>.</param>
public sealed partial class EffectReader(PolicyImage image, string language)
{
    private readonly ImageTables tables = image.Tables;
    private readonly EffectSentences sentences = EffectSentences.In(language);
    private readonly byte[] noSmall = new byte[image.Vocabulary.EventSmall];
    private readonly long[] noWide = [.. Enumerable.Repeat(Field.AbsentNumber, image.Vocabulary.EventWide)];
    private readonly long[] noShared = new long[image.Facts.Count];

    /// <summary>Describes one effect; null for those that only the host sees.</summary>
    public EffectDescription? Read(in Effect effect, in TicketState state)
    {
        var members = new List<KeyValuePair<string, object?>>();
        var why = effect.Kind switch
        {
            EffectKind.Accepted => Accepted(state, members),
            EffectKind.Refused => Refused(effect, state, members),
            EffectKind.Classified => Classified(state, members),
            >= EffectKind.TargetStarted and <= EffectKind.TargetCancelled => Target(effect, state, members),
            EffectKind.StatusChanged => StatusChanged(effect, members),
            EffectKind.Routed => Named(members, "to", tables.Names.Desks[effect.A].Id, sentences.Routed),
            EffectKind.Escalated => Escalated(effect, members),
            EffectKind.Task => Task(effect, members),
            EffectKind.Invoice => Invoice(effect, members),
            EffectKind.Recorded => Recorded(effect, members),
            EffectKind.Step => Step(effect, members),
            EffectKind.Charge => Charge(effect, members),
            EffectKind.Notification => Notification(effect, members),
            EffectKind.Indicator => Named(members, "indicator", IndicatorOf(effect).Indicator.Id, sentences.Measured),
            _ => null,
        };
        return why is null ? null : new EffectDescription(NameOf(effect.Kind), members, ClausesOf(effect, state), why);
    }

    /// <summary>The template and recipient of a notification, and what it is about.</summary>
    public NotificationDescription ReadNotification(in Effect effect) => new(
        tables.Names.Templates[effect.A].Id,
        tables.Names.Values[effect.B].Id,
        tables.Names.Recipients[effect.C],
        MomentContext.ClockOf((int)effect.X));

    /// <summary>The queue that an effect speaks of: its desk, and the ticket's place. Null where it speaks of none.</summary>
    public (string Desk, int Place)? QueueOf(in Effect effect) =>
        effect.Kind is EffectKind.Routed or EffectKind.QueueMoved or EffectKind.QueueLeft && effect.B > 0
            ? (tables.Names.Desks[tables.Queues[effect.B - 1].Desk].Id, (int)effect.X)
            : null;

    /// <summary>The paths of the ticket's members that are told with a routing to a queue.</summary>
    public IEnumerable<string> ToldWith(in Effect effect) =>
        effect.B > 0 ? image.Model.Queues[effect.B - 1].Tells.Select(field => field.Path) : [];

    /// <summary>The indicator that was observed or measured.</summary>
    public IndicatorModel IndicatorOf(in Effect effect) => image.Model.Indicators[effect.A];

    /// <summary>The role of an escalation's level.</summary>
    public string RoleOf(in Effect effect) => tables.Escalations[effect.A].Levels[effect.B - 1].Id;

    /// <summary>The targets of a ticket that have begun, as templates see them.</summary>
    public IReadOnlyList<ClockDescription> Clocks(in TicketState state)
    {
        var clocks = new List<ClockDescription>();
        for (var i = 0; i < tables.Clocks.Length; i++)
        {
            ref readonly var clock = ref state.Clocks[i];
            if (clock.Phase == ClockPhase.Idle)
                continue;
            clocks.Add(new ClockDescription(
                i,
                tables.Clocks[i].Clock.Id,
                tables.Clocks[i].IsTarget,
                PhaseName(clock.Phase),
                clock.Deadline == ClockState.Never || clock.Phase == ClockPhase.Pending ? null : Instant.FromUnixTimeTicks(clock.Deadline),
                clock.Calendar < 0 ? null : tables.Calendars[clock.Calendar].Name,
                clock.Warned ? tables.Clocks[i].WarnAt / 10_000m : null,
                ChangesStatus(i)));
        }
        return clocks;
    }

    private static string PhaseName(ClockPhase phase) => phase switch
    {
        ClockPhase.Met => "met",
        ClockPhase.Elapsed => "breached",
        ClockPhase.Cancelled => "cancelled",
        ClockPhase.Paused => "paused",
        ClockPhase.Pending => "pending",
        _ => "running",
    };

    private bool ChangesStatus(int clock) => image.Model.Rules.Any(rule =>
        rule.Moment.Kind == MomentKind.Elapsed && rule.Moment.Subject == tables.Clocks[clock].Clock
        && rule.Actions.Any(action => action is RuleAction.ChangeStatus));

    private static string NameOf(EffectKind kind) => kind switch
    {
        EffectKind.Accepted => "accepted",
        EffectKind.Refused => "refused",
        EffectKind.Classified => "classified",
        EffectKind.TargetStarted => "target_started",
        EffectKind.TargetPaused => "target_paused",
        EffectKind.TargetResumed => "target_resumed",
        EffectKind.TargetChanged => "target_changed",
        EffectKind.TargetWarned => "target_warned",
        EffectKind.TargetMet => "target_met",
        EffectKind.TargetBreached => "target_breached",
        EffectKind.TargetCancelled => "target_cancelled",
        EffectKind.StatusChanged => "status_changed",
        EffectKind.Routed => "routed",
        EffectKind.Escalated => "escalated",
        EffectKind.Task or EffectKind.Invoice => "task",
        EffectKind.Recorded => "recorded",
        EffectKind.Step => "step",
        EffectKind.Charge => "charge",
        EffectKind.Indicator => "indicator",
        _ => "notification",
    };

    private List<string> ClausesOf(in Effect effect, in TicketState state)
    {
        var clauses = new List<string>();
        if (effect.Kind == EffectKind.Classified)
            clauses.AddRange(DecidingRows(state).SelectMany(row => tables.Citations[row.Citation].Clauses));
        if (effect.Citation >= 0)
            clauses.AddRange(tables.Citations[effect.Citation].Clauses);
        if (effect.Kind == EffectKind.Accepted)
        {
            clauses.AddRange(tables.OnAcceptance.SelectMany(told => tables.Citations[told.Citation].Clauses));
            clauses.AddRange(DecidingRows(state).Where(row => IsTold(row.Field)).SelectMany(row => tables.Citations[row.Citation].Clauses));
        }
        if (effect.Second >= 0)
            clauses.AddRange(tables.Citations[effect.Second].Clauses);
        return [.. clauses.Distinct()];
    }

    /// <summary>The rows that decide the ticket as it stands.</summary>
    private List<(Field Field, int Citation)> DecidingRows(in TicketState state)
    {
        var facts = FactsOf(state);
        var rows = new List<(Field, int)>();
        foreach (var decision in tables.Decisions)
        {
            var row = decision.Table.Lookup(facts);
            if (row >= 0)
                rows.Add((decision.Field, decision.Citations[row]));
        }
        return rows;
    }

    /// <summary>The ticket's status; null before it has one.</summary>
    public string? StatusOf(in TicketState state) => StatusName(state.Small[EventFields.CurrentStatus.Slot]);

    /// <summary>What the tables have decided about the ticket: texts, and true or false.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Decided(in TicketState state)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var decision in tables.Decisions)
        {
            var stored = state.Small[decision.Field.Slot];
            if (stored == Field.Absent)
                continue;
            members.Add(new(decision.Field.Path, decision.Field is CategoryField category
                ? image.Vocabulary.Closed(category)!.ValueOf(stored)!.Id
                : stored == FlagField.Yes));
        }
        return members;
    }

    private bool IsTold(Field field) => Array.Exists(tables.OnAcceptance, told => told.Field == field);

    private string Accepted(in TicketState state, List<KeyValuePair<string, object?>> members)
    {
        var told = tables.OnAcceptance.Select(field => field.Field.Path).ToHashSet(StringComparer.Ordinal);
        members.AddRange(Decided(state).Where(member => told.Contains(member.Key)));
        return sentences.Accepted;
    }

    private string Classified(in TicketState state, List<KeyValuePair<string, object?>> members)
    {
        members.AddRange(Decided(state));
        return sentences.Classified(members);
    }

    private string Target(in Effect effect, in TicketState state, List<KeyValuePair<string, object?>> members)
    {
        var plan = tables.Clocks[effect.A];
        var target = plan.Clock.Id;
        members.Add(new("target", target));
        var deadline = At(effect.X);
        if (effect.Kind != EffectKind.TargetPaused)
            members.Add(new("deadline", deadline));
        if (effect.Kind == EffectKind.TargetChanged)
            members.Add(new("was", At(effect.Y)));
        if (effect.Kind is EffectKind.TargetMet or EffectKind.TargetWarned)
            members.Add(new("used", effect.Y / 10_000m));
        if (effect.Kind == EffectKind.TargetStarted)
            members.Add(new("calendar", tables.Calendars[effect.B].Name));
        var time = state.Clocks[effect.A].Time;
        return effect.Kind switch
        {
            EffectKind.TargetStarted => sentences.TargetStarted(target, time, tables.Calendars[effect.B].Name),
            EffectKind.TargetPaused => sentences.TargetPaused(target),
            EffectKind.TargetResumed => sentences.TargetResumed(target),
            EffectKind.TargetChanged => sentences.TargetChanged(target, time),
            EffectKind.TargetWarned => sentences.TargetWarned(target, effect.Y),
            EffectKind.TargetMet => sentences.TargetMet(target),
            EffectKind.TargetBreached => sentences.TargetBreached(target, time),
            _ => sentences.TargetCancelled(target),
        };
    }

    private string StatusChanged(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var (from, to) = (StatusName(effect.A), StatusName(effect.B));
        members.Add(new("from", from));
        members.Add(new("to", to));
        if (effect.X >= 0)
            members.Add(new("closeCode", tables.Names.Values[(int)effect.X].Id));
        if (effect.Y >= 0)
            members.Add(new("solutionType", tables.Names.Values[(int)effect.Y].Id));
        return sentences.StatusChanged(from, to!);
    }

    private string? StatusName(int ordinal) => image.Vocabulary.Closed(EventFields.CurrentStatus)!.ValueOf(ordinal)?.Id;

    private string Escalated(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var chain = tables.Escalations[effect.A];
        members.Add(new("matrix", chain.Matrix.Id));
        members.Add(new("level", effect.B));
        members.Add(new("role", RoleOf(effect)));
        return sentences.Escalated(chain.Matrix.Id, effect.B, RoleOf(effect));
    }

    private string Task(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var role = tables.Names.Roles[effect.B].Id;
        members.Add(new("task", tables.Names.Tasks[effect.A].Id));
        members.Add(new("role", role));
        if (effect.X != ClockState.Never)
            members.Add(new("due", At(effect.X)));
        return sentences.Task(tables.Names.Tasks[effect.A].Id, role);
    }

    private string Step(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var step = tables.Steps[effect.A];
        members.Add(new("procedure", step.Procedure.Id));
        members.Add(new("step", step.Model.Id));
        members.Add(new("role", step.Model.Role.Id));
        members.Add(new("text", step.Model.Text));
        members.Add(new("answers", step.Model.Answers.Select(answer => answer.Id).ToArray()));
        return sentences.Step(step.Procedure.Id, step.Model.Id, step.Model.Role.Id);
    }

    private string Notification(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var template = tables.Names.Templates[effect.A].Id;
        members.Add(new("template", template));
        members.Add(new("channel", tables.Names.Values[effect.B].Id));
        return sentences.Notified(template);
    }

    private static string Named(List<KeyValuePair<string, object?>> members, string name, string value, Func<string, string> sentence)
    {
        members.Add(new(name, value));
        return sentence(value);
    }

    private static Instant? At(long ticks) => ticks == ClockState.Never ? null : Instant.FromUnixTimeTicks(ticks);
}
