using System.Text;
using NUnit.Framework;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Tests.Hosting.Ingestion;

public sealed class EventLinesTests
{
    [TestCase("")]
    [TestCase("a")]
    [TestCase("a\n")]
    [TestCase("\n\na\n\nb")]
    [TestCase("a\r\nb\rc\n\rd\r")]
    [TestCase("\r\r\n\n")]
    [TestCase("\ufeffa\nb")]
    [TestCase("a\n\ufeffb")]
    [TestCase("ñandú\nÑ")]
    public void Lines_are_those_of_a_text_reader_however_they_arrive(string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false));
            var expected = new List<string>();
            while (reader.ReadLine() is { } line)
                expected.Add(line);

            foreach (var atOnce in new[] { 1, 2, 3, 100 })
                Assert.That(Lines(new Drops(bytes, atOnce)), Is.EqualTo(expected), $"{encoding.WebName}, {atOnce} bytes at once");
        }
    }

    [Test]
    public void A_line_may_be_longer_than_any_buffer()
    {
        var text = new string('x', 300_000);

        Assert.That(Lines(new MemoryStream(Encoding.UTF8.GetBytes($"a\n{text}\nb"))), Is.EqualTo(["a", text, "b"]));
    }

    [Test]
    public void Lines_that_are_at_hand_together_come_together_and_wait_for_no_other()
    {
        using var lines = new EventLines(new Drops("a\nbc\n\r\nd\ne"u8.ToArray(), 4));

        Assert.That(
            lines.Parts().Select(part => part.Select(line => Encoding.UTF8.GetString(line.Span)).ToList()).ToList(),
            Is.EqualTo(new List<string>[] { ["a"], ["bc", ""], ["d"], ["e"] }));
    }

    [Test]
    public void No_part_is_long()
    {
        using var lines = new EventLines(new MemoryStream(new byte[1_000].Select(_ => (byte)'\n').ToArray()));

        Assert.That(lines.Parts().Select(part => part.Count).ToList(), Is.All.InRange(1, 64).And.Some.EqualTo(64));
    }

    private static List<string> Lines(Stream stream)
    {
        using var lines = new EventLines(stream);
        var read = new List<string>();
        while (lines.TryRead(out var line))
            read.Add(Encoding.UTF8.GetString(line.Span));
        return read;
    }

    /// <summary>An input that arrives a few bytes at a time.</summary>
    private sealed class Drops(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, atOnce)]);
    }
}
