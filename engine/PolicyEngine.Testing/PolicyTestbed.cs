using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Plugins;

namespace PolicyEngine.Testing;

/// <summary>
/// Runs a company's policies through the real host, event by event, for its own tests: times are given, effects come
/// back. Not thread-safe: one for each test.
/// </summary>
public sealed class PolicyTestbed : IDisposable
{
    private readonly PolicyHost host;
    private readonly EvaluationRun run;
    private readonly string provider;
    private readonly List<EffectRecord> all = [];
    private int events;

    private PolicyTestbed(PolicyHost host)
    {
        if (!host.IsWhole)
            throw new ArgumentException(string.Join(Environment.NewLine, host.Diagnostics), nameof(host));
        this.host = host;
        provider = host.Providers[0];
        run = host.Begin(new EvaluationOptions { InputName = "testbed" });
    }

    /// <summary>Every effect so far.</summary>
    public IReadOnlyList<EffectRecord> Effects => all;

    public EvaluationSummary Summary => run.Summary;

    /// <summary>A plugin of the caller's, with its policies folder.</summary>
    /// <exception cref="ArgumentException">The policies do not load; the message says why.</exception>
    public static PolicyTestbed For(ProviderPlugin plugin, string policiesFolder) => new(PolicyHost.Open(policiesFolder, plugin));

    /// <summary>A workspace's only provider, as the command would load it.</summary>
    public static PolicyTestbed Open(string workspace) => new(PolicyHost.Open(workspace));

    /// <summary>Applies an event.</summary>
    /// <param name="type">The event's type, e.g. <c>ticket.opened</c>.</param>
    /// <param name="subject">The ticket's id.</param>
    /// <param name="time">The time with its offset.</param>
    /// <param name="data">The payload; an anonymous object or a <see cref="JObject"/>.</param>
    /// <returns>The effects that it released, those of deadlines before it included.</returns>
    public IReadOnlyList<EffectRecord> Apply(string type, string subject, string time, object? data = null) => Keep(run.Apply(new JObject
    {
        ["specversion"] = "1.0",
        ["id"] = $"event-{++events}",
        ["source"] = $"/{provider}/test",
        ["type"] = type,
        ["subject"] = subject,
        ["time"] = time,
        ["data"] = data is null ? new JObject() : JObject.FromObject(data),
    }.ToString(Formatting.None)));

    /// <summary>Applies a line as it stands.</summary>
    public IReadOnlyList<EffectRecord> Apply(string line) => Keep(run.Apply(line));

    /// <summary>Fires what is due at the last event's time.</summary>
    public IReadOnlyList<EffectRecord> Finish() => Keep(run.Finish());

    public void Dispose() => host.Dispose();

    private IReadOnlyList<EffectRecord> Keep(IReadOnlyList<EffectRecord> effects)
    {
        var kept = effects.ToList();
        all.AddRange(kept);
        return kept;
    }
}
