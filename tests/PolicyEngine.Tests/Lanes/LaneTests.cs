using System.Buffers;
using System.Text;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Explain;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Lanes;

/// <summary>Tickets that have to do with each other, decided in one, two and seven lanes: the same bytes.</summary>
public sealed class LaneTests
{
    private static readonly string[] Companies = ["alfa", "beta"];

    private string folder = null!;
    private PolicyHost host = null!;
    private PolicyHost edited = null!;

    [OneTimeSetUp]
    public void OpenTheCompaniesBeforeAndAfterAnEdit()
    {
        folder = Directory.CreateTempSubdirectory("lanes").FullName;
        foreach (var company in Companies)
        {
            Write(company, "prueba.csx", LanePolicy.Script);
            Write(company, "contracts/torre.csx", LanePolicy.Contract);
        }
        host = PolicyHost.Open(folder, [.. Companies.Select(company => new LaneCompany(company))]);
        Assert.That(host.Diagnostics, Is.Empty);
        Write("alfa", "prueba.csx", LanePolicy.Script
            .Replace("Within(P2, 2.Hours)", "Within(P2, 45.Minutes)")
            .Replace("faltas >= 3", "faltas >= 1"));
        edited = host.Reload();
        Assert.That(edited.Diagnostics, Is.Empty);
    }

