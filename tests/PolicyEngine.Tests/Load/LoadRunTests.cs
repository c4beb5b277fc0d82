using NUnit.Framework;
using PolicyEngine.Hosting;
using PolicyEngine.Testing.Load;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Load;

/// <summary>A load without a wall clock: what is decided, and how its time is counted.</summary>
public sealed class LoadRunTests
{
    private const long Second = 1_000_000_000;

    private static readonly LoadSettings Small = new()
    {
        Providers = [],
        Tickets = 600,
        Partitions = 4,
        Events = 40_000,
        WarmUp = 2,
        ShortestWarmUp = 0,
    };

    private PolicyHost host = null!;

    [OneTimeSetUp]
    public void Open() => host = PolicyHost.Open(Repository.Root);

    [OneTimeTearDown]
    public void Close() => host.Dispose();

    [Test]
    public void The_same_seed_gives_the_same_decisions_on_any_number_of_threads()
    {
        var one = Run(All);
        var three = Run(All with { Threads = 3 });

        Assert.That(three.Digest, Is.EqualTo(one.Digest));
        Assert.That((three.Events, three.Deadlines, three.Refused, three.Effects), Is.EqualTo((one.Events, one.Deadlines, one.Refused, one.Effects)));
        Assert.That(Counts(three), Is.EqualTo(Counts(one)));
        Assert.That(Run(All with { Seed = 2 }).Digest, Is.Not.EqualTo(one.Digest));
        Assert.That(Run(All with { Rate = 1_000 }).Digest, Is.EqualTo(one.Digest), "a rate changes when something is decided, not what");
    }

    [TestCaseSource(nameof(Providers))]
    public void Tickets_of_every_company_live(string provider)
    {
        var result = Run(Small with { Providers = [provider] });

        Assert.That(result.Events, Is.EqualTo(Small.Events));
        Assert.That(result.OpenAtEnd, Is.InRange(Small.Tickets - 8, Small.Tickets));
        Assert.That(result.Deadlines, Is.GreaterThan(result.Events / 100));
        Assert.That(result.Refused, Is.LessThan(result.Events / 2), "most events are such as a desk sees");
        Assert.That(result.Effects, Is.GreaterThan(result.Events));
        Assert.That(result.Failed, Is.Zero);
        Assert.That(Counts(result).Select(row => row.Type), Is.SupersetOf(new[] { "opened", "status_changed", "replied", "updated", "clock_due" }));
    }

    [Test]
    public void The_mix_says_which_events_come()
    {
        var (mix, _) = LoadMix.Parse("opened=1, replied=3,ticket.work_logged=0");
        var counts = Counts(Run(Small with { Providers = ["masnegocio"], Mix = mix! })).ToDictionary(row => row.Type, row => row.Count);

        Assert.That(counts.Keys, Is.EquivalentTo(new[] { "opened", "replied", "clock_due" }));
        Assert.That(counts["replied"] / (double)counts["opened"], Is.InRange(2.0, 3.2));
    }

    [TestCase("opened=1,shout=2", "shout=2")]
    [TestCase("opened", "opened")]
    [TestCase("opened=-1", "opened=-1")]
    [TestCase("opened=1,opened=2", "opened=2")]
    [TestCase("opened=0", "opened=0")]
    public void A_mix_that_says_nothing_is_refused(string text, string part)
    {
        var (mix, flaw) = LoadMix.Parse(text);

        Assert.That((mix, flaw), Is.EqualTo(((LoadMix?)null, part)));
    }

    [Test]
    public void Memory_stays_flat_when_the_calendar_begins_again()
    {
        // With forty tickets nine years are over after some hundred thousand events.
        var few = Small with { Providers = ["encor"], Tickets = 40, Events = 200_000 };
        var (once, often) = (Run(few), Run(few with { Events = 700_000 }));

        Assert.That(often.EngineBytesAtEnd, Is.EqualTo(once.EngineBytesAtEnd).Within(25).Percent);
        Assert.That(often.Deadlines / (double)often.Events, Is.EqualTo(once.Deadlines / (double)once.Events).Within(5).Percent);
    }

