using NodaTime;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// The ticket clock of a partition: it goes from event to event, on the average so fast that each open ticket has one
/// event in four hours in which somebody is at work, and one in a day and a half in which nobody is. Not thread-safe.
/// </summary>
internal sealed class LoadClock(LoadScene scene, int tickets)
{
    private const int SlowerWhenClosed = 9;

    // On the average half of the widest gap passes.
    private readonly long widest = Math.Max(1, 8 * NodaConstants.TicksPerHour / tickets);
    private long gap;
    private long hour;

    /// <summary>Unix ticks.</summary>
    public long Now { get; private set; } = scene.Start;

    /// <summary>Whether the last advance came to another hour.</summary>
    public bool IsNewHour { get; private set; }

    /// <summary>Since its beginning, in ticks.</summary>
    public long Elapsed => Now - scene.Start;

    /// <summary>Goes on to the next event's time.</summary>
    public void Advance(Draw draw)
    {
        IsNewHour = Now / NodaConstants.TicksPerHour != hour;
        if (IsNewHour)
        {
            hour = Now / NodaConstants.TicksPerHour;
            gap = scene.IsOpen(Now) ? widest : widest * SlowerWhenClosed;
        }
        Now += draw.Below(gap);
    }

    /// <summary>Goes back to where it began.</summary>
    public void BeginAgain() => (Now, hour) = (scene.Start, 0);
}
