using System.Text;
using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Hosting.Ingestion;

/// <summary>What is read or written without objects, against what is read or written with them.</summary>
public sealed class UsualFormTests
{
    [Test]
    public void A_time_that_is_read_without_objects_is_the_same_instant([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = $"{random.Next(1895, 3005):D4}-{random.Next(0, 14):D2}-{random.Next(0, 33):D2}T{random.Next(0, 25):D2}:{random.Next(0, 61):D2}:{random.Next(0, 61):D2}"
                + random.Next(4) switch { 0 => "." + random.Next(1, 99_999_999), 1 => ".", _ => "" }
                + random.Next(5) switch { 0 => "Z", 1 => "z", 2 => "", _ => $"{(random.Next(2) == 0 ? '-' : '+')}{random.Next(0, 20):D2}:{random.Next(0, 62):D2}" };
            if (random.Next(10) == 0)
                text = text.Remove(random.Next(text.Length), 1);
            if (!EventTime.TryParse(Encoding.UTF8.GetBytes(text), out var ticks))
                continue;
            taken++;
            Assert.That(OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant().ToUnixTimeTicks(), Is.EqualTo(ticks), text);
        }
        Assert.That(taken, Is.GreaterThan(1_000));
    }

    [TestCase("America/Mexico_City")]
    [TestCase("America/Bogota")]
    [TestCase("Asia/Kolkata")]
    [TestCase("Australia/Lord_Howe")]
    [TestCase("UTC")]
    public void A_time_that_is_written_without_objects_is_the_same_text(string zone)
    {
        var random = new Random(7);
        var times = new LocalTimes(DateTimeZoneProviders.Tzdb[zone]);
        var written = new byte[LocalTimes.MostBytes];
        var at = Instant.FromUtc(2026, 3, 8, 0, 0).ToUnixTimeTicks();
        for (var i = 0; i < 20_000; i++)
        {
            at = random.Next(3) switch
            {
                0 => random.NextInt64(Instant.FromUtc(1, 1, 3, 0, 0).ToUnixTimeTicks(), Instant.FromUtc(9999, 12, 28, 0, 0).ToUnixTimeTicks()),
                1 => at / NodaConstants.TicksPerSecond * NodaConstants.TicksPerSecond + random.Next(1_000_000) * 10L,
                _ => Instant.FromUtc(2026, 1, 1, 0, 0).ToUnixTimeTicks() + random.Next(-400_000_000, 400_000_000) * NodaConstants.TicksPerSecond,
            };
            var length = times.Write(at, written);
            var expected = EffectRecord.Format(Instant.FromUnixTimeTicks(at).InZone(DateTimeZoneProviders.Tzdb[zone]).ToOffsetDateTime());
            Assert.That(Encoding.UTF8.GetString(written, 0, length), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Every_text_is_written_as_a_writer_of_JSON_would()
    {
        var line = new Utf8Line();
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x180)))]);
            var expected = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new System.Text.Json.Utf8JsonWriter(expected, EffectRecord.Options))
                writer.WriteStringValue(text);

            line.Clear();
            line.Text(text);
            Assert.That(line.Written.SequenceEqual(expected.WrittenSpan), Is.True, text);
            if (text.Any(char.IsSurrogate))
                continue;
            line.Clear();
            line.Text(Encoding.UTF8.GetBytes(text));
            Assert.That(line.Written.SequenceEqual(expected.WrittenSpan), Is.True, text);
        }
    }

    [Test]
    public void An_id_is_seen_once_however_long_it_is_and_whatever_it_holds()
    {
        var random = new Random(3);
        var (ids, expected) = (new SeenIds(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < 100_000; i++)
        {
            var id = random.Next(1_000) switch
            {
                0 => new string((char)('a' + random.Next(3)), random.Next(90_000)),
                < 50 => $"ñ{random.Next(500)}",
                _ => $"2026-06-{random.Next(60_000):D5}",
            };
            Assert.That(ids.Add(Encoding.UTF8.GetBytes(id)), Is.EqualTo(expected.Add(id)), id);
        }
    }

    [Test]
    public void Halves_of_surrogates_are_different_ids()
    {
        static TicketEvent Of(string id) =>
            new(EventSource.Parse("/a/b")!, EventTypes.Find("ticket.opened")!, id, "s", 0, []);
        var seen = new SeenEvents();

        Assert.That(seen.Add(Of("\ud800")), Is.True);
        Assert.That(seen.Add(Of("\ud801")), Is.True);
        Assert.That(seen.Add(Of("\ufffd")), Is.True);
        Assert.That(seen.Add(Of("\ud800")), Is.False);
    }
}
