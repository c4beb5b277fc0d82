using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>A clause as the index of the source document has it.</summary>
/// <param name="Id">Its id, e.g. <c>MN-3.4.2-a</c>.</param>
/// <param name="Kind">What it is: <c>rule</c>, <c>duty</c>, <c>info</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="At">Where the index has it.</param>
public sealed record ClauseEntry(string Id, string Kind, string Title, SourceLocation At)
{
    /// <summary>The kind of clauses that a policy has to speak.</summary>
    public const string Rule = "rule";

    /// <summary>Where the document has it, e.g. <c>5, a)</c>; empty where the index does not say.</summary>
    public string Section { get; init; } = "";

    /// <summary>The document's own words; empty where the index does not have them.</summary>
    public string Text { get; init; } = "";
}

/// <summary>The index of a source document.</summary>
/// <param name="Version">The document's version, as policies name it; null where the index does not say.</param>
/// <param name="Clauses">Its clauses.</param>
public sealed record ClauseIndex(string? Version, IReadOnlyList<ClauseEntry> Clauses);

/// <summary>
/// All that is checked together: a company's policy versions and contracts, and what stands in its folder beside them.
/// What is null is not known and is not checked. Immutable.
/// </summary>
/// <param name="Versions">The models of its policy versions, in any order.</param>
/// <param name="Contracts">The models of its contracts.</param>
public sealed record PolicyFamily(IReadOnlyList<PolicyModel> Versions, IReadOnlyList<PolicyModel> Contracts)
{
    /// <summary>The index of the source document.</summary>
    public ClauseIndex? Clauses { get; init; }

    /// <summary>Whether each role that has a contact has an address too.</summary>
    public IReadOnlyDictionary<string, bool>? Contacts { get; init; }

    /// <summary>Every name that the company's vocabulary gives to its scripts.</summary>
    public IReadOnlyCollection<Term>? Terms { get; init; }

    /// <summary>
    /// The date as of which things are asked that run out. Without one, what runs out while a policy has no end is
    /// always said.
    /// </summary>
    public LocalDate? On { get; init; }

    /// <summary>What was found in files that belong to no one version, such as templates.</summary>
    public IReadOnlyList<Finding> Shared { get; init; } = [];
}
