using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Cóndor's service desk in a test: events in its local time (Bogotá, always five hours behind UTC).</summary>
internal sealed class CondorDesk : IDisposable
{
    private readonly PolicyTestbed testbed = PolicyTestbed.For(new CondorPlugin(), PoliciesFolder);

    public static string PoliciesFolder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Engine", "Data", "policies");

    public IReadOnlyList<EffectRecord> Effects => testbed.Effects;

    public PolicyTestbed Testbed => testbed;

    /// <summary>Opens a ticket; its members are those of the wire, laid over a stopped lift in a block of flats.</summary>
    public IReadOnlyList<EffectRecord> Open(
        string ticket, string time, string kind = "parada", string? use = "vivienda", string customer = "lago", object? members = null)
    {
        var data = new JObject
        {
            ["title"] = "Ascensor 2",
            ["kind"] = kind,
            ["building"] = new JObject { ["use"] = use },
            ["customer"] = new JObject { ["id"] = customer },
        };
        if (members is not null)
            data.Merge(JObject.FromObject(members));
        return Send("ticket.opened", ticket, time, data);
    }

    public IReadOnlyList<EffectRecord> SetStatus(string ticket, string time, string status, string role, string? closeCode = null) =>
        Send("ticket.status_changed", ticket, time, new { status, by = new { role }, closeCode });

    public IReadOnlyList<EffectRecord> Reply(string ticket, string time, string from) =>
        Send("ticket.replied", ticket, time, new { from });

    public IReadOnlyList<EffectRecord> Answer(string ticket, string time, string answer) =>
        Send("ticket.step_answered", ticket, time, new { answer, by = new { role = "tecnico" } });

    public IReadOnlyList<EffectRecord> Update(string ticket, string time, object members) =>
        Send("ticket.updated", ticket, time, members);

    /// <summary>
    /// Lets the clock go on to a time: a survey that concerns no ticket is an event without consequences, and
    /// whatever was due before it fires.
    /// </summary>
    public IReadOnlyList<EffectRecord> WaitUntil(string time) => Send("survey.answered", "nobody", time, new { survey = "nps", score = 9 });

    /// <summary>An event at a local time, <c>2026-03-09 15:00</c>.</summary>
    public IReadOnlyList<EffectRecord> Send(string type, string subject, string time, object data) =>
        testbed.Apply(type, subject, At(time), data);

    public static string At(string time) => $"{time.Replace(' ', 'T')}{(time.Length == 16 ? ":00" : "")}-05:00";

    public void Dispose() => testbed.Dispose();
}
