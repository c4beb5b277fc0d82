using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>The part of a policy that a change belongs to, in the order in which it is told.</summary>
public enum PolicySection : byte
{
    Reception,
    Calendars,
    Decisions,
    Targets,
    Timers,
    Statuses,
    Transitions,
    Escalations,
    Procedures,
    Charges,
    Queues,
    Indicators,
    Schedules,

    /// <summary>What happens at a moment: messages, tasks and the like.</summary>
    Consequences,

    /// <summary>Contradictions and assumptions that the script declares.</summary>
    Declarations,
}

/// <summary>One thing that is not the same in two versions.</summary>
/// <param name="Section">Where it belongs.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Was">What was said of it; null where nothing was.</param>
/// <param name="Now">What is said of it now; null where nothing is.</param>
/// <param name="Clauses">The clauses that say so, of both versions.</param>
public sealed record PolicyChange(PolicySection Section, Sentence Subject, Sentence? Was, Sentence? Now, IReadOnlyList<string> Clauses)
{
    /// <summary>Whether a customer is told of it: not of how the desk goes about its work.</summary>
    public bool ConcernsCustomers => Section < PolicySection.Schedules;
}

/// <summary>What two versions of a policy decide differently. Immutable; the same models give the same difference.</summary>
public sealed record PolicyDifference(PolicyIdentity From, PolicyIdentity To, IReadOnlyList<PolicyChange> Changes)
{
    /// <summary>The difference between two models of one provider's vocabulary.</summary>
    /// <param name="from">The earlier version.</param>
    /// <param name="to">The later one.</param>
    /// <param name="name">How an id reads; the id itself where it has no other name.</param>
    public static PolicyDifference Between(PolicyModel from, PolicyModel to, Func<string, string> name)
    {
        var words = new PolicyWords(name);
        var changes = TableDifferences.Of(from, to, words)
            .Concat(FactDifferences.Of(PolicyFacts.Of(from, words), PolicyFacts.Of(to, words)))
            .OrderBy(change => change.Section);
        return new PolicyDifference(from.Identity, to.Identity, [.. changes]);
    }
}

/// <summary>The names of a policy's parts.</summary>
public static class PolicySections
{
    /// <summary>The part's title.</summary>
    public static Sentence Title(this PolicySection section) => Sentence.Of(section switch
    {
        PolicySection.Reception => "section.Reception",
        PolicySection.Calendars => "section.Calendars",
        PolicySection.Decisions => "section.Decisions",
        PolicySection.Targets => "section.Targets",
        PolicySection.Timers => "section.Timers",
        PolicySection.Statuses => "section.Statuses",
        PolicySection.Transitions => "section.Transitions",
        PolicySection.Escalations => "section.Escalations",
        PolicySection.Procedures => "section.Procedures",
        PolicySection.Charges => "section.Charges",
        PolicySection.Queues => "section.Queues",
        PolicySection.Indicators => "section.Indicators",
        PolicySection.Schedules => "section.Schedules",
        PolicySection.Consequences => "section.Consequences",
        _ => "section.Declarations",
    });
}
