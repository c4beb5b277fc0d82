namespace PolicyEngine.Diagnostics;

/// <summary>How much a diagnostic matters: an error keeps a policy from serving, a warning does not.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>
/// One thing that is wrong in what a person wrote: where, what, and what would do, in the words of the policy.
/// Diagnostics are collected values and never thrown. Immutable; safe to share between threads.
/// </summary>
/// <param name="Code">A stable code, <c>PE</c> and four digits, with a page of its own in <c>docs/errors/</c>.</param>
/// <param name="Message">One sentence in the author's words, with the nearest known name where one is near.</param>
/// <param name="At">Where in the author's files.</param>
/// <param name="Severity">Whether the policy can serve in spite of it.</param>
public sealed record Diagnostic(string Code, string Message, SourceLocation At, Severity Severity = Severity.Error)
{
    /// <summary>The form that editors and people read: <c>file.csx(line,col): error PE0123: sentence</c>.</summary>
    public override string ToString() =>
        $"{At}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
