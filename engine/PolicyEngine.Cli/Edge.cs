using NodaTime;

namespace PolicyEngine.Cli;

/// <summary>
/// The one place where the command asks the machine for the time: for the history of what served, which no decision reads.
/// </summary>
internal static class Edge
{
    public static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
}
