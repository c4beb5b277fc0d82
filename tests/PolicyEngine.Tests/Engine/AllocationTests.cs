using NUnit.Framework;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Engine;

/// <summary>
/// Deciding allocates nothing: a whole life of a ticket under a contract, with facts, conditions in code, pauses,
/// deadlines and a procedure, measured decision by decision once the code is warm.
/// </summary>
public sealed class AllocationTests
{
    private const int WarmUp = 300;

    private static readonly Dictionary<EventKind, (long Bytes, int Decisions, int Effects, int Most)> Measured = [];
    private static readonly HashSet<EffectKind> Kinds = [];

    [OneTimeSetUp]
    public void LiveOneLifeAfterTheOther()
    {
        Measured.Clear();
        Kinds.Clear();
        var life = new CondorLife();
        for (var i = 0; i < WarmUp; i++)
            life.Live((_, _, _) => { });
        for (var i = 0; i < 20; i++)
        {
            life.Live((kind, bytes, effects) =>
            {
                var so = Measured.GetValueOrDefault(kind);
                Measured[kind] = (so.Bytes + bytes, so.Decisions + 1, so.Effects + effects.Length, Math.Max(so.Most, effects.Length));
                foreach (var effect in effects)
                    Kinds.Add(effect.Kind);
            });
        }
    }

    // The kinds that this policy has rules for leave effects; a decision without any would prove little.
    [TestCase(EventKind.Opened, true)]
    [TestCase(EventKind.Updated, true)]
    [TestCase(EventKind.StatusChanged, true)]
    [TestCase(EventKind.Replied, true)]
    [TestCase(EventKind.WorkLogged, true)]
    [TestCase(EventKind.EscalationRequested, true)]
    [TestCase(EventKind.StepAnswered, true)]
    [TestCase(EventKind.Delivered, true)]
    [TestCase(EventKind.CustomerUpdated, true)]
    [TestCase(EventKind.MaintenanceAnnounced, true)]
    [TestCase(EventKind.ClockDue, true)]
    [TestCase(EventKind.ScheduleDue, true)]
    [TestCase(EventKind.RevisionSwapped, true)]
    [TestCase(EventKind.Approved, false)]
    [TestCase(EventKind.SurveyAnswered, false)]
    [TestCase(EventKind.ServiceInterrupted, false)]
    [TestCase(EventKind.ServiceRestored, false)]
    [TestCase(EventKind.NotificationFailed, false)]
    public void A_decision_allocates_nothing(EventKind kind, bool hasEffects)
    {
        Assert.That(Measured, Does.ContainKey(kind));
        Assert.That(Measured[kind].Decisions, Is.GreaterThanOrEqualTo(20));
        Assert.That(Measured[kind].Effects > 0, Is.EqualTo(hasEffects));
        Assert.That(Measured[kind].Bytes, Is.Zero);
    }

    [Test]
    public void Every_kind_of_event_is_measured() =>
        Assert.That(Measured.Keys, Is.EquivalentTo(Enum.GetValues<EventKind>()));

    /// <summary>What is measured has in it all that could allocate: a contract, code, shared facts, pauses, people.</summary>
    [Test]
    public void The_life_that_is_measured_has_a_contract_code_and_facts()
    {
        var image = new CondorLife().Image;
        var withCode = image.Tables.Moments.Tables.Sum(table => table.CodeRules)
            + image.Tables.Decisions.Sum(decision => decision.Table.CodeRows)
            + image.Tables.Refusals.Sum(refusals => refusals.Table.CodeRows);

        Assert.That(image.Tables.Contract, Is.Not.Null);
        Assert.That(withCode, Is.Positive);
        Assert.That(image.Facts, Is.Not.Empty);
        Assert.That(Kinds, Does.Contain(EffectKind.FactChanged));
    }

    [Test]
    public void A_buffer_that_is_filled_to_its_last_place_does_not_grow()
    {
        var largest = Measured.Values.Max(measured => measured.Most);
        var life = new CondorLife(capacity: largest);
        var (bytes, full) = (0L, 0);
        for (var i = 0; i < WarmUp; i++)
            life.Live((_, _, _) => { });
        life.Live((_, allocated, effects) => (bytes, full) = (bytes + allocated, full + (effects.Length == largest ? 1 : 0)));

        Assert.That(full, Is.Positive);
        Assert.That(bytes, Is.Zero);
        Assert.That(life.Capacity, Is.EqualTo(largest));
    }

    [Test]
    public void A_buffer_that_has_to_grow_does_so_once_and_keeps_what_was_in_it()
    {
        var (small, large) = (new CondorLife(capacity: 1), new CondorLife());
        var (kept, whole) = (new List<Effect>(), new List<Effect>());
        small.Live((_, _, effects) => kept.AddRange(effects));
        large.Live((_, _, effects) => whole.AddRange(effects));
        var grown = 0L;
        for (var i = 0; i < WarmUp; i++)
            small.Live((_, _, _) => { });
        small.Live((_, bytes, _) => grown += bytes);

        Assert.That(kept, Is.EqualTo(whole));
        Assert.That(grown, Is.Zero);
    }

    /// <summary>The namespace that decides speaks of no clock, culture, file, thread or console.</summary>
    [Test]
    public void What_decides_refers_to_nothing_that_differs_from_machine_to_machine()
    {
        string[] forbidden = ["System.DateTime", "System.DateTimeOffset", "System.Globalization.", "System.IO.", "System.Threading.", "System.Console", "System.Environment", "System.Random", "System.Diagnostics.Stopwatch", "NodaTime.SystemClock"];
        var decides = typeof(Decider).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Decider).Namespace);

        var references = decides.SelectMany(IlReferences.Of).ToHashSet();

        Assert.That(references, Does.Contain("PolicyEngine.Calendars.ClockArithmetic.Deadline"), "the code was read");
        Assert.That(references.Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))), Is.Empty);
    }
}
