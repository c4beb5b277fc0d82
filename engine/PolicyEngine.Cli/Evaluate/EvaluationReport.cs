using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Evaluation;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Says on standard error what an evaluation could not read, what failed in it, and what it counted.</summary>
internal sealed class EvaluationReport(EvaluationSummary summary)
{
    private int unreadable;
    private int failures;

    /// <summary>The lines that could not be read since it was last asked.</summary>
    public void SayUnreadable()
    {
        for (; unreadable < summary.Unreadable.Count; unreadable++)
            Console.Error.WriteLine(Speech.Say(summary.Unreadable[unreadable]));
    }

    /// <summary>What failed in a plugin, a script or a template since it was last asked.</summary>
    public void SayFailures()
    {
        for (; failures < summary.Failures.Count; failures++)
            Console.Error.WriteLine(Speech.Say(summary.Failures[failures]));
    }

    /// <summary>Ends the report.</summary>
    /// <returns>The exit code.</returns>
    public int Conclude()
    {
        SayUnreadable();
        SayFailures();
        Console.Error.WriteLine(Speech.Say(
            "evaluate.summary", summary.Lines, summary.Duplicates, summary.Unreadable.Count, summary.Refusals, summary.Effects));
        return ExitCodeOf(summary);
    }

    /// <summary>What a command ends with that evaluated all it was given.</summary>
    public static int ExitCodeOf(EvaluationSummary summary)
    {
        if (summary.Failures.Any(failure => failure.Severity == Severity.Error))
            return ExitCode.Fault;
        return summary.Unreadable.Count > 0 ? ExitCode.SomeUnreadable : ExitCode.Done;
    }
}
