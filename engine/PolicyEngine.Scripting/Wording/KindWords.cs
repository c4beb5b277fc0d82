using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Kinds of values as a policy's author calls them. A kind of the company's own keeps its name.</summary>
internal static class KindWords
{
    /// <summary>The language's own kinds, by the key of their name.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["TimeAmount"] = "kind.time",
        ["Duration"] = "kind.time",
        ["Condition"] = "kind.condition",
        ["Value"] = "kind.value",
        ["Status"] = "kind.status",
        ["Role"] = "kind.role",
        ["Calendar"] = "kind.calendar",
        ["Target"] = "kind.target",
        ["Timer"] = "kind.timer",
        ["Clock"] = "kind.clock",
        ["EscalationMatrix"] = "kind.matrix",
        ["NotificationTemplate"] = "kind.template",
        ["Desk"] = "kind.desk",
        ["WorkTask"] = "kind.task",
        ["Concept"] = "kind.concept",
        ["Procedure"] = "kind.procedure",
        ["Schedule"] = "kind.schedule",
        ["FlagField"] = "kind.flagfield",
        ["CategoryField"] = "kind.category",
        ["NumberField"] = "kind.numberfield",
        ["InstantField"] = "kind.instantfield",
        ["SetField"] = "kind.setfield",
        ["TextField"] = "kind.textfield",
        ["CalendarField"] = "kind.calendarfield",
        ["FactField"] = "kind.fact",
        ["Need"] = "kind.need",
        ["Field"] = "kind.field",
        ["Term"] = "kind.term",
        ["When"] = "kind.moment",
        ["Moment"] = "kind.moment",
        ["MatrixRow"] = "kind.row",
        ["AnswerModel"] = "kind.answer",
        ["Recipient"] = "kind.recipient",
        ["HolidayCalendar"] = "kind.holidays",
    };

    public static Sentence Of(ITypeSymbol type) =>
        type switch
        {
            _ when IsNumber(type) => Sentence.Of("kind.number"),
            { SpecialType: SpecialType.System_String } => Sentence.Of("kind.text"),
            { SpecialType: SpecialType.System_Boolean } => Sentence.Of("kind.flag"),
            { SpecialType: SpecialType.System_Void } => Sentence.Of("kind.nothing"),
            { TypeKind: TypeKind.Delegate } => Sentence.Of("kind.code"),
            IArrayTypeSymbol array => Sentence.Of("kind.list", Of(array.ElementType)),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => Of(value),
            INamedTypeSymbol { TypeArguments: [var item] } list when list.AllInterfaces.Any(IsEnumerable) || IsEnumerable(list) =>
                Sentence.Of("kind.list", Of(item)),
            _ when KeyOf(type) is { } key => Sentence.Of(key),
            _ when type.Name.EndsWith("Words", StringComparison.Ordinal) => Sentence.Of("kind.rule"),
            _ => Sentence.Of("kind.named", type.Name),
        };

    /// <summary>What would do, where the slip is one that people make; else null.</summary>
    public static Sentence? Advice(ITypeSymbol given, ITypeSymbol wanted) =>
        (given, wanted) switch
        {
            ({ SpecialType: SpecialType.System_String }, _) when IsNumber(wanted) => Sentence.Of("advice.unquoted"),
            (_, { SpecialType: SpecialType.System_String }) when IsNumber(given) => Sentence.Of("advice.quoted"),
            ({ SpecialType: SpecialType.System_Double }, { SpecialType: SpecialType.System_Decimal }) => Sentence.Of("advice.decimal"),
            _ when IsNumber(given) && IsNumber(wanted) => Sentence.Of("advice.whole"),
            (_, { Name: "Duration" or "Period" or "TimeAmount" }) when IsNumber(given) => Sentence.Of("advice.unit"),
            ({ SpecialType: SpecialType.System_String }, _) when KeyOf(wanted) is not null => Sentence.Of("advice.name"),
            _ => null,
        };

    /// <summary>The key of a kind's name, or of the nearest that it is a sort of.</summary>
    private static string? KeyOf(ITypeSymbol type)
    {
        for (var kind = (ITypeSymbol?)type; kind is not null; kind = kind.BaseType)
        {
            if (Known.TryGetValue(kind.Name, out var key))
                return key;
        }

        return null;
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is (>= SpecialType.System_SByte and <= SpecialType.System_Double) or SpecialType.System_Decimal;

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
