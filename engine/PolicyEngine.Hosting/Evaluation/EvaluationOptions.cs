using System.Buffers;
using NodaTime;
using PolicyEngine.Coverage;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>How to evaluate.</summary>
public sealed record EvaluationOptions
{
    /// <summary>
    /// The last instant: evaluation ends after the deadlines due at it have fired. Null: the last event's time.
    /// Not before the last event.
    /// </summary>
    public Instant? Until { get; init; }

    /// <summary>Whether notifications are rendered. Otherwise they carry no subject and no body.</summary>
    public bool Render { get; init; } = true;

    /// <summary>
    /// Into how many lanes the tickets are parted, each decided by a thread of its own: 1 to <see cref="MostLanes"/>. The
    /// effects are the same whatever their number. Where <see cref="Coverage"/> is kept there is one.
    /// </summary>
    public int Lanes { get; init; } = 1;

    /// <summary>
    /// Whether the caller's thread reads lines that are handed over together while earlier ones are being decided: for
    /// lines that nobody waits for. Several lanes always have it so; one lane decides on the caller's thread otherwise, and
    /// what came together has been decided before more is asked for.
    /// </summary>
    public bool ReadsAhead { get; init; }

    /// <summary>More lanes than this no machine has use for.</summary>
    public const int MostLanes = 256;

    /// <summary>Whether every decision under a policy with shared facts waits for its turn, touch them or not: what tests compare with.</summary>
    internal bool OrdersAll { get; init; }

    /// <summary>Where to keep which parts of the policies are taken; null to keep nothing, which costs nothing.</summary>
    public PolicyCoverage? Coverage { get; init; }

    /// <summary>The shape of the input's lines; null for CloudEvents. <see cref="PolicyHost.FindShape"/> finds it by name.</summary>
    public InputShape? From { get; init; }

    /// <summary>The name of the input in reports of lines that could not be read.</summary>
    public string InputName { get; init; } = "events";

    /// <summary>
    /// Where effects are written: JSON in UTF-8, one a line, each ended by a line feed, the same bytes as
    /// <see cref="Hosting.Output.EffectRecord.ToJson"/>. Null: they are returned as records.
    /// </summary>
    public IBufferWriter<byte>? Output { get; init; }

    /// <summary>Whether effects are told at all. Otherwise events are decided and nothing is returned, written or counted of it.</summary>
    internal bool Tells { get; init; } = true;

    /// <summary>Whether usual lines are read without objects. Otherwise all go the way of the unusual ones, which comes to the same.</summary>
    internal bool Scans { get; init; } = true;
}
