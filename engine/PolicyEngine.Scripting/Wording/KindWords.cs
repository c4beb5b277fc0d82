using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Kinds of values as a policy's author calls them. A word of the language's own or of the company's keeps its name.</summary>
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
        ["CategoryField"] = "kind.category",
        ["FlagField"] = "kind.flagfield",
        ["When"] = "kind.moment",
        ["Moment"] = "kind.moment",
        ["NotificationTemplate"] = "kind.template",
        ["Recipient"] = "kind.recipient",
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
            _ => Known.TryGetValue(type.Name, out var known) ? Sentence.Of(known) : Sentence.Of("kind.named", type.Name),
        };

    /// <summary>What would do, where the slip is one that people make; else null.</summary>
    public static Sentence? Advice(ITypeSymbol given, ITypeSymbol wanted) =>
        (given, wanted) switch
        {
            ({ SpecialType: SpecialType.System_String }, _) when IsNumber(wanted) => Sentence.Of("advice.unquoted"),
            (_, { SpecialType: SpecialType.System_String }) when IsNumber(given) => Sentence.Of("advice.quoted"),
            (_, { Name: "Duration" or "Period" or "TimeAmount" }) when IsNumber(given) => Sentence.Of("advice.unit"),
            ({ SpecialType: SpecialType.System_String }, _) when Known.ContainsKey(wanted.Name) => Sentence.Of("advice.name"),
            _ => null,
        };

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
