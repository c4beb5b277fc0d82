using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Times as events write them: RFC 3339 with an offset.</summary>
public static class EventTime
{
    /// <summary>The instant that a text says; null where it says none.</summary>
    public static Instant? Parse(string text)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (!parsed.Success)
            return null;
        try
        {
            return parsed.Value.ToInstant();
        }
        // The last hours of the year 9999 west of Greenwich are a time, but no instant.
        catch (OverflowException)
        {
            return null;
        }
    }
}
