using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>What a check found, before exemptions are asked.</summary>
/// <param name="Check">Which check found it.</param>
/// <param name="Said">The statement that it is about, by its clauses; null where no statement is at fault.</param>
/// <param name="Subject">The name that it is about, for exemptions that are narrower than a clause.</param>
/// <param name="Message">The sentence.</param>
/// <param name="At">Where.</param>
public sealed record Finding(Check Check, Citation? Said, string? Subject, Sentence Message, SourceLocation At)
{
    public Diagnostic ToDiagnostic() => new(Check.Code, Message, At, Check.Severity);
}
