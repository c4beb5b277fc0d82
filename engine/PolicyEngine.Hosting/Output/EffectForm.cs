using PolicyEngine.Explain;

namespace PolicyEngine.Hosting.Output;

/// <summary>What stands in the place of a member's value that differs from one effect of a form to the next.</summary>
internal enum Gap : byte
{
    /// <summary>The effect's first wide operand as an instant.</summary>
    FirstInstant,

    /// <summary>The effect's second wide operand as an instant.</summary>
    SecondInstant,

    /// <summary>The effect's second wide operand as a fraction.</summary>
    Fraction,

    /// <summary>Who acted.</summary>
    Actor,
}

/// <summary>
/// What effects of one kind have in common: names, members, clauses and sentence, described once and encoded once, with
/// gaps for what differs. Immutable.
/// </summary>
internal sealed class EffectForm
{
    private readonly (string Name, string Text)[] texts;

    /// <param name="described">The effect; a <see cref="Gap"/> stands for a value that differs.</param>
    public EffectForm(EffectDescription described)
    {
        Described = described;
        texts = [.. described.Members.Where(member => member.Value is string).Select(member => (member.Key, (string)member.Value!))];
        var line = new Utf8Line();
        line.Raw(",\"effect\":"u8).Text(described.Effect);
        var parts = new List<(byte[], Gap)>();
        foreach (var (name, value) in described.Members)
        {
            line.Name(name);
            if (value is Gap gap)
            {
                parts.Add((line.Written.ToArray(), gap));
                line.Clear();
            }
            else
                line.Value(value);
        }
        (Parts, Rest) = ([.. parts], line.Written.ToArray());
        line.Clear();
        line.Name("clauses").Value(described.Clauses).Name("why").Text(described.Why).Raw("}\n"u8);
        End = line.Written.ToArray();
    }

    public EffectDescription Described { get; }

    /// <summary>A member's value where it is a text; else null.</summary>
    public string? TextOf(string name)
    {
        foreach (var (known, text) in texts)
        {
            if (known == name)
                return text;
        }
        return null;
    }

    /// <summary>The bytes before each gap.</summary>
    public (byte[] Before, Gap Gap)[] Parts { get; }

    /// <summary>The bytes after the last gap, up to the members that only this effect has.</summary>
    public byte[] Rest { get; }

    /// <summary>Clauses, sentence and line end.</summary>
    public byte[] End { get; }
}
