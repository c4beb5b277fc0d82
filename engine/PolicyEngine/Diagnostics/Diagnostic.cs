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
/// <param name="Sentence">What is said, in the author's words, with the nearest known name where one is near.</param>
/// <param name="At">Where in the author's files.</param>
/// <param name="Severity">Whether the policy can serve in spite of it.</param>
public sealed record Diagnostic(string Code, Sentence Sentence, SourceLocation At, Severity Severity = Severity.Error)
{
    private const int CodeLength = 6;

    /// <summary>An error that is said by a message of the tables.</summary>
    /// <param name="key">The message's key: the code, and after a dot which of its messages where it has several.</param>
    /// <param name="at">Where in the author's files.</param>
    /// <param name="values">What stands in the message's places.</param>
    public static Diagnostic Of(string key, SourceLocation at, params object?[] values) =>
        new(key[..CodeLength], Sentence.Of(key, values), at);

    /// <summary>The same with a further sentence; null adds none.</summary>
    public Diagnostic And(Sentence? more) => this with { Sentence = Sentence + more };

    /// <summary>How many further errors were left out because they probably follow from this one.</summary>
    public int Cascade { get; init; }

    /// <summary>The sentence in English.</summary>
    public string Message => MessageIn(Language.English);

    /// <summary>The sentence in a language, with the count of what was left out.</summary>
    public string MessageIn(Language language) => (Cascade switch
    {
        0 => Sentence,
        1 => Sentence + Sentence.Of("cascade.one"),
        _ => Sentence + Sentence.Of("cascade.many", Cascade),
    }).In(language);

    /// <summary>The form that editors and people read: <c>file.csx(line,col): error PE0123: sentence</c>.</summary>
    public string In(Language language) =>
        $"{At}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {MessageIn(language)}";

    public override string ToString() => In(Language.English);
}
