using PolicyEngine.Diagnostics;

namespace PolicyEngine.Runtime;

/// <summary>A condition in code failed in a decision, in which it counted as not holding. Immutable.</summary>
/// <param name="At">Where it stands in the script.</param>
/// <param name="IsLimit">True where it was stopped at a limit of its budget, false where its code threw.</param>
/// <param name="Why">What went wrong, as the end of a sentence.</param>
public sealed record ConditionFailure(SourceLocation At, bool IsLimit, Sentence Why);
