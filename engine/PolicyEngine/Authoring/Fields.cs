namespace PolicyEngine.Authoring;

/// <summary>Where a field's value lives.</summary>
public enum FieldScope : byte
{
    /// <summary>A member of the ticket, kept as long as the ticket is.</summary>
    Ticket,

    /// <summary>A member of the event at hand, gone with it.</summary>
    Event,

    /// <summary>A fact that several tickets share: a customer's, a service's, a desk's.</summary>
    Shared,
}

/// <summary>How a field is stored: one byte, or one long.</summary>
public enum FieldWidth : byte
{
    Small,
    Wide,
}

/// <summary>
/// Something that a rule may read. The plugin's vocabulary (or the script, for its own flags and facts) declares it;
/// at ingestion it is encoded once to a small integer in a slot, and from then on rules see the slot alone.
/// A field is bound to its slot once, before it is used; after that it is safe to share between threads.
/// </summary>
public abstract class Field(string path, FieldScope scope, FieldWidth width)
{
    /// <summary>The stored value of a wide field that is absent.</summary>
    public const long AbsentNumber = long.MinValue;

    /// <summary>The stored value of a small field that is absent.</summary>
    public const byte Absent = 0;

    private int slot = -1;

    /// <summary>The dotted path of the member inside the event's <c>data</c>, e.g. <c>requester.email</c>.</summary>
    public string Path { get; } = path;

    public FieldScope Scope { get; } = scope;

    public FieldWidth Width { get; } = width;

    /// <summary>The slot that the vocabulary gave it.</summary>
    /// <exception cref="InvalidOperationException">The field belongs to no vocabulary: a bug of the plugin.</exception>
    public int Slot => slot >= 0
        ? slot
        : throw new InvalidOperationException($"The field '{Path}' is not declared in its provider's vocabulary.");

    internal bool IsBound => slot >= 0;

    internal void Bind(int toSlot)
    {
        if (slot >= 0 && slot != toSlot)
            throw new InvalidOperationException($"The field '{Path}' stands in two vocabularies.");
        slot = toSlot;
    }

    public override string ToString() => Path;
}

/// <summary>A field with a closed list of values. Stored as 0 for absent, else the value's place in the list, from 1.</summary>
public class CategoryField : Field
{
    private readonly Dictionary<string, byte> ordinals = new(StringComparer.Ordinal);

    public CategoryField(string path, params Value[] values)
        : this(path, FieldScope.Ticket, values)
    {
    }

    public CategoryField(string path, FieldScope scope, params Value[] values)
        : base(path, scope, FieldWidth.Small)
    {
        if (values.Length > 254)
            throw new ArgumentException($"'{path}' has {values.Length} values; a category holds at most 254.", nameof(values));
        Values = values;
        foreach (var value in values)
            ordinals.Add(value.Id, (byte)(ordinals.Count + 1));
    }

    /// <summary>The values in their order.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>The stored form of a value's id, or 0 where the category has no such value.</summary>
    public byte OrdinalOf(string id) => ordinals.GetValueOrDefault(id);

    /// <summary>The stored form of what an event says: <see cref="Value.Other"/>'s for a text that is not in a list that has it.</summary>
    public byte Encode(string text) => ordinals.TryGetValue(text, out var ordinal) ? ordinal : ordinals.GetValueOrDefault(Value.Other.Id);

    /// <summary>The ids of the values that an event may name.</summary>
    public IEnumerable<string> Ids => Values.Where(value => value != Value.Other).Select(value => value.Id);

    /// <summary>The value behind a stored form; null for absent.</summary>
    public Value? ValueOf(int ordinal) => ordinal > 0 && ordinal <= Values.Count ? Values[ordinal - 1] : null;

    /// <summary>True where the field has one of these values.</summary>
    public Condition In(params Value[] values) => new Condition.OneOf(this, values);

    /// <summary>True where the member is there.</summary>
    public Condition Given => new Condition.Present(this);

    /// <summary>For a transition's needs: the member must be there, with one of these values.</summary>
    public Need OneOf(params Value[] values) => new(this, values);

    public static Condition operator ==(CategoryField field, Value value) => new Condition.OneOf(field, [value]);

    public static Condition operator !=(CategoryField field, Value value) => !(field == value);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>True, false or absent. As a condition it stands for "is true"; absent counts as false.</summary>
public class FlagField(string path, FieldScope scope = FieldScope.Ticket) : Field(path, scope, FieldWidth.Small)
{
    /// <summary>The stored form of false.</summary>
    public const byte No = 1;

    /// <summary>The stored form of true.</summary>
    public const byte Yes = 2;

    public static implicit operator Condition(FlagField flag) => new Condition.FlagIs(flag, true);

    public static Condition operator !(FlagField flag) => !(Condition)flag;

    public static Condition operator &(FlagField left, FlagField right) => (Condition)left & (Condition)right;

    public static Condition operator |(FlagField left, FlagField right) => (Condition)left | (Condition)right;

    /// <summary>True where the member is there and says so: <c>Accepts == false</c> does not hold where it is absent.</summary>
    public static Condition operator ==(FlagField flag, bool value) => new Condition.FlagIs(flag, value);

