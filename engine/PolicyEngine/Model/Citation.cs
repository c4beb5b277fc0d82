using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>What a statement of a script stands on: the clause of the source document, and where the statement is.</summary>
/// <param name="Clause">The clause's id, e.g. <c>MN-3.4.2-a</c>.</param>
/// <param name="At">The statement's file and line.</param>
public sealed record Citation(string Clause, SourceLocation At);