    [OneTimeTearDown]
    public void RemoveThem()
    {
        edited.Dispose();
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Random_streams_give_the_same_bytes_in_any_number_of_lanes()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var lines = new LaneStory(seed).Lines(150, tickets: 4 + seed % 20);
            var expected = Evaluate(lines, seed, new EvaluationOptions { OrdersAll = true });
            foreach (var lanes in (int[])[1, 2, 7])
                Assert.That(Evaluate(lines, seed, new EvaluationOptions { Lanes = lanes }), Is.EqualTo(expected), $"seed {seed}, {lanes} lanes");
            Assert.That(Evaluate(lines, seed, new EvaluationOptions { Lanes = 3, OrdersAll = true }), Is.EqualTo(expected), $"seed {seed}, all in order");
            Assert.That(Evaluate(lines, seed, new EvaluationOptions { ReadsAhead = true }), Is.EqualTo(expected), $"seed {seed}, read ahead");
            Assert.That(Evaluate(lines, seed, new EvaluationOptions { Lanes = 2, Scans = false }), Is.EqualTo(expected), $"seed {seed}, read as objects");
            Assert.That(Evaluate(lines, seed, new EvaluationOptions { Lanes = 1 + 3 * (seed % 2), Output = new ArrayBufferWriter<byte>() }), Is.EqualTo(expected), $"seed {seed}, written");
        }
    }

    [Test]
    public void A_long_stream_gives_the_same_bytes_in_any_number_of_lanes()
    {
        var lines = new LaneStory(1, atOnce: 20).Lines(6_000, tickets: 900);
        var expected = Evaluate(lines, 1, new EvaluationOptions { OrdersAll = true });

        Assert.That(expected, Has.Count.GreaterThan(6_000));
        foreach (var lanes in (int[])[1, 2, 7])
            Assert.That(Evaluate(lines, 1, new EvaluationOptions { Lanes = lanes, ReadsAhead = true }), Is.EqualTo(expected), $"{lanes} lanes");
    }

    [Test]
    public void A_stream_that_ends_with_a_batch_leaves_no_lane_waiting()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            // Nothing but whole batches: the last one, which is begun for what may come, stays empty.
            var lines = new LaneStory(seed).Lines(512, tickets: 12).Take(512).Select(line => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(line))).ToList();
            var run = host.Begin(new EvaluationOptions { Lanes = 2 });

            var ends = Task.Run(() => run.Apply(lines.Chunk(128)).Sum(part => part.Count));

            Assert.That(ends.Wait(TimeSpan.FromMinutes(1)), $"seed {seed}");
            Assert.That(ends.Result, Is.Positive);
        }
    }

    [Test]
    public void The_stream_has_what_lanes_could_get_wrong()
    {
        var effects = string.Join('\n', Evaluate(new LaneStory(1, atOnce: 20).Lines(6_000, tickets: 900), 1, new EvaluationOptions { Lanes = 2 }));

        Assert.Multiple(() =>
        {
            // Facts read by events, by a deadline, by a schedule, by a change of customer; positions, invoices, indicators; a swap.
            foreach (var seen in (string[])["\"to\":\"inspeccion\"", "\"concept\":\"visita\"", "\"task\":\"festejar\"", "\"task\":\"retirar_de_servicio\"",
                "\"reason\":\"late\"", "\"reason\":\"own_work\"", "\"position\":7", "\"period\":\"2026-03\"", "\"effect\":\"indicator\"", "\"effect\":\"target_changed\"", "\"billedMinutes\""])
                Assert.That(effects, Does.Contain(seen));
        });
    }

    [Test]
    public void Lanes_that_are_left_in_the_middle_of_a_stream_end()
    {
        var before = Lanes();
        var run = host.Begin(new EvaluationOptions { Lanes = 5 });

        foreach (var part in run.Apply(new LaneStory(1, atOnce: 20).Lines(6_000, tickets: 900)))
        {
            Assert.That(part, Is.Not.Empty);
            break;
        }

        Assert.That(Lanes, Is.EqualTo(before).After(5_000, pollingInterval: 20));

        static int Lanes() => System.Diagnostics.Process.GetCurrentProcess().Threads.Cast<System.Diagnostics.ProcessThread>()
            .Count(thread => File.Exists($"/proc/self/task/{thread.Id}/comm") && File.ReadAllText($"/proc/self/task/{thread.Id}/comm").StartsWith("lane ", StringComparison.Ordinal));
    }

    [Test]
    public void Explain_says_what_is_decided_in_the_order_of_all_events()
    {
        var touches = ImageReport.Of(host.ImagesOf("alfa")[0]).Touches.Select(touch => $"{touch.Name}: {string.Join("; ", touch.When)}");

        Assert.That(touches, Is.EqualTo((string[])
        [
            "Opened: kind = atrapamiento; kind = parada",
            // A target that moves into the past is missed at once, which is counted.
            "Updated: ",
            "StatusChanged: ",
            "Replied: needsInformation = true",
            "StepAnswered: ",
            "SurveyAnswered: score",
            "CustomerUpdated: ",
            "llegada: ",
            "recordatorio: kind = ruido",
            "cierre: ",
            "informe: ",
        ]));
    }

    [TestCase(0)]
    [TestCase(257)]
    public void There_cannot_be_any_number_of_lanes(int lanes) =>
        Assert.That(() => host.Begin(new EvaluationOptions { Lanes = lanes }), Throws.ArgumentException);

    /// <summary>Feeds the lines in parts, with time passing and policies swapped between them, and ends a day later.</summary>
    private List<string> Evaluate(IReadOnlyList<string> lines, int seed, EvaluationOptions options)
    {
        var run = host.Begin(options with { Until = Instant.FromUtc(2027, 6, 1, 0, 0), InputName = "story" });
        var effects = new List<string>();
        var random = new Random(seed);
        for (var next = 0; next < lines.Count;)
        {
            var part = lines.Skip(next).Take(random.Next(1, lines.Count)).ToList();
            next += part.Count;
            var released = random.Next(2) == 0 ? run.Apply(part) : run.Apply(part.Select(line => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(line))).Chunk(random.Next(1, 100)));
            foreach (var effect in released)
                Keep(effect);
            if (random.Next(2) == 0)
                Keep(run.Pass(run.Summary.Last!.Value + Duration.FromMinutes(15 * random.Next(3))));
            if (random.Next(3) > 0)
                Keep(run.Swap(random.Next(2) == 0 ? edited : host).Effects);
        }
        Keep(run.Finish());
        if (options.Output is ArrayBufferWriter<byte> written)
        {
            Assert.That(effects, Is.Empty);
            effects.AddRange(Encoding.UTF8.GetString(written.WrittenSpan).Split('\n')[..^1]);
        }
        var summary = run.Summary;
        effects.Add($"{summary.Lines} {summary.Duplicates} {summary.Refusals} {summary.Effects}");
        effects.AddRange(summary.Unreadable.Concat(summary.Failures).Select(diagnostic => diagnostic.ToString()));
        foreach (var company in Companies)
            effects.AddRange(run.InvoiceOf(company, new YearMonth(2026, 3)).Select(line => $"{line.Ticket} {line.Customer} {line.At} {line.Concept} {line.BilledMinutes} {line.Amount}"));
        return effects;

        void Keep(IEnumerable<EffectRecord> released) => effects.AddRange(released.Select(effect => effect.ToJson()));
    }

    private void Write(string company, string name, string text)
    {
        var path = Path.Combine(folder, company, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.Replace("{0}", company).Replace("{1}", company == "beta" ? LanePolicy.AtOnce : ""));
    }
}
