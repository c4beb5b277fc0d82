using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <content>What rules do.</content>
internal ref partial struct Decision<TTrace>
{
    private void Do(in ActionPlan action, int citation, int depth, int context)
    {
        switch (action.Kind)
        {
            case ActionKind.Notify:
                effects.Add(EffectKind.Notification, citation, a: action.A, b: action.B, c: action.C, x: context);
                break;
            case ActionKind.Assign:
                Assign(action, citation);
                break;
            case ActionKind.ChargeTime:
                ChargeTime(action, citation);
                break;
            case ActionKind.ChargeAmount:
                effects.Add(EffectKind.Charge, citation, a: action.A, b: action.B, c: action.C, x: action.X, y: action.D);
                break;
            case ActionKind.Invoice:
                effects.Add(EffectKind.Invoice, citation, a: action.A, b: action.B, c: action.C);
                break;
            case ActionKind.Record:
                effects.Add(EffectKind.Recorded, citation, a: action.A, b: 0);
                break;
            case ActionKind.RecordTime:
                effects.Add(EffectKind.Recorded, citation, a: action.A, b: 1);
                break;
            case ActionKind.RememberActor:
                RememberActor(action.A);
                break;
            case ActionKind.Escalate:
                Escalate(action.A, citation, depth);
                break;
            case ActionKind.ChangeStatus:
                if (Status != action.A)
                    ChangeStatus((byte)action.A, citation, depth + 1, action.B, action.C);
                break;
            case ActionKind.RouteTo:
                effects.Add(EffectKind.Routed, citation, a: action.A);
                break;
            case ActionKind.SetFlag:
                state.Small[action.A] = (byte)action.B;
                break;
            case ActionKind.ChangeFact:
                ChangeFact(action, citation);
                break;
            case ActionKind.StartClock:
                StartClock(action.A);
                break;
            case ActionKind.MeetClock:
                MeetClock(action.A, citation, depth);
                break;
            case ActionKind.CancelClock:
                CancelClock(action.A, citation);
                break;
            case ActionKind.Begin:
                EnterStep(action.A);
                break;
            case ActionKind.JoinQueue:
                JoinQueue(action.A, citation);
                break;
            case ActionKind.LeaveQueue:
                LeaveQueue(action.A);
                break;
            case ActionKind.Measure:
                Measure(action.A, citation, depth);
                break;
            default:
                Observe(action);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Assign(in ActionPlan action, int citation) =>
        effects.Add(EffectKind.Task, citation, a: action.A, b: action.B, x: DueOf(action));

    /// <summary>The instant by which a task is due; <see cref="ClockState.Never"/> for none.</summary>
    private long DueOf(in ActionPlan action) => action.X switch
    {
        0 => ClockState.Never,
        < 0 => image.Calendars[action.C].Clock.AddBusinessDays(input.At, (int)-action.X),
        _ => image.Calendars[action.C].Clock.Add(input.At, action.X),
    };

    /// <summary>Each piece of work is rounded up singly to whole increments.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ChargeTime(in ActionPlan action, int citation)
    {
        var minutes = input.Wide[action.B];
        if (minutes == Field.AbsentNumber)
            return;
        var billed = (minutes + action.C - 1) / action.C * action.C;
        effects.Add(EffectKind.Charge, citation, a: action.A, b: action.D, c: ChargeKind.Time, x: minutes, y: billed);
    }

    /// <summary>Who acts is remembered once; an event that does not name who acts adds nobody.</summary>
    private void RememberActor(int slot)
    {
        if (Facts.IsActorAmong(slot) || Facts.Wide(FieldScope.Event, EventFields.ActorName.Slot) is Field.AbsentNumber)
            return;
        ref var chain = ref state.Wide[slot];
        var newest = chain == Field.AbsentNumber ? -1 : (int)chain;
        chain = state.People.Add(newest, (int)input.Wide[EventFields.ActorName.Slot]);
    }

    /// <summary>
    /// Climbs one level of the matrix, or of its chain for the area that the event names; the top does not repeat.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Escalate(int first, int citation, int depth)
    {
        var matrix = image.Escalations[first].Matrix;
        var area = EventFields.Area.Slot < input.Small.Length ? input.Small[EventFields.Area.Slot] : Field.Absent;
        for (var i = first; i < image.Escalations.Length; i++)
        {
            var chain = image.Escalations[i];
            if (chain.Matrix != matrix || (chain.Area != Field.Absent && chain.Area != area))
                continue;
            ref var level = ref state.Small[chain.Slot];
            if (level >= chain.Levels.Count)
                return;
            level++;
            trace.Part(PartKind.Level, i, level);
            effects.Add(EffectKind.Escalated, citation, chain.Citation == citation ? -1 : chain.Citation, a: i, b: level);
            RunRules(image.Moments.Escalated(i), depth + 1, MomentContext.Escalation(i));
            return;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ChangeFact(in ActionPlan action, int citation)
    {
        var after = action.B == (int)Model.FactChange.Add ? FactSoFar(action.A) + action.X : action.X;
        effects.Add(EffectKind.FactChanged, citation, a: action.A, x: after);
    }

    /// <summary>A fact with what this decision has already done to it.</summary>
    private long FactSoFar(int slot)
    {
        var changes = effects.Effects;
        for (var i = changes.Length - 1; i >= firstEffect; i--)
        {
            if (changes[i].Kind == EffectKind.FactChanged && changes[i].A == slot)
                return changes[i].X;
        }
        return input.Shared[slot];
    }
}
