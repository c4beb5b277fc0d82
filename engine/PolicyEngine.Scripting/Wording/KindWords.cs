using Microsoft.CodeAnalysis;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Kinds of values as a policy's author calls them. A word of the language's own or of the company's keeps its name.</summary>
internal static class KindWords
{
    /// <summary>The language's own kinds.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["TimeAmount"] = "a time with its unit",
        ["Duration"] = "a time with its unit",
        ["Condition"] = "a condition",
        ["Value"] = "a value",
        ["Status"] = "a status",
        ["Role"] = "a role",
        ["Calendar"] = "a calendar",
        ["Target"] = "a target",
        ["Timer"] = "a timer",
        ["CategoryField"] = "a field with values",
        ["FlagField"] = "a yes-or-no field",
        ["When"] = "a moment",
        ["Moment"] = "a moment",
        ["NotificationTemplate"] = "a template",
        ["Recipient"] = "a recipient",
    };

    public static string Of(ITypeSymbol type) =>
        type switch
        {
            _ when IsNumber(type) => "a number",
            { SpecialType: SpecialType.System_String } => "a text",
            { SpecialType: SpecialType.System_Boolean } => "yes or no (true or false)",
            { SpecialType: SpecialType.System_Void } => "nothing",
            { TypeKind: TypeKind.Delegate } => "a condition (x => …)",
            IArrayTypeSymbol array => $"a list ([…]) whose items are each {Of(array.ElementType)}",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => Of(value),
            INamedTypeSymbol { TypeArguments: [var item] } list when list.AllInterfaces.Any(IsEnumerable) || IsEnumerable(list) =>
                $"a list ([…]) whose items are each {Of(item)}",
            _ => Known.GetValueOrDefault(type.Name, $"a '{type.Name}'"),
        };

    /// <summary>What would do, where the slip is one that people make; else empty.</summary>
    public static string Advice(ITypeSymbol given, ITypeSymbol wanted) =>
        (given, wanted) switch
        {
            ({ SpecialType: SpecialType.System_String }, _) when IsNumber(wanted) => " A number stands without quotes.",
            (_, { SpecialType: SpecialType.System_String }) when IsNumber(given) => " A text stands between double quotes.",
            (_, { Name: "Duration" or "Period" or "TimeAmount" }) when IsNumber(given) => " Say its unit, as in 40.Minutes.",
            ({ SpecialType: SpecialType.System_String }, _) when Known.ContainsKey(wanted.Name) => " A name stands without quotes.",
            _ => "",
        };

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
