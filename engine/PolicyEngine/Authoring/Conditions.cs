using System.Runtime.CompilerServices;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;
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
/// checked and can be explained; <c>That</c> is the escape hatch. Immutable.
/// </summary>
public abstract record Condition
{
    /// <summary>A condition of more parts than this should be a table; one that is joined to itself would double without end.</summary>
    private const int MostParts = 2_000;

    private Condition()
    {
    }

    /// <summary>How many parts it is joined of.</summary>
    private int Size { get; init; } = 1;

    /// <summary>Applies always.</summary>
    public static Condition Always { get; } = new All([]);

    /// <summary>A condition in code, for what no table says. One that fails counts as not holding, and is reported at this line.</summary>
    public static Condition That(Predicate predicate, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new Computed(predicate, new(file, line), null);

    /// <summary>What <c>That</c> becomes in a script: the same, within the script's budget.</summary>
    public static Condition That(Predicate predicate, string file, int line, ScriptBudget budget) =>
        new Computed(predicate, new(file, line), budget);

    public static Condition operator &(Condition left, Condition right) => new All([left, right]) { Size = Joined(left, right) };

    public static Condition operator |(Condition left, Condition right) => new Any([left, right]) { Size = Joined(left, right) };

    public static Condition operator !(Condition condition) => new Not(condition) { Size = Counted(condition.Size + 1) };

    private static int Joined(Condition left, Condition right) => Counted(left.Size + right.Size);

    private static int Counted(int size) => size <= MostParts
        ? size
        : throw new ScriptLimitException(Sentence.Of("limit.parts", MostParts));

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

    /// <param name="Predicate">The code.</param>
    /// <param name="At">Where it stands.</param>
    /// <param name="Budget">What the code counts against; null for code that is not a script's.</param>
    public sealed record Computed(Predicate Predicate, SourceLocation At, ScriptBudget? Budget) : Condition;
}
