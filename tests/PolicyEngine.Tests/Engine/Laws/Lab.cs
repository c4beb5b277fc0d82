using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>A vocabulary with a field of each kind, for laws about conditions and tables.</summary>
internal static class Lab
{
    public static readonly CategoryField Color = new("color", ValuesOf("red", "green", "blue"));
    public static readonly CategoryField Size = new("size", ValuesOf("s", "m", "l", "xl"));
    public static readonly FlagField Urgent = new("urgent");
    public static readonly NumberField Weight = new("weight", decimals: 1);
    public static readonly SetField Extras = new("extras", ValuesOf("wrap", "card"));
    public static readonly TextField Note = new("note");
    public static readonly FlagField Gift = new("gift", FieldScope.Event);
    public static readonly CategoryField Row = new("row", Many());
    public static readonly CategoryField Shelf = new("shelf", Many());
    public static readonly CategoryField Box = new("box", Many());

    public static readonly Vocabulary Vocabulary =
        new([new Status("open")], [new Role("clerk")], [Color, Size, Urgent, Weight, Extras, Note, Gift, Row, Shelf, Box], []);

    private static Value[] ValuesOf(params string[] ids) => [.. ids.Select(id => new Value(id))];

    private static Value[] Many() => ValuesOf([.. Enumerable.Range(0, 60).Select(number => $"n{number}")]);
}

/// <summary>What a rule could see, as plain values: null is absent. Categories by their value's place, from 0.</summary>
public sealed record World(
    int? Color, int? Size, bool? Urgent, decimal? Weight, bool? Wrap, bool? Card, bool Note, bool? Gift, int? Row, int? Shelf, int? Box)
{
    private readonly byte[] ticketSmall = new byte[Lab.Vocabulary.TicketLayout.Small];
    private readonly long[] ticketWide = new long[Lab.Vocabulary.TicketLayout.Wide];
    private readonly byte[] eventSmall = new byte[Lab.Vocabulary.EventSmall];

    /// <summary>The same, encoded. The set is absent where both of its members are null.</summary>
    internal Facts Encode()
    {
        ticketWide.AsSpan().Fill(Field.AbsentNumber);
        ticketSmall[Lab.Color.Slot] = (byte)(Color + 1 ?? 0);
        ticketSmall[Lab.Size.Slot] = (byte)(Size + 1 ?? 0);
        ticketSmall[Lab.Row.Slot] = (byte)(Row + 1 ?? 0);
        ticketSmall[Lab.Shelf.Slot] = (byte)(Shelf + 1 ?? 0);
        ticketSmall[Lab.Box.Slot] = (byte)(Box + 1 ?? 0);
        ticketSmall[Lab.Urgent.Slot] = Flag(Urgent);
        ticketSmall[Lab.Note.Slot] = Note ? (byte)1 : Field.Absent;
        eventSmall[Lab.Gift.Slot] = Flag(Gift);
        if (Weight is { } weight)
            ticketWide[Lab.Weight.Slot] = Lab.Weight.Scale(weight);
        if (Wrap is not null || Card is not null)
            ticketWide[Lab.Extras.Slot] = (Wrap == true ? 1 : 0) | (Card == true ? 2 : 0);
        return new Facts(ticketSmall, ticketWide, eventSmall, [], [], 0);
    }

    /// <summary>What a condition means, said without slots, masks or products.</summary>
    internal bool Holds(Condition condition) => condition switch
    {
        Condition.Not not => !Holds(not.Part),
        Condition.All all => all.Parts.All(Holds),
        Condition.Any any => any.Parts.Any(Holds),
        Condition.OneOf oneOf => PlaceIn(oneOf.Field) is { } place && oneOf.Values.Contains(oneOf.Field.Values[place]),
        Condition.FlagIs { Field: var flag } isFlag => (flag.Equals(Lab.Urgent) ? Urgent : Gift) == isFlag.Value,
        Condition.Present { Field: CategoryField field } => PlaceIn(field) is not null,
        Condition.Present { Field: TextField } => Note,
        Condition.Present { Field: NumberField } => Weight is not null,
        Condition.Present { Field: SetField } => Wrap is not null || Card is not null,
        Condition.Holds holds => (holds.Value.Id == "wrap" ? Wrap : Card) == true,
        Condition.Compare compare => compare.Comparison switch
        {
            Comparison.Less => Weight < compare.Limit,
            Comparison.AtMost => Weight <= compare.Limit,
            Comparison.Greater => Weight > compare.Limit,
            _ => Weight >= compare.Limit,
        },
        Condition.Computed computed => computed.Predicate(Encode()),
        _ => throw new InvalidOperationException($"The world does not know {condition}."),
    };

    private static byte Flag(bool? value) => value switch { null => Field.Absent, false => FlagField.No, true => FlagField.Yes };

    private int? PlaceIn(CategoryField field) => field.Path switch
    {
        "color" => Color,
        "size" => Size,
        "row" => Row,
        "shelf" => Shelf,
        _ => Box,
    };
}
