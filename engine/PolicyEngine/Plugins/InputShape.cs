using Newtonsoft.Json.Linq;

namespace PolicyEngine.Plugins;

/// <summary>
/// A form in which a company's ticket tool exports or sends what happened, other than CloudEvents. A plugin declares
/// those that it can read (<see cref="ProviderPlugin.InputShapes"/>). Immutable; safe to share between threads.
/// </summary>
/// <param name="name">The name by which <c>evaluate --from</c> picks it, e.g. the tool's.</param>
public abstract class InputShape(string name)
{
    public string Name { get; } = name;

    /// <summary>Begins to read one input.</summary>
    public abstract InputReader Begin();
}

/// <summary>
/// Turns the lines of one input into events of the wire contract. It may remember earlier lines: a tool that sends
/// whole records needs the last one to tell what changed. Not thread-safe.
/// </summary>
public abstract class InputReader
{
    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, a JSON object. Times in it are texts.</param>
    /// <returns>The events that it tells, in order; none where nothing changed. Or why it is no such line.</returns>
    public abstract InputResult Read(JObject line);
}

/// <summary>What a line told, or why it could not be read.</summary>
/// <param name="Events">CloudEvents 1.0 of the wire contract, whole.</param>
/// <param name="Problem">What is wrong, as one sentence; null where nothing is.</param>
public sealed record InputResult(IReadOnlyList<JObject> Events, string? Problem = null)
{
    /// <summary>A line that could not be read.</summary>
    public static InputResult Bad(string problem) => new([], problem);
}
