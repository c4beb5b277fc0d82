using PolicyEngine.Authoring;

namespace PolicyEngine.Model;

/// <summary>A desk before which tickets wait in an order: by precedence, then by reception.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="First">Who goes before whom; the first weighs most.</param>
/// <param name="Tells">The ticket's members that are told with its routing.</param>
/// <param name="Citation">The first statement that spoke of it.</param>
public sealed record QueueModel(Desk Desk, IReadOnlyList<Precedence> First, IReadOnlyList<Field> Tells, Citation Citation)
{
    /// <summary>How many conditions an order has at most: a ticket's rank fits one byte.</summary>
    public const int MostPrecedences = 7;
}

/// <summary>Tickets for which a condition holds go before those for which it does not.</summary>
public sealed record Precedence(Condition When, Citation Citation);
