using PolicyEngine.Runtime;

namespace PolicyEngine.Authoring;

/// <summary>How a number is compared with a limit. An absent number compares false with everything.</summary>
public enum Comparison : byte
{
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// <summary>What no table says: a condition in code, over the encoded facts alone.</summary>
public delegate bool Predicate(Facts facts);

/// <summary>
/// When a rule applies. Conditions are data wherever they can be, so that they compile to table lookups, can be
/// checked and can be explained; <see cref="That"/> is the escape hatch. Immutable.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Applies always.</summary>
    public static Condition Always { get; } = new All([]);

    /// <summary>A condition in code, for what no table says.</summary>
    public static Condition That(Predicate predicate) => new Computed(predicate);

    public static Condition operator &(Condition left, Condition right) => new All([left, right]);

    public static Condition operator |(Condition left, Condition right) => new Any([left, right]);

    public static Condition operator !(Condition condition) => new Not(condition);

    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Part) : Condition;

    public sealed record OneOf(CategoryField Field, IReadOnlyList<Value> Values) : Condition;

    public sealed record FlagIs(FlagField Field, bool Value) : Condition;

    public sealed record Present(Field Field) : Condition;

    public sealed record Holds(SetField Field, Value Value) : Condition;

    public sealed record Compare(NumberField Field, Comparison Comparison, decimal Limit) : Condition;

    /// <summary>Who acts is one of these people.</summary>
    public sealed record Among(PeopleField People) : Condition;

    public sealed record Computed(Predicate Predicate) : Condition;
}
