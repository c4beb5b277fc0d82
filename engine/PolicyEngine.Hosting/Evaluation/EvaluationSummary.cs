using NodaTime;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>What an evaluation counted, and what went wrong on its way.</summary>
public sealed class EvaluationSummary
{
    private readonly List<Diagnostic> unreadable = [];
    private readonly List<Diagnostic> failures = [];

    /// <summary>Lines of the input, blank ones not counted.</summary>
    public int Lines { get; internal set; }

    /// <summary>Events that had come before, by source and id.</summary>
    public int Duplicates { get; internal set; }

    /// <summary>Events and tickets that were refused.</summary>
    public int Refusals { get; internal set; }

    public int Effects { get; internal set; }

    /// <summary>The greatest event time.</summary>
    public Instant? Last { get; internal set; }

    /// <summary>Lines that could not be read as an event.</summary>
    public IReadOnlyList<Diagnostic> Unreadable => unreadable;

    /// <summary>What failed in a plugin, a script or a template; each concerned one event or message alone.</summary>
    public IReadOnlyList<Diagnostic> Failures => failures;

    internal void AddUnreadable(Diagnostic diagnostic) => unreadable.Add(diagnostic);

    internal void AddFailure(Diagnostic diagnostic) => failures.Add(diagnostic);
}
