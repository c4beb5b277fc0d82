using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <content>Queues.</content>
internal sealed partial class PolicyDraft
{
    private readonly List<(Desk Desk, List<Precedence> First, List<Field> Tells, Citation Citation)> queues = [];

    /// <summary>The queues that statements spoke of, in the order of their first ones.</summary>
    private IReadOnlyList<QueueModel> Queues => [.. queues.Select(queue => new QueueModel(queue.Desk, queue.First, queue.Tells, queue.Citation))];

    public void AddQueue(Desk desk, Citation citation)
    {
        EnsureOpen();
        if (!queues.Exists(queue => queue.Desk == desk))
            queues.Add((desk, [], [], citation));
    }

    public void AddPrecedence(Desk desk, Precedence precedence) => Open(queues).Find(queue => queue.Desk == desk).First.Add(precedence);

    public void AddToldByQueue(Desk desk, IEnumerable<Field> members) => Open(queues).Find(queue => queue.Desk == desk).Tells.AddRange(members);
}
