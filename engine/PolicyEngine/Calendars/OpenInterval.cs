namespace PolicyEngine.Calendars;

/// <summary>A stretch of open time between two instants in Unix ticks, half-open.</summary>
internal readonly record struct OpenInterval(long From, long To);
