using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>What a statement of a script stands on: the clause of the source document, and where the statement is.</summary>
/// <param name="Clause">The clause's id, e.g. <c>MN-3.4.2-a</c>.</param>
/// <param name="At">The statement's file and line.</param>
/// <param name="Also">A second clause that says the same, or says it together with the first; null for none.</param>
public sealed record Citation(string Clause, SourceLocation At, string? Also = null)
{
    /// <summary>The clauses, the first one first.</summary>
    public IEnumerable<string> Clauses => Also is null ? [Clause] : [Clause, Also];
}
