using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting;

/// <summary>
/// How a run ended. What the script declared is in the globals that it was given; after a failure they hold half a
/// policy and are to be thrown away. Immutable; keeps nothing of the script's load context.
/// </summary>
/// <param name="Failure">What stopped the script, at the line where it stopped; null after a run to the end.</param>
/// <param name="Budget">
/// What the script's code counts against. The engine's conditions begin anew by themselves; a host that calls other
/// functions of a script lets each begin with <see cref="ScriptBudget.Begin"/>.
/// </param>
public sealed record ScriptRun(Diagnostic? Failure, ScriptBudget Budget)
{
    /// <summary>Whether the script ran to its end.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Success => Failure is null;
}
