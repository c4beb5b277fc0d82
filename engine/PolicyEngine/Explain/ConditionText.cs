using System.Globalization;
using PolicyEngine.Authoring;

namespace PolicyEngine.Explain;

/// <summary>Writes a condition in the signs of scripts, with the names of the wire: <c>kind == queja &amp; !major</c>.</summary>
public static class ConditionText
{
    /// <summary>The condition's text; <c>always</c> for the one that always holds.</summary>
    public static string Of(Condition condition) => Write(condition, isPart: false);

    private static string Write(Condition condition, bool isPart) => condition switch
    {
        Condition.All { Parts.Count: 0 } => "always",
        Condition.Any { Parts.Count: 0 } => "never",
        Condition.All all => Join([.. all.Parts.Where(part => part is not Condition.All { Parts.Count: 0 }).DefaultIfEmpty(Condition.Always)], " & ", isPart),
        Condition.Any any => Join(any.Parts, " | ", isPart),
        Condition.Not { Part: Condition.OneOf { Values: [var only] } not } => $"{not.Field.Path} != {only}",
        Condition.Not not => "!" + Write(not.Part, isPart: true),
        Condition.OneOf { Values: [var only] } oneOf => $"{oneOf.Field.Path} == {only}",
        Condition.OneOf oneOf => $"{oneOf.Field.Path} in [{string.Join(", ", oneOf.Values)}]",
        Condition.FlagIs flag => flag.Value ? flag.Field.Path : $"{flag.Field.Path} == false",
        Condition.Present present => $"{present.Field.Path} given",
        Condition.Holds holds => $"{holds.Field.Path} holds {holds.Value}",
        Condition.Compare compare => string.Create(CultureInfo.InvariantCulture, $"{compare.Field.Path} {Sign(compare.Comparison)} {compare.Limit}"),
        Condition.Among among => $"by one of {among.People.Path}",
        Condition.Computed => "code",
        _ => throw new InvalidOperationException($"No text for {condition.GetType().Name}."),
    };

    private static string Join(IReadOnlyList<Condition> parts, string sign, bool isPart)
    {
        var text = string.Join(sign, parts.Select(part => Write(part, isPart: parts.Count > 1)));
        return isPart && parts.Count > 1 ? $"({text})" : text;
    }

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
