using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>
/// Stories of Acción Eficaz. June 2026 begins on a Monday; Monday 8, Monday 15 and Monday 29 are holidays of Colombia.
/// Business hours are Monday to Friday from 08:00 to 18:00.
/// </summary>
internal static class Ae
{
    public static Story Story(string events, string? until = null) => Wire.Story.Of(events, until, StoryWorld.AccionEficaz);
}
