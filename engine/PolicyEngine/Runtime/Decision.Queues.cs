using PolicyEngine.Authoring;
using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <content>
/// Queues: a ticket knows whether it waits and with which rank. Its position among the others is nobody's decision:
/// whoever writes effects finds it, in their order.
/// </content>
internal ref partial struct Decision<TTrace>
{
    /// <summary>The ticket begins to wait, unless it waits already.</summary>
    private void JoinQueue(int number, int citation)
    {
        var queue = image.Queues[number];
        ref var place = ref state.Small[queue.Slot];
        if (place != Field.Absent)
            return;
        place = PlaceIn(number);
        effects.Add(EffectKind.Routed, citation, a: queue.Desk, b: number + 1, x: place);
    }

    private void LeaveQueue(int number)
    {
        ref var place = ref state.Small[image.Queues[number].Slot];
        if (place == Field.Absent)
            return;
        place = Field.Absent;
        effects.Add(EffectKind.QueueLeft, b: number + 1);
    }

    private void LeaveQueues()
    {
        for (var i = 0; i < image.Queues.Length; i++)
            LeaveQueue(i);
    }

    /// <summary>A ticket that changed while it waits takes its new place, behind those who came before it.</summary>
    private void RankAgain()
    {
        for (var i = 0; i < image.Queues.Length; i++)
        {
            ref var place = ref state.Small[image.Queues[i].Slot];
            if (place == Field.Absent)
                continue;
            var now = PlaceIn(i);
            if (now == place)
                continue;
            place = now;
            effects.Add(EffectKind.QueueMoved, b: i + 1, x: place);
        }
    }

    /// <summary>One more than the rank: a bit for each precedence that does not hold, the first one the highest.</summary>
    private byte PlaceIn(int number)
    {
        var (rank, first) = (0, image.Queues[number].First);
        for (var i = 0; i < first.Length; i++)
        {
            var goesFirst = image.Conditions.Holds(first[i], Facts);
            if (goesFirst)
                trace.Part(PartKind.Precedence, number, i);
            rank = 2 * rank + (goesFirst ? 0 : 1);
        }
        return (byte)(rank + 1);
    }
}
