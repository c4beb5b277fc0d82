using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bounds;

/// <summary>A script reached a limit of its <see cref="ScriptBudget"/>. No script can catch it: policies have no <c>catch</c>.</summary>
/// <param name="limit">Which one.</param>
public sealed class ScriptLimitException(Sentence limit) : Exception(limit.ToString())
{
    /// <summary>Which limit, as the end of a sentence that begins "The script was stopped: ".</summary>
    public Sentence Limit { get; } = limit;
}