    [TestCaseSource(nameof(Providers))]
    public void Next_to_nothing_is_allocated_while_it_is_measured(string provider)
    {
        var partition = new LoadPartition(new LoadScene(host.Find(provider)!, LoadMix.Default, seed: 1), number: 0, tickets: 500, seed: 1) { Provider = 0 };
        partition.Fill();
        Decide(150_000);

        // The logs of pauses and people double where more of them are kept than ever before.
        Assert.That(Decide(50_000), Is.LessThanOrEqualTo(2));

        int Decide(int events)
        {
            var allocating = 0;
            for (var i = 0; i < events; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                partition.DrawNext();
                partition.DecideAll();
                allocating += GC.GetAllocatedBytesForCurrentThread() > before ? 1 : 0;
            }
            return allocating;
        }
    }

    [Test]
    public void A_halt_of_the_machine_counts_for_every_event_that_was_due_in_it()
    {
        // An event takes some 300 ns of this machine's time, and one is due each 10 000 ns: none waits for another.
        var settings = Small with { Providers = ["masnegocio"], Rate = 100_000, Events = 20_000 };
        var calm = Run(settings);
        var halted = Run(settings, new Halting(at: 15_000, length: Second / 100));

        Assert.That(calm.Latency.Percentile(99), Is.LessThan(10_000));
        // A hundredth of a second, in which a thousand events were due: they wait 5 ms on the average.
        Assert.That(halted.Latency.Max, Is.InRange(Second / 101, Second / 80));
        Assert.That(halted.Latency.Sum - calm.Latency.Sum, Is.InRange(1_000 * (Second / 200L), 1_400 * (Second / 200L)));
        Assert.That(halted.Events, Is.EqualTo(calm.Events));
    }

    [Test]
    public void As_fast_as_it_goes_a_halt_counts_for_the_one_event_that_it_met()
    {
        var settings = Small with { Providers = ["masnegocio"], Events = 20_000 };
        var (calm, halted) = (Run(settings), Run(settings, new Halting(at: 15_000, length: Second / 100)));

        Assert.That(halted.Latency.Max, Is.InRange(Second / 100, Second / 99));
        Assert.That(halted.Latency.Percentile(99.9), Is.EqualTo(calm.Latency.Percentile(99.9)).Within(1_000));
    }

    [Test]
    public void What_is_due_and_not_decided_when_the_time_is_over_is_said()
    {
        // Each look at the clock takes a millisecond: at 10 000 events a second nearly all are left over.
        var result = Run(Small with { Providers = ["masnegocio"], Rate = 10_000, Events = null, Duration = Second }, new FakeMachine(1_000_000));

        Assert.That(result.Events + result.Behind, Is.EqualTo(10_000).Within(1));
        Assert.That(result.Behind, Is.GreaterThan(9_000));
        Assert.That(result.Latency.Max, Is.GreaterThan(Second * 9 / 10));
    }

    [Test]
    public void Measuring_ends_with_its_duration()
    {
        var result = Run(Small with { Providers = ["masnegocio"], Events = null, Duration = Second / 100 });

        Assert.That(result.Elapsed, Is.InRange(Second / 100, Second / 90));
        Assert.That(result.Events, Is.InRange(25_000, 50_000), "each takes 200 ns or more of this machine's time");
        Assert.That(result.Behind, Is.Zero);
    }

    private static IReadOnlyList<string> Providers => ["accioneficaz", "encor", "masnegocio"];

    private static LoadSettings All => Small with { Providers = Providers };

    private LoadResult Run(LoadSettings settings, ILoadMachine? machine = null) => new LoadRun(host, settings, machine ?? new FakeMachine()).Execute();

    private static IEnumerable<(int Provider, string Type, long Count)> Counts(LoadResult result) =>
        from provider in Enumerable.Range(0, result.Providers.Count)
        from row in result.Of(provider)
        select (provider, row.Type, row.Latency.Count);

    /// <summary>A machine that stands still once, when it has been looked at so many times since it waited for the beginning.</summary>
    private sealed class Halting(long at, long length) : ILoadMachine
    {
        private readonly FakeMachine machine = new();
        private long looks = long.MinValue;

        public long Now
        {
            get
            {
                if (++looks == at)
                    machine.Halt(length);
                return machine.Now;
            }
        }

        public IReadOnlyList<KeyValuePair<string, string>> Description => machine.Description;

        public void WaitUntil(long nanoseconds)
        {
            // The first wait is for the beginning of what is measured.
            looks = Math.Max(looks, 0);
            machine.WaitUntil(nanoseconds);
        }

        public MachineReading Read(bool collect = false) => machine.Read(collect);
    }
}
