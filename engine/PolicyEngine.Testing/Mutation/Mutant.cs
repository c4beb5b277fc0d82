using PolicyEngine.Coverage;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>A policy in which one thing is otherwise: removed, or changed a little. Immutable.</summary>
/// <param name="Model">The changed model.</param>
/// <param name="Part">The part that is changed, where a decision can take it: scenarios that take it are run first.</param>
/// <param name="Change">What was changed, and to what, e.g. <c>reaccion within 40 minutes if …: 41 minutes</c>.</param>
/// <param name="Citation">The clause and the statement.</param>
public sealed record Mutant(PolicyModel Model, PartId? Part, string Change, Citation Citation);

/// <summary>A change that no scenario can notice, because it changes nothing that can be seen.</summary>
/// <param name="Clause">The clause of the changed statement.</param>
/// <param name="Change">The change, as the list of survivors writes it.</param>
/// <param name="Because">Why it cannot be noticed.</param>
/// <param name="Where">Where that is said.</param>
public sealed record EquivalentMutant(string Clause, string Change, string Because, Diagnostics.SourceLocation Where);
