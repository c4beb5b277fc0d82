using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Encor;

/// <summary>
/// Stories of Encor. March 2026 begins on a Sunday; Monday 16 March is a statutory holiday, and so is Monday 2 February.
/// Business hours are Monday to Friday from 09:00 to 17:00.
/// </summary>
internal static class En
{
    /// <summary>A customer whose póliza covers everything.</summary>
    public const string Poliza = "customer.poliza=SS";

    /// <summary>A system that was in operation and stopped.</summary>
    public const string Stopped = "system.inOperation=true system.stopped=true";

    public static Story Story(string events, string? until = null) => Wire.Story.Of(events, until, StoryWorld.Encor);
}
