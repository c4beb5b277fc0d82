using System.Buffers;
using System.Text;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Hosting.Ingestion;

/// <summary>The usual line's way without objects, against the way of any line: the same effects, the same reports, whatever a line holds.</summary>
public sealed class EventScannerTests
{
    private const string Opened = """
        {"specversion":"1.0","id":"§","source":"/accioneficaz/portal","type":"ticket.opened","subject":"AE-§","time":"2026-06-01T08:03:40-05:00","data":{"title":"t","description":"d","channel":"portal","requestedPriority":"media","service":"hosting","requester":{"name":"Óscar","phone":"+57"},"customer":{"id":"sol","name":"El Sol","email":"a@sol.example","contractSmlmv":1.1,"upToDate":true,"services":["hosting","correo"]}}}
        """;

    private static string[] Samples(string sample) => File.ReadAllLines(Path.Combine(Workspace.Folder, "policies", sample));

    [TestCase("accioneficaz/samples/mes.jsonl")]
    [TestCase("encor/samples/mes.jsonl")]
    [TestCase("masnegocio/samples/semana.jsonl")]
    public void Recorded_lines_come_to_the_same_both_ways(string sample)
    {
        var both = new BothWays(render: true);

        both.ApplyAll(Samples(sample));

        Assert.That(both.Scanned, Is.GreaterThan(Samples(sample).Length * 99 / 100), "the usual line is read without objects");
    }

