using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;

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
                effects.Add(EffectKind.Charge, citation, a: action.A, b: action.B, c: action.C == 1 ? ChargeKind.Excluded : ChargeKind.Amount, x: action.X);
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
        effects.Add(EffectKind.Charge, citation, a: action.A, x: minutes, y: billed);
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
