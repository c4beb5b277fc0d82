using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <content>What may happen, and in which order: refusals, statuses, steps.</content>
internal ref partial struct Decision<TTrace>
{
    private void Refuse(RefusalReason reason, bool ofTicket, int citation = -1, int index = 0, long mask = 0, long absent = 0) =>
        effects.Add(EffectKind.Refused, citation, a: (int)reason, b: ofTicket ? 1 : 0, c: index, x: mask, y: absent);

    /// <summary>
    /// The ticket is there, and nothing has happened to it after the event: no later event, no deadline that fired
    /// at or after its time.
    /// </summary>
    private bool IsTimely()
    {
        ref readonly var header = ref state.Header;
        switch (header.Phase)
        {
            case TicketPhase.Provider:
                return true;
            case TicketPhase.None:
                Refuse(RefusalReason.UnknownTicket, ofTicket: false);
                return false;
            case TicketPhase.Refused:
                Refuse(RefusalReason.TicketRefused, ofTicket: false);
                return false;
        }
        if (input.At < header.LastEventAt || input.At <= header.LastFiredAt)
        {
            Refuse(RefusalReason.Late, ofTicket: false);
            return false;
        }
        if (input.Kind == EventKind.Opened)
        {
            Refuse(RefusalReason.AlreadyOpen, ofTicket: false);
            return false;
        }
        return true;
    }

    /// <summary>The event is whole, the ticket still takes it, and no rule of the policy refuses it.</summary>
    private bool IsAcceptable(bool ofTicket)
    {
        if (input.Flaw != EventFlaw.None)
        {
            Refuse(input.Flaw == EventFlaw.UnknownValue ? RefusalReason.UnknownValue : RefusalReason.MissingData, ofTicket);
            return false;
        }
        if (!ofTicket && state.Header.Phase == TicketPhase.Open && !IsTakenWhenFinal())
        {
            trace.Part(PartKind.Final, Status, 0);
            Refuse(RefusalReason.TicketClosed, ofTicket);
            return false;
        }
        if (ofTicket && !IsComplete())
        {
            Refuse(RefusalReason.MissingData, ofTicket, MissingMembers(out var missing), mask: missing);
            return false;
        }
        return !IsRefusedByPolicy(ofTicket);
    }

    private bool IsRefusedByPolicy(bool ofTicket) =>
        image.MayRefuse(input.Kind) && IsRefusedBy(image.Refusals[(int)input.Kind], ofTicket);

    /// <summary>
    /// Refusals, and the rules that tell whoever was refused, see the ticket as the event would make it, of which nothing
    /// is kept; with what the tables would then decide, where a refusal reads that.
    /// </summary>
    private bool IsRefusedBy(RefusalTable refusals, bool ofTicket)
    {
        if (input.TicketSmall.IsEmpty)
            return IsRefusedBy(refusals, Facts, ofTicket);
        return image.RefusesByDecision[(int)input.Kind]
            ? IsRefusedByWhatIsDecided(refusals, ofTicket)
            : IsRefusedBy(refusals, Candidate(input.TicketSmall), ofTicket);
    }

    private bool IsRefusedBy(RefusalTable refusals, in Facts candidate, bool ofTicket)
    {
        var first = refusals.Table.Lookup(candidate);
        if (first >= 0)
            RefuseBy(refusals, first, candidate, ofTicket);
        return first >= 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseBy(RefusalTable refusals, int first, in Facts candidate, bool ofTicket)
    {
        Span<int> room = stackalloc int[refusals.MostTold];
        RefuseBy(refusals.Refusals[first], first, room[..image.Moments[refusals.Refusals[first].Moment].Find(candidate, room)], ofTicket);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsRefusedByWhatIsDecided(RefusalTable refusals, bool ofTicket)
    {
        Span<byte> small = stackalloc byte[input.TicketSmall.Length];
        input.TicketSmall.CopyTo(small);
        var candidate = Candidate(small);
        foreach (var cube in image.Verdicts)
            cube.Write(cube.AnswerOf(cube.Find(candidate)), small);
        foreach (var decision in image.DecisionsApart)
            small[decision.Field.Slot] = decision.ValueOf(decision.Table.Lookup(candidate));
        var first = refusals.Table.Lookup(candidate);
        if (first < 0)
            return false;
        Span<int> room = stackalloc int[refusals.MostTold];
        RefuseBy(refusals.Refusals[first], first, room[..image.Moments[refusals.Refusals[first].Moment].Find(candidate, room)], ofTicket);
        return true;
    }

    private void RefuseBy(RefusalPlan refusal, int place, scoped ReadOnlySpan<int> told, bool ofTicket)
    {
        trace.Part(PartKind.Refusal, refusal.Number, 0);
        Refuse(RefusalReason.Policy, ofTicket, refusal.Citation, place, (long)input.Kind);
        Follow(image.Moments[refusal.Moment], told, 0, MomentContext.None);
    }

    /// <summary>
    /// On a ticket in a final status only what the wire contract lists is taken, what the policy adds, and a change
    /// of status that the graph has (a reopening).
    /// </summary>
    private bool IsTakenWhenFinal()
    {
        if (!image.FinalStatuses.Has(Status))
            return true;
        if (input.Kind is EventKind.Approved or EventKind.SurveyAnswered or EventKind.CustomerUpdated)
            return true;
        for (var i = 0; i < image.AcceptedWhenFinal.Length; i++)
        {
            var (kind, condition) = image.AcceptedWhenFinal[i];
            if (kind != input.Kind || !image.Conditions.Holds(condition, Facts))
                continue;
            trace.Part(PartKind.TakenWhenFinal, i, 0);
            return true;
        }
        return input.Kind == EventKind.StatusChanged && image.TransitionsBetween.Leaves(Status);
    }

    /// <summary>The opening has every member that is required.</summary>
    private bool IsComplete()
    {
        foreach (var slot in image.RequiredSmall)
        {
            if (input.TicketSmall[slot] == Field.Absent)
                return false;
        }
        foreach (var slot in image.RequiredWide)
        {
            if (input.TicketWide[slot] == Field.AbsentNumber)
                return false;
        }
        return true;
    }

    /// <summary>The required members that the opening lacks, as bits in the order of the requirements.</summary>
    /// <returns>What requires the first of them.</returns>
    private int MissingMembers(out long missing)
    {
        missing = 0L;
        var citation = -1;
        for (var i = 0; i < image.Requirements.Length; i++)
        {
            var (field, source) = image.Requirements[i];
            var isThere = field.Width == FieldWidth.Small
                ? input.TicketSmall[field.Slot] != Field.Absent
                : input.TicketWide[field.Slot] != Field.AbsentNumber;
            if (isThere)
                continue;
            trace.Part(PartKind.Requirement, i, 0);
            missing |= 1L << i;
            citation = citation < 0 ? source : citation;
        }
        return citation;
    }

    /// <summary>The transition that an event asks for; where none will do, the refusal says how near it came.</summary>
    private int FindTransition()
    {
        var role = input.Small[EventFields.Actor.Slot];
        var (nearest, reason, mask, missing) = (-1, RefusalReason.StatusNotReachable, 0L, 0L);
        foreach (var i in image.TransitionsBetween.Between(Status, input.Small[EventFields.NewStatus.Slot]))
        {
            var transition = image.Transitions[i];
            var obstacle = RefusalReason.RoleNotAllowed;
            var (lacking, absent) = (0L, 0L);
            if (transition.By.Has(role))
            {
                obstacle = RefusalReason.NeedsMember;
                lacking = Lacking(transition, out absent);
                if (lacking == 0)
                {
                    obstacle = RefusalReason.TransitionNotAllowed;
                    if (image.Conditions.Holds(transition.Condition, Facts))
                    {
                        trace.Part(PartKind.Transition, i, (Status << 8) + input.Small[EventFields.NewStatus.Slot]);
                        trace.Part(PartKind.Setter, i, role);
                        return i;
                    }
                }
            }
            if (nearest < 0 || obstacle > reason)
                (nearest, reason, mask, missing) = (i, obstacle, lacking, absent);
        }
        Refuse(reason, ofTicket: false, nearest < 0 ? -1 : image.Transitions[nearest].Citation, nearest, mask, missing);
        return -1;
    }

    /// <summary>The needs that an event does not fill, as bits; among them those whose member is not there at all.</summary>
    private long Lacking(Compilation.TransitionPlan transition, out long absent)
    {
        var lacking = absent = 0L;
        for (var i = 0; i < transition.Needs.Length; i++)
        {
            var field = transition.Needs[i].Field;
            var isSmall = field.Width == FieldWidth.Small;
            var value = isSmall ? Facts.Small(field.Scope, field.Slot) : Field.Absent;
            var isThere = isSmall ? value != Field.Absent : Facts.Wide(field.Scope, field.Slot) != Field.AbsentNumber;
            if (isThere && (!isSmall || transition.NeedMasks[i].Has(value)))
                continue;
            lacking |= 1L << i;
            absent |= isThere ? 0 : 1L << i;
        }
        return lacking;
    }

    /// <summary>The ticket leaves one status and enters another, with all that follows.</summary>
    /// <param name="to">The status that it enters.</param>
    /// <param name="citation">What says so.</param>
    /// <param name="depth">How many moments follow upon each other so far.</param>
    /// <param name="closeCode">The close code that a rule gives, by its number among the image's values; -1 for none.</param>
    /// <param name="solutionType">The solution type that a rule gives, likewise.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ChangeStatus(byte to, int citation, int depth, int closeCode = -1, int solutionType = -1)
    {
        var from = Status;
        state.Small[EventFields.CurrentStatus.Slot] = to;
        effects.Add(EffectKind.StatusChanged, citation, a: from, b: to, x: closeCode, y: solutionType);
        PauseAndResumeClocks();
        if (image.FinalStatuses.Has(to))
        {
            CancelClocks(citation);
            LeaveQueues();
        }
        RunRules(image.Moments.Left(from), depth + 1);
        RunRules(image.Moments.Entered(to), depth + 1);
    }

    /// <summary>The place among the waiting step's answers of the one that the event gives.</summary>
    private int FindAnswer()
    {
        if (state.Header.Step == 0)
        {
            Refuse(RefusalReason.NoStep, ofTicket: false);
            return -1;
        }
        var step = image.Steps[state.Header.Step - 1];
        for (var i = 0; i < step.Answers.Length; i++)
        {
            if (input.Answer.SequenceEqual(step.Answers[i].Id))
                return i;
        }
        Refuse(RefusalReason.UnknownAnswer, ofTicket: false, step.Citation, state.Header.Step - 1);
        return -1;
    }

    private void TakeAnswer(int answer)
    {
        var taken = image.Steps[state.Header.Step - 1].Answers[answer];
        trace.Part(PartKind.Branch, state.Header.Step - 1, answer);
        state.Header.Step = 0;
        RunRules(taken.Rules);
        if (taken.Next >= 0)
            EnterStep(taken.Next);
    }

    /// <summary>A step is put before its role; one without answers ends the procedure.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterStep(int step)
    {
        state.Header.Step = image.Steps[step].Answers.Length == 0 ? (ushort)0 : (ushort)(step + 1);
        effects.Add(EffectKind.Step, image.Steps[step].Citation, a: step);
    }
}