    [Test]
    public void Damaged_lines_come_to_the_same_both_ways(
        [Values("accioneficaz/samples/mes.jsonl", "encor/samples/mes.jsonl", "masnegocio/samples/semana.jsonl")] string sample, [Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var lines = Samples(sample);
        var from = random.Next(lines.Length - 250);
        var both = new BothWays(render: false);

        both.ApplyAll(lines.Skip(from).Take(250).Select(line => random.Next(3) == 0 ? line : DamagedLine.Of(line, random)));

        Assert.That(both.Scanned, Is.InRange(50, 240), "some lines are usual and some are not");
    }

    /// <summary>Each takes the place of a text in a line that is right.</summary>
    [TestCase("\"t\"", "\"\\u0020\"", TestName = "An escaped blank")]
    [TestCase("\"t\"", "\"\u00a0\"", TestName = "A blank of another kind")]
    [TestCase("\"t\"", "\"\u00a0\\u0041\"", TestName = "A blank and an escape")]
    [TestCase("\"t\"", "\"\\ud800\"", TestName = "Half a surrogate, escaped")]
    [TestCase("\"t\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", TestName = "Every escape")]
    [TestCase("\"t\"", "\"\\x41\"", TestName = "No escape of JSON")]
    [TestCase("\"t\"", "\"a\tb\"", TestName = "A control character")]
    [TestCase("\"t\"", "'t'", TestName = "Other quotes")]
    [TestCase("\"t\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", TestName = "Deep nesting")]
    [TestCase("\"t\"", "12", TestName = "A number for a text")]
    [TestCase("\"media\"", "\"med\\u0069a\"", TestName = "An escaped value")]
    [TestCase("\"media\"", "\"Media\"", TestName = "Another case")]
    [TestCase("\"media\"", "\"media \"", TestName = "A blank after a value")]
    [TestCase("\"media\"", "7", TestName = "A number for a value")]
    [TestCase("\"media\"", "\"  \"", TestName = "A blank value")]
    [TestCase("1.1", "1.10", TestName = "A zero more")]
    [TestCase("1.1", "11e-1", TestName = "An exponent")]
    [TestCase("1.1", "1.1234567890123", TestName = "More decimals than count")]
    [TestCase("1.1", "-1.1234567890123", TestName = "More decimals than count, below zero")]
    [TestCase("1.1", "12345678901234567890", TestName = "A large number")]
    [TestCase("1.1", "12345678901", TestName = "A number too large for its decimals")]
    [TestCase("1.1", "01.1", TestName = "A leading zero")]
    [TestCase("1.1", "1.", TestName = "A point and no decimals")]
    [TestCase("1.1", "-0", TestName = "Nothing below zero")]
    [TestCase("1.1", "1e400", TestName = "A number that no decimal holds")]
    [TestCase("true,", "\"true\",", TestName = "A flag as a text")]
    [TestCase("true,", "tru,", TestName = "A flag cut short")]
    [TestCase("\"hosting\",\"requester", "\"corre\\u006f\",\"requester", TestName = "An escaped name among the list's")]
    [TestCase("[\"hosting\",\"correo\"]", "\"hosting\"", TestName = "A text for a list")]
    [TestCase("[\"hosting\",\"correo\"]", "[null,[\"hosting\"],{\"a\":\"hosting\"},1]", TestName = "A list of other things")]
    [TestCase("[\"hosting\",\"correo\"]", "[\"hosting\",]", TestName = "A comma too many")]
    [TestCase("\"customer\":{", "\"customer\":\"sol\",\"other\":{", TestName = "A text for an object")]
    [TestCase("\"description\":\"d\"", "\"title\":\"d\"", TestName = "A member said twice")]
    [TestCase("\"description\":\"d\"", "\"unknown\":{\"a\":1,\"a\":2}", TestName = "A member said twice where nobody reads")]
    [TestCase("\"description\":\"d\"", "\"unknown\":[{\"a\":1,\"b\":2,\"a\":3}]", TestName = "A member said twice in a list")]
    [TestCase("\"description\":\"d\"", "\"unknown\":[{\"a\":1,\"b\":{\"a\":2}},{\"a\":3}]", TestName = "A member said in objects of a list")]
    [TestCase("\"description\":\"d\"", "\"t\\u0069tle\":\"d\"", TestName = "A member said twice, once escaped")]
    [TestCase("\"description\":\"d\"", "\"Title\":\"d\"", TestName = "A member in another case")]
    [TestCase("-05:00", "-05:00\",\"TIME\":\"x", TestName = "Another member of the envelope")]
    [TestCase("08:03:40-05:00", "08:03:40.1234567-05:00", TestName = "Seven decimals of a second")]
    [TestCase("08:03:40-05:00", "08:03:40.123456789-05:00", TestName = "Nine decimals of a second")]
    [TestCase("08:03:40-05:00", "24:00:00-05:00", TestName = "Midnight as an end")]
    [TestCase("08:03:40-05:00", "08:03:60-05:00", TestName = "A leap second")]
    [TestCase("08:03:40-05:00", "08:03:40-00:00", TestName = "Minus zero")]
    [TestCase("08:03:40-05:00", "13:03:40Z", TestName = "A time of Greenwich")]
    [TestCase("2026-06-01", "2026-02-29", TestName = "A day that there was not")]
    [TestCase("/portal", "", TestName = "A source of one segment")]
    [TestCase("/accioneficaz/portal", "/nobody/portal", TestName = "An unknown provider")]
    [TestCase("\"1.0\"", "\"1.1\"", TestName = "Another version of CloudEvents")]
    [TestCase("ticket.opened", "ticket.opened ", TestName = "An unknown type")]
    [TestCase("}}}", "}}} ", TestName = "Blanks at the end")]
    [TestCase("}}}", "}}}\r", TestName = "A carriage return at the end")]
    [TestCase("}}}", "}}}{}", TestName = "Something at the end")]
    [TestCase("}}}", "}}}\0", TestName = "A zero at the end")]
    [TestCase("}}}", "}}", TestName = "An end too few")]
    [TestCase("{\"specversion", "\ufeff{\"specversion", TestName = "A mark of the byte order")]
    [TestCase("{\"specversion", "/* c */{\"specversion", TestName = "A comment")]
    [TestCase("{\"specversion\":\"1.0\",", "{\"data\":null,\"specversion\":\"1.0\",", TestName = "Data said twice")]
    public void Odd_lines_come_to_the_same_both_ways(string part, string instead)
    {
        var both = new BothWays(render: false);

        both.ApplyAll([Line(1), Line(2).Replace(part, instead, StringComparison.Ordinal), Line(3), Line(2), Line(4)]);

        Assert.That(Line(2), Does.Contain(part));
        Assert.That(both.Scanned, Is.AtLeast(2), "the lines around it are usual");
    }

    [TestCase(10, false)]
    [TestCase(10, true)]
    [TestCase(300, false)]
    [TestCase(300, true)]
    public void Names_that_nobody_knows_are_told_apart_however_many_have_come(int each, bool isRepeated)
    {
        var both = new BothWays(render: false);
        string With(int line) => Line(line).Replace(
            "\"data\":{",
            $"\"data\":{{{string.Concat(Enumerable.Range(0, each).Select(i => $"\"name-{line}-{i}\":{{\"a\":{i}}},"))}{(isRepeated && line > 5 ? $"\"name-{line}-3\":1," : "")}",
            StringComparison.Ordinal);

        both.ApplyAll([.. Enumerable.Range(1, 5).Select(With), .. Enumerable.Range(6, 5).Select(With), .. Enumerable.Range(11, 60).Select(With), Line(71)]);

        Assert.That(both.Scanned, Is.AtLeast(2));
    }

    [Test]
    public void Data_may_stand_before_what_says_how_to_read_them()
    {
        var line = Line(2);
        var data = line[line.IndexOf("\"data\":", StringComparison.Ordinal)..^1];
        var both = new BothWays(render: true);

        both.ApplyAll([Line(1), $$"""{{{data}},{{line[1..line.IndexOf(",\"data\":", StringComparison.Ordinal)]}}}"""]);

        Assert.That(both.Scanned, Is.EqualTo(2));
    }

    [TestCase("""{"upToDate":false}""")]
    [TestCase("""{"customer":{"upToDate":false}}""")]
    [TestCase("""{"email":null,"contractSmlmv":3}""")]
    [TestCase("""{"services":["crm"]}""")]
    [TestCase("""{"services":null}""")]
    [TestCase("""{"contractSmlmv":null,"whatsapp":"  "}""")]
    [TestCase("""{"contractSmlmv":{"a":1}}""")]
    [TestCase("""{"id":"luna"}""")]
    [TestCase("{}")]
    public void A_customer_s_change_comes_to_the_same_both_ways(string change)
    {
        var both = new BothWays(render: true);

        both.ApplyAll(
        [
            Line(1), Line(2), Line(3).Replace("\"email\":\"a@sol.example\"", "\"email\":\" \"", StringComparison.Ordinal),
            Event(4, "customer.updated", "sol", change), Line(5),
            Line(6).Replace(",\"upToDate\":true", "", StringComparison.Ordinal), Event(7, "ticket.replied", "AE-2", """{"from":"agent","channel":"portal","by":{"role":"soporte","name":"Ana"}}"""),
        ]);
    }

    [Test]
    public void What_is_known_of_a_customer_completes_what_a_ticket_says_of_it_the_same_both_ways(
        [Values(
            """{"upToDate":false,"email":"b@sol.example","contractSmlmv":2,"whatsapp":"+57 1","name":"Sol","seat":{"city":"Cali"}}""",
            """{"services":["crm","hosting"],"upToDate":null}""",
            """{"contractSmlmv":"much","email":["c@sol.example","d@sol.example"]}""")]
        string known,
        [Values(
            """{"id":"sol"}""",
            """{"id":"sol","upToDate":null,"email":" ","services":null,"seat":null}""",
            """{"id":"sol","email":"\u0020","services":"\u0020"}""",
            """{"id":"sol","name":"El Sol","email":"a@sol.example","contractSmlmv":1.1,"upToDate":true,"services":["hosting"],"seat":{}}""",
            """{"id":"luna"}""",
            """{"name":"nobody"}""")]
        string said)
    {
        var both = new BothWays(render: true);

        both.ApplyAll(
        [
            Line(1), Event(4, "customer.updated", "sol", known), OpenedBy(Line(5), said),
            Event(6, "ticket.replied", "AE-5", """{"from":"agent","channel":"portal","by":{"role":"soporte","name":"Ana"}}"""),
            Event(7, "customer.updated", "sol", """{"email":"e@sol.example","upToDate":true}"""), OpenedBy(Line(8), said),
            Event(9, "ticket.status_changed", "AE-5", """{"status":"cerrado","by":{"role":"cliente"},"assignee":"Ana"}"""),
        ]);

        Assert.That(both.Scanned, Is.AtLeast(3), "the lines around are usual");
    }

    [Test]
    public void Hours_that_are_known_of_a_customer_hold_for_its_tickets_the_same_both_ways(
        [Values(
            """{"extendedHours":{"open":"Mon-Sat 08:00-22:00","secondLevel":true},"whatsappAuthorized":true}""",
            """{"extendedHours":{"open":"always"},"drpContracted":true}""",
            """{"extendedHours":{"secondLevel":true}}""",
            """{"extendedHours":"late"}""")]
        string known,
        [Values(
            "",
            ""","extendedHours":null""",
            ""","extendedHours":" ","whatsappAuthorized":false""",
            ""","extendedHours":"\u0020" """,
            ""","extendedHours":{}""",
            ""","extendedHours":{"open":"Mon-Fri 07:00-23:00"}""",
            ""","extendedHours":{"open":"Mon-Fri 07:00-23:00","secondLevel":false},"whatsappAuthorized":null""")]
        string said)
    {
        const string opened = """
            {"specversion":"1.0","id":"§","source":"/masnegocio/helix","type":"ticket.opened","subject":"MN-§","time":"2026-03-20T19:42:17-06:00","data":{"kind":"incidente","support":"tecnologico","title":"t","description":"d","channel":"correo_automatico","impact":"significativo","urgency":"critica","environment":"produccion","requester":{"name":"G","company":"C","email":"g@example.com","valid":true},"customer":{"id":"anahuac","name":"A"¶}}}
            """;
        string Opening(int number, string more) =>
            opened.Trim().Replace("§", $"{number}", StringComparison.Ordinal).Replace("¶", more, StringComparison.Ordinal);
        var update = $$"""{"specversion":"1.0","id":"2","source":"/masnegocio/helix","type":"customer.updated","subject":"anahuac","time":"2026-03-20T19:42:18-06:00","data":{{known}}}""";
        var late = Opening(4, "").Replace("2026-03-20T19:42:17", "2026-03-27T19:42:17", StringComparison.Ordinal);
        var both = new BothWays(render: true);

        both.ApplyAll([Opening(1, ""), update, Opening(3, said), late]);

        Assert.That(both.Scanned, Is.AtLeast(1), "the lines around are usual");
    }

    [TestCase("""{"requestedPriority":"alta"}""")]
    [TestCase("""{"requestedPriority":null}""")]
    [TestCase("""{"requestedPriority":"nada"}""")]
    [TestCase("""{"service":"crm"}""")]
    [TestCase("""{"customer":{"upToDate":false}}""")]
    [TestCase("""{"customer":null}""")]
    [TestCase("""{"customer":"sol"}""")]
    [TestCase("""{"customer":{"id":"luna"}}""")]
    [TestCase("""{"requester":{"phone":null}}""")]
    [TestCase("""{"requester":[]}""")]
    [TestCase("""{"customer":{"email":"b@sol.example","services":["correo"]}}""")]
    public void A_ticket_s_change_comes_to_the_same_both_ways(string change)
    {
        var both = new BothWays(render: true);

        both.ApplyAll(
        [
            Line(1), Line(2), Event(3, "ticket.updated", "AE-2", change), Event(4, "ticket.updated", "AE-2", """{"channel":"correo"}"""),
            Event(5, "ticket.replied", "AE-2", """{"from":"agent","channel":"portal","by":{"role":"soporte","name":" "}}"""),
            Event(6, "ticket.updated", "AE-2", change),
            Event(7, "ticket.status_changed", "AE-2", """{"status":"cerrado","by":{"role":"cliente"},"assignee":"Ana"}"""),
        ]);
    }

    private static string Line(int number) => Opened.Trim().Replace("§", $"{number}", StringComparison.Ordinal);

    private static string OpenedBy(string line, string customer) =>
        $"{line[..line.IndexOf("\"customer\":", StringComparison.Ordinal)]}\"customer\":{customer}}}}}";

    private static string Event(int number, string type, string subject, string data) =>
        $$"""{"specversion":"1.0","id":"{{number}}","source":"/accioneficaz/portal","type":"{{type}}","subject":"{{subject}}","time":"2026-06-01T08:{{number + 10}}:00-05:00","data":{{data}}}""";

    /// <summary>Two runs of the same lines: one scans and writes bytes, the other reads objects and returns records.</summary>
    private sealed class BothWays
    {
        private readonly ArrayBufferWriter<byte> written = new();
        private readonly EvaluationRun scans;
        private readonly EvaluationRun reads;

        public BothWays(bool render)
        {
            scans = Workspace.Host.Begin(new EvaluationOptions { Render = render, Output = written, InputName = "lines" });
            reads = Workspace.Host.Begin(new EvaluationOptions { Render = render, Scans = false, InputName = "lines" });
        }

        public int Scanned => scans.Scanned;

        public void ApplyAll(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                written.ResetWrittenCount();
                scans.Apply(Encoding.UTF8.GetBytes(line));
                AssertSame(reads.Apply(line).Select(effect => effect.ToJson() + "\n"), line);
            }
            written.ResetWrittenCount();
            scans.Finish();
            AssertSame(reads.Finish().Select(effect => effect.ToJson() + "\n"), "the end");
        }

        private void AssertSame(IEnumerable<string> effects, string line)
        {
            Assert.That(Encoding.UTF8.GetString(written.WrittenSpan), Is.EqualTo(string.Concat(effects)), line);
            Assert.That(Counts(scans), Is.EqualTo(Counts(reads)), line);
            Assert.That(Reports(scans.Summary), Is.EqualTo(Reports(reads.Summary)), line);
        }

        private static (int, int, int, int, NodaTime.Instant?) Counts(EvaluationRun run) =>
            (run.Summary.Lines, run.Summary.Duplicates, run.Summary.Refusals, run.Summary.Effects, run.Summary.Last);

        private static IEnumerable<string> Reports(EvaluationSummary summary) =>
            summary.Unreadable.Concat(summary.Failures).Select(said => said.ToString());
    }
}
