using System.Text.RegularExpressions;

namespace PolicyEngine.Templates.Rendering;

/// <summary>What built-in functions remember within one render.</summary>
internal sealed class BuiltInState
{
    /// <summary>What <c>date.format</c> was set to.</summary>
    public string DateFormat { get; set; } = DateFormatter.DefaultFormat;

    /// <summary>How many random values were drawn, so that the next one differs.</summary>
    public int Draws { get; set; }

    /// <summary>Where each <c>array.cycle</c> stands.</summary>
    public Dictionary<string, int> Cycles => field ??= [];

    public Dictionary<(string Pattern, string Options), Regex> Expressions => field ??= [];
}
