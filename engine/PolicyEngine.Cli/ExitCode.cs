namespace PolicyEngine.Cli;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done; refused tickets are results.</summary>
    public const int Done = 0;

    /// <summary>At least one line could not be read as an event; the rest was evaluated.</summary>
    public const int SomeUnreadable = 1;

    /// <summary>Something is wrong in what was checked or rendered.</summary>
    public const int Findings = 1;

    /// <summary>A policy, a plugin or an argument is at fault.</summary>
    public const int Fault = 2;
}
