using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting;

/// <summary>
/// How a run ended. What the script declared is in the globals that it was given; after a failure they hold half a
/// policy and are to be thrown away. Immutable; keeps nothing of the script's load context.
/// </summary>
/// <param name="Failure">What stopped the script, at the line where it stopped; null after a run to the end.</param>
public sealed record ScriptRun(Diagnostic? Failure)
{
    /// <summary>Whether the script ran to its end.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Success => Failure is null;
}
