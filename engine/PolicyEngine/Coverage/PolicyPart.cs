using PolicyEngine.Model;

namespace PolicyEngine.Coverage;

/// <summary>The kinds of part that a policy is made of, as far as a decision can take one of them.</summary>
public enum PartKind : byte
{
    /// <summary>A cell of a matrix.</summary>
    Cell,

    /// <summary>A row of what decides a field, outside matrices.</summary>
    Row,

    /// <summary>A row of the statuses in which tickets begin.</summary>
    Start,

    /// <summary>How long a clock takes.</summary>
    Time,

    /// <summary>The calendar that a clock runs on.</summary>
    Calendar,

    /// <summary>At whose opening a clock begins.</summary>
    Opening,

    /// <summary>A status in which a clock stands still.</summary>
    Pause,

    /// <summary>A clock's warning.</summary>
    Warning,

    /// <summary>A change from one status to another.</summary>
    Transition,

    /// <summary>A role that may make a change of status.</summary>
    Setter,

    /// <summary>A level of an escalation.</summary>
    Level,

    /// <summary>An answer of a step.</summary>
    Branch,

    /// <summary>Something that happens at a moment.</summary>
    Rule,

    /// <summary>A member that a ticket must have.</summary>
    Requirement,

    /// <summary>A refusal.</summary>
    Refusal,

    /// <summary>A status in which nothing more is taken.</summary>
    Final,

    /// <summary>What is still taken in a final status.</summary>
    TakenWhenFinal,

    /// <summary>Who goes first in a queue.</summary>
    Precedence,
}

/// <summary>A part of one model: its kind, the place of what it belongs to in the model's list, and its own place in that.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Number">The place in the model's list of the decision, clock, transition, rule, chain, step or field.</param>
/// <param name="Detail">The row, level, answer or status; for a transition both statuses (256 × from + to); 0 where there is none.</param>
public readonly record struct PartId(PartKind Kind, int Number, int Detail = 0);

/// <summary>A part with what it says and where.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Label">What it says, e.g. <c>priority alta: urgency == alta &amp; impact == menor</c>.</param>
/// <param name="Citation">The clause and the statement.</param>
public sealed record PolicyPart(PartId Id, string Label, Citation Citation);
