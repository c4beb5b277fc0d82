namespace PolicyEngine.Templates;

/// <summary>
/// How much one render may use. Everything is counted and nothing is timed, so that a template passes or fails alike on
/// every machine. A render that would go over a limit fails with a message that names it. Immutable; safe to share.
/// </summary>
public sealed record RenderBudget
{
    /// <summary>The limits that apply when none are given.</summary>
    public static RenderBudget Default { get; } = new();

    /// <summary>Statements, loop turns, calls and the work inside built-ins, in steps of some tens of nanoseconds. Default 500,000.</summary>
    public int Steps { get; init; } = 500_000;

    /// <summary>The length of the output, in UTF-16 characters. Default 1,048,576.</summary>
    public int Output { get; init; } = 1_048_576;

    /// <summary>How deep functions and includes may call one another. Default 64.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Everything that strings, arrays and objects made by the template take together, in bytes (an estimate). Default 6 MiB, which in practice takes at most twice that.</summary>
    public long Memory { get; init; } = 6 * 1024 * 1024;
}
