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

    private static readonly Dictionary<EventKind, (long Bytes, int Decisions, int Effects)> Measured = [];

    [OneTimeSetUp]
    public void LiveOneLifeAfterTheOther()
    {
        Measured.Clear();
        var life = new CondorLife();
        for (var i = 0; i < WarmUp; i++)
            life.Live((_, _, _) => { });
        for (var i = 0; i < 20; i++)
        {
            life.Live((kind, bytes, effects) =>
            {
                var so = Measured.GetValueOrDefault(kind);
                Measured[kind] = (so.Bytes + bytes, so.Decisions + 1, so.Effects + effects);
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
