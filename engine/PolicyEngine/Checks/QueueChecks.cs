using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Queues whose order nobody could keep: a waiting ticket's place is found again without the event at hand.</summary>
internal static class QueueChecks
{
    public static IEnumerable<Diagnostic> Check(PolicyModel model)
    {
        var events =
            from queue in model.Queues
            from precedence in queue.First
            from leaf in ModelChecks.Leaves(precedence.When)
            let field = ModelChecks.FieldOf(leaf)
            where field is { Scope: not FieldScope.Ticket }
            select new Diagnostic("PE0330",
                $"Who goes first in '{queue.Desk}' is asked of '{field}', which does not belong to the ticket; ask the ticket's own members.",
                precedence.Citation.At);
        var many =
            from queue in model.Queues
            where queue.First.Count > QueueModel.MostPrecedences
            select new Diagnostic("PE0330",
                $"The order of '{queue.Desk}' has {queue.First.Count} conditions; it can have {QueueModel.MostPrecedences}.",
                queue.First[QueueModel.MostPrecedences].Citation.At);
        return events.Concat(many);
    }
}
