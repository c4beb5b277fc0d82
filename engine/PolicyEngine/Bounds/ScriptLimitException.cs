namespace PolicyEngine.Bounds;

/// <summary>A script reached a limit of its <see cref="ScriptBudget"/>. No script can catch it: policies have no <c>catch</c>.</summary>
/// <param name="limit">Which one, as the end of a sentence that begins "The script was stopped: ".</param>
public sealed class ScriptLimitException(string limit) : Exception(limit);
