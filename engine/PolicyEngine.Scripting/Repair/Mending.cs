namespace PolicyEngine.Scripting.Repair;

/// <summary>What would mend a statement: one sign more or less at one place.</summary>
/// <param name="At">Where in the statement's text the sign is missing, or stands and is too many.</param>
/// <param name="Sign">The sign.</param>
/// <param name="IsTooMany">Whether it is too many, and not missing.</param>
internal sealed record Mending(int At, string Sign, bool IsTooMany = false)
{
    /// <summary>The text once it is mended.</summary>
    public string In(string text) => IsTooMany ? text.Remove(At, Sign.Length) : text.Insert(At, Sign);
}
