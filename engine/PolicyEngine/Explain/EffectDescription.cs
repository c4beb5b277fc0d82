using NodaTime;
using PolicyEngine.Model;

namespace PolicyEngine.Explain;

/// <summary>
/// An effect in names, as the wire contract has it, but for what only the host knows: the acting person, addresses
/// and rendered texts.
/// </summary>
/// <param name="Effect">The effect's name, e.g. <c>target_started</c>.</param>
/// <param name="Members">Its further members in order. Instants are NodaTime's; a null stands for a JSON null.</param>
/// <param name="Clauses">The clauses that decided it.</param>
/// <param name="Why">A sentence in the provider's language.</param>
public sealed record EffectDescription(
    string Effect,
    IReadOnlyList<KeyValuePair<string, object?>> Members,
    IReadOnlyList<string> Clauses,
    string Why);

/// <summary>A notification before it is rendered.</summary>
/// <param name="Template">The template's name.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Recipient">Who receives it.</param>
/// <param name="Clock">The clock that it is about, by its number; -1 for none.</param>
public sealed record NotificationDescription(string Template, string Channel, Recipient Recipient, int Clock);

/// <summary>A clock of a ticket as it stands.</summary>
/// <param name="Number">Its number in the image.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsTarget">A target, not a timer.</param>
/// <param name="Status">running, paused, pending, met, breached, cancelled.</param>
/// <param name="Deadline">Its deadline, or null.</param>
/// <param name="Calendar">Its calendar's name, or null.</param>
/// <param name="Used">The fraction of its time at which it warned; null before.</param>
/// <param name="ChangesStatus">The ticket's status changes when it runs out: an automatic closing.</param>
public sealed record ClockDescription(
    int Number, string Name, bool IsTarget, string Status, Instant? Deadline, string? Calendar, decimal? Used, bool ChangesStatus);

/// <summary>A charge, for whoever keeps accounts.</summary>
/// <param name="Concept">What it is for.</param>
/// <param name="Account">The account that it is put on; null for none.</param>
/// <param name="Minutes">The worked minutes, where time is charged.</param>
/// <param name="BilledMinutes">The minutes that are counted.</param>
/// <param name="Amount">The amount, where it is known.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Excluded">It is not included, and quoted apart.</param>
public sealed record ChargeDescription(
    string Concept, string? Account, long? Minutes, long? BilledMinutes, decimal? Amount, string? Currency, bool Excluded);
