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