    public static Condition operator !=(FlagField flag, bool value) => !(flag == value);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// Whether a text of the ticket stands in a list of texts that the ticket brings too: its service among its customer's.
/// Absent where the text is. Worked out at ingestion, so that it stays right whichever of the two changes.
/// </summary>
/// <param name="member">The text's dotted path.</param>
/// <param name="among">The list's dotted path.</param>
public sealed class MembershipField(string member, string among) : FlagField(member)
{
    /// <summary>The list's dotted path.</summary>
    public string Among { get; } = among;
}

/// <summary>A number, kept as a whole number of its smallest decimal unit.</summary>
/// <param name="path">The member's dotted path.</param>
/// <param name="decimals">How many decimal places count, 0 to 9; a value with more is refused.</param>
/// <param name="scope">Where the value lives.</param>
public class NumberField(string path, int decimals = 0, FieldScope scope = FieldScope.Ticket)
    : Field(path, scope, FieldWidth.Wide)
{
    public int Decimals { get; } = decimals;

    /// <summary>
    /// A value with more decimal places than the field keeps is rounded up, not refused: a quotient may have any number of
    /// them. Every comparison with a limit of no more places than these stays as it was.
    /// </summary>
    public bool RoundsUp { get; init; }

    /// <summary>The whole number that a decimal is stored as.</summary>
    /// <exception cref="OverflowException">It does not fit, or has more decimal places than the field keeps and is not rounded.</exception>
    public long Scale(decimal number)
    {
        for (var i = 0; i < Decimals; i++)
            number *= 10;
        if (RoundsUp)
            number = decimal.Ceiling(number);
        return decimal.Truncate(number) == number
            ? checked((long)number)
            : throw new OverflowException($"'{Path}' keeps {Decimals} decimal places.");
    }

    /// <summary>True where the number is there.</summary>
    public Condition Given => new Condition.Present(this);

    public static Condition operator <(NumberField field, decimal limit) => new Condition.Compare(field, Comparison.Less, limit);

    public static Condition operator >(NumberField field, decimal limit) => new Condition.Compare(field, Comparison.Greater, limit);

    public static Condition operator <=(NumberField field, decimal limit) => new Condition.Compare(field, Comparison.AtMost, limit);

    public static Condition operator >=(NumberField field, decimal limit) => new Condition.Compare(field, Comparison.AtLeast, limit);
}

/// <summary>An instant, kept as Unix ticks.</summary>
public sealed class InstantField(string path, FieldScope scope = FieldScope.Ticket) : Field(path, scope, FieldWidth.Wide);

/// <summary>A set of up to 62 named things, kept as bits.</summary>
public sealed class SetField(string path, params Value[] values) : Field(path, FieldScope.Ticket, FieldWidth.Wide)
{
    /// <summary>A list that holds anything else is refused. Otherwise such names are none of the rules' business.</summary>
    public bool IsClosed { get; init; }

    public IReadOnlyList<Value> Values { get; } = values.Length <= 62
        ? values
        : throw new ArgumentException($"'{path}' has {values.Length} members; a set holds at most 62.", nameof(values));

    /// <summary>The bit of a value; -1 where the set has no such value.</summary>
    internal int BitOf(Value value)
    {
        for (var bit = 0; bit < Values.Count; bit++)
        {
            if (Values[bit].Id == value.Id)
                return bit;
        }
        return -1;
    }

    /// <summary>True where the set holds this value.</summary>
    public Condition Holds(Value value) => new Condition.Holds(this, value);
}

/// <summary>A text, of which rules see only whether it is there; templates see the text itself.</summary>
public sealed class TextField(string path, FieldScope scope = FieldScope.Ticket) : Field(path, scope, FieldWidth.Small)
{
    /// <summary>True where the text is there and not blank.</summary>
    public Condition Given => new Condition.Present(this);
}

/// <summary>
/// Opening hours that arrive inside an event (extended hours of a contract): <c>{"open": "Mon-Sun 00:00-24:00"}</c>.
/// They extend the base calendar, whose holidays stay closed; the host interns them and rules see an index.
/// </summary>
/// <param name="path">The member's dotted path.</param>
/// <param name="extends">The calendar that is extended.</param>
public sealed class CalendarField(string path, Calendar extends) : Field(path, FieldScope.Ticket, FieldWidth.Wide)
{
    public Calendar Extends { get; } = extends;

    /// <summary>True where such hours were given.</summary>
    public Condition Given => new Condition.Present(this);
}

/// <summary>A member that must be there before something may happen, with the values that would do (none = any).</summary>
public sealed record Need(Field Field, IReadOnlyList<Value> Values)
{
    public static implicit operator Need(Field field) => new(field, []);
}

/// <summary>A text that rules may remember and compare, such as who acts; kept as a number that the host gives to each such text.</summary>
/// <param name="path">The member's dotted path.</param>
/// <param name="scope">Where the value lives.</param>
public sealed class NameField(string path, FieldScope scope = FieldScope.Ticket) : Field(path, scope, FieldWidth.Wide)
{
    /// <summary>True where the text is there and not blank.</summary>
    public Condition Given => new Condition.Present(this);
}

/// <summary>People that the policy remembers about a ticket, e.g. all who worked on it. Grows with each one; never forgets.</summary>
/// <param name="name">Its name in saved state.</param>
public sealed class PeopleField(string name) : Field(name, FieldScope.Ticket, FieldWidth.Wide)
{
    /// <summary>True where who acts now is one of them. An event that does not name who acts is nobody's.</summary>
    public Condition IncludesActor => new Condition.Among(this);
}
