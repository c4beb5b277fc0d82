using NodaTime;

namespace PolicyEngine.Hosting.Output;

/// <summary>
/// Instants as effects write them, in one zone: <see cref="EffectRecord.Format"/> says what is right, and the usual ones
/// come to the same without objects. Not thread-safe.
/// </summary>
internal sealed class LocalTimes(DateTimeZone zone)
{
    /// <summary>The longest: date, time, seven decimals, offset.</summary>
    public const int MostBytes = 33;

    private const int DateBytes = 10;
    private static readonly long First = Instant.FromUtc(1901, 1, 1, 0, 0).ToUnixTimeTicks();
    private static readonly long Last = Instant.FromUtc(9998, 1, 1, 0, 0).ToUnixTimeTicks();

    private readonly byte[] date = new byte[DateBytes];
    private long day = long.MinValue;
    private long begins = long.MaxValue;
    private long ends = long.MinValue;
    private int offset;

    public DateTimeZone Zone { get; } = zone;

    /// <summary>Writes an instant.</summary>
    /// <param name="ticks">Unix ticks.</param>
    /// <param name="into">At least <see cref="MostBytes"/>.</param>
    /// <returns>How many bytes it takes.</returns>
    public int Write(long ticks, Span<byte> into)
    {
        if ((ticks < begins || ticks >= ends) && !TryEnter(ticks))
        {
            var text = EffectRecord.Format(Instant.FromUnixTimeTicks(ticks).InZone(Zone).ToOffsetDateTime());
            return System.Text.Encoding.UTF8.GetBytes(text, into);
        }
        var (days, ofDay) = Math.DivRem(ticks + offset * NodaConstants.TicksPerSecond, NodaConstants.TicksPerDay);
        if (ofDay < 0)
            (days, ofDay) = (days - 1, ofDay + NodaConstants.TicksPerDay);
        if (days != day)
            WriteDate(days);
        date.CopyTo(into);
        var (second, fraction) = Math.DivRem(ofDay, NodaConstants.TicksPerSecond);
        into[DateBytes] = (byte)'T';
        Two(into[11..], (int)second / 3_600);
        into[13] = (byte)':';
        Two(into[14..], (int)second / 60 % 60);
        into[16] = (byte)':';
        Two(into[17..], (int)second % 60);
        var length = 19 + Fraction(into[19..], fraction);
        into[length] = offset < 0 ? (byte)'-' : (byte)'+';
        Two(into[(length + 1)..], Math.Abs(offset) / 3_600);
        into[length + 3] = (byte)':';
        Two(into[(length + 4)..], Math.Abs(offset) / 60 % 60);
        return length + 6;
    }

    /// <summary>Goes to the interval of the zone that holds an instant. Only those whose offset is whole minutes are usual.</summary>
    private bool TryEnter(long ticks)
    {
        if (ticks < First || ticks > Last)
            return false;
        var interval = Zone.GetZoneInterval(Instant.FromUnixTimeTicks(ticks));
        if (interval.WallOffset.Seconds % 60 != 0)
            return false;
        offset = interval.WallOffset.Seconds;
        begins = Math.Max(First, interval.HasStart ? interval.Start.ToUnixTimeTicks() : First);
        ends = Math.Min(Last, interval.HasEnd ? interval.End.ToUnixTimeTicks() : Last);
        return ticks < ends;
    }

    private void WriteDate(long days)
    {
        var local = DateOnly.FromDayNumber((int)(days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber));
        Two(date, local.Year / 100);
        Two(date.AsSpan(2), local.Year % 100);
        date[4] = date[7] = (byte)'-';
        Two(date.AsSpan(5), local.Month);
        Two(date.AsSpan(8), local.Day);
        day = days;
    }

    private static int Fraction(Span<byte> into, long ticks)
    {
        if (ticks == 0)
            return 0;
        into[0] = (byte)'.';
        var length = 1;
        for (var unit = NodaConstants.TicksPerSecond / 10; ticks > 0; unit /= 10)
        {
            into[length++] = (byte)('0' + ticks / unit);
            ticks %= unit;
        }
        return length;
    }

    private static void Two(Span<byte> into, int number)
    {
        into[1] = (byte)('0' + number % 10);
        into[0] = (byte)('0' + number / 10);
    }
}
