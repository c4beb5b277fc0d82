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
            from field in ModelChecks.FieldsOf(leaf)
            where field.Scope != FieldScope.Ticket
            select Diagnostic.Of("PE0330", precedence.Citation.At, queue.Desk, field);
        var many =
            from queue in model.Queues
            where queue.First.Count > QueueModel.MostPrecedences
            select Diagnostic.Of("PE0330.many", queue.First[QueueModel.MostPrecedences].Citation.At, queue.Desk, queue.First.Count, QueueModel.MostPrecedences);
        return events.Distinct().Concat(many);
    }
}
