using PolicyEngine.Explain;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Output;

/// <summary>
/// The forms of an image's effects: <see cref="EffectReader"/> describes the first of each, and the others differ from it
/// in their gaps alone. Not thread-safe.
/// </summary>
internal sealed class EffectForms(EffectReader reader)
{
    /// <summary>Minutes and percentages make forms of their own: memory is bounded, the answer is the same.</summary>
    private const int Most = 1 << 12;

    private readonly Dictionary<Effect, EffectForm> known = [];

    public EffectReader Reader { get; } = reader;

    /// <summary>The form of an effect; null for those that only the host sees.</summary>
    public EffectForm? Of(in Effect effect, in TicketState state)
    {
        if (effect.Kind >= EffectKind.Wake)
            return null;
        if (Reader.KeyOf(effect, state) is not { } key)
            return Describe(effect, state);
        if (known.TryGetValue(key, out var form))
            return form;
        if (known.Count == Most)
            known.Clear();
        return known[key] = Describe(effect, state)!;
    }

    private EffectForm? Describe(in Effect effect, in TicketState state)
    {
        if (Reader.Read(effect, state) is not { } described)
            return null;
        var kind = effect.Kind;
        var members = described.Members.Select(WithGap).ToList();
        if (kind == EffectKind.StatusChanged)
            members.Insert(2, new("by", Gap.Actor));
        return new EffectForm(described with { Members = members });

        // A met target tells how much was used; of one that warned the sentence tells it too.
        KeyValuePair<string, object?> WithGap(KeyValuePair<string, object?> member) => (member.Key, kind) switch
        {
            ("deadline", _) or ("due", EffectKind.Task) => new(member.Key, Gap.FirstInstant),
            ("was", EffectKind.TargetChanged) => new(member.Key, Gap.SecondInstant),
            ("used", EffectKind.TargetMet) => new(member.Key, Gap.Fraction),
            _ => member,
        };
    }
}
