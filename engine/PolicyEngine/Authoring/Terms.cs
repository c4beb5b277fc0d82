namespace PolicyEngine.Authoring;

/// <summary>
/// A name that a provider's vocabulary gives to its scripts: a typed constant, so that a misspelt name does not
/// compile and a role cannot stand where a status is asked for. Immutable.
/// </summary>
/// <param name="id">The name as events and effects carry it, e.g. <c>pendiente_usuario</c>.</param>
public abstract class Term(string id)
{
    /// <summary>The name on the wire.</summary>
    public string Id { get; } = id;

    public override string ToString() => Id;
}

/// <summary>One of the values that a category can have. One value may belong to several categories.</summary>
public class Value(string id) : Term(id)
{
    /// <summary>
    /// Stands in a list of values for any text that is not in it, so that a rule, and not ingestion, says what becomes
    /// of such a one. Events never name it.
    /// </summary>
    public static Value Other { get; } = new("*");
}

/// <summary>A status of a ticket's life cycle.</summary>
public sealed class Status(string id) : Value(id);

/// <summary>Who acts: a role of the provider's people or of its customers.</summary>
public sealed class Role(string id) : Value(id);

/// <summary>A service level target: a promise with a duration, visible in <c>target_*</c> effects.</summary>
public sealed class Target(string id) : Clock(id);

/// <summary>A clock that is nobody's promise: it only makes something happen when it has run out.</summary>
public sealed class Timer(string id) : Clock(id);

/// <summary>Something that counts time on a calendar, from a start to a deadline.</summary>
public abstract class Clock(string id) : Term(id);

/// <summary>The name of a service calendar that a script describes.</summary>
public sealed class Calendar(string id) : Term(id);

/// <summary>A chain of people to whom a ticket climbs, level by level.</summary>
public sealed class EscalationMatrix(string id) : Term(id);

/// <summary>A notification's template: a name in the policy's <c>templates</c> folder.</summary>
public sealed class NotificationTemplate(string id) : Term(id);

/// <summary>A desk or support group to which work is routed.</summary>
public sealed class Desk(string id) : Term(id);

/// <summary>Something that a person is asked to do.</summary>
public sealed class WorkTask(string id) : Term(id);

/// <summary>What a charge is for.</summary>
public sealed class Concept(string id) : Term(id);

/// <summary>Charges that are put on one bill: a customer's month, what is quoted apart.</summary>
public sealed class Account(string id) : Term(id);

/// <summary>What is written down about a ticket: a survey's answer, an acceptance, a total.</summary>
public sealed class Entry(string id) : Term(id);

/// <summary>A procedure: steps that people answer one after the other.</summary>
public sealed class Procedure(string id) : Term(id);

/// <summary>Something that is measured over all tickets of a month, a half-year or a year.</summary>
public sealed class Indicator(string id) : Term(id);

/// <summary>A recurring instant that belongs to no ticket: a billing run, a monthly indicator.</summary>
public sealed class Schedule(string id) : Term(id);
