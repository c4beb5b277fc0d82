using NodaTime;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Testing.Scenarios.Running;

/// <summary>Compares an effect with what is expected.</summary>
internal static class EffectMatch
{
    /// <summary>Whether the effect is the expected one.</summary>
    public static bool Holds(Expectation expected, EffectRecord effect) =>
        IsNamed(expected, effect) && Differences(expected, effect) == 0;

    /// <summary>Whether the effect has the expected name.</summary>
    public static bool IsNamed(Expectation expected, EffectRecord effect) =>
        expected.Effect == Expectation.Anything || effect.Effect == expected.Effect;

    /// <summary>How many of the expected members the effect lacks or has otherwise.</summary>
    public static int Differences(Expectation expected, EffectRecord effect)
    {
        var differences = expected.Citing is { } clause && !effect.Clauses.Contains(clause) ? 1 : 0;
        foreach (var member in expected.Members)
        {
            if (!Holds(member, effect))
                differences++;
        }
        return differences;
    }

    /// <summary>Whether a member is as expected.</summary>
    public static bool Holds(ExpectedMember expected, EffectRecord effect)
    {
        var isThere = TryGet(effect, expected.Path, out var actual);
        if (expected.IsPart)
            return actual is string text && text.Contains((string)expected.Value!, StringComparison.Ordinal);
        return expected.Value is null
            ? isThere && actual is null
            : isThere && AreEqual(expected.Value, actual);
    }

    /// <summary>A member by its dotted path.</summary>
    public static bool TryGet(EffectRecord effect, string path, out object? value)
    {
        var members = effect.Members;
        var names = path.Split('.');
        for (var i = 0; i < names.Length; i++)
        {
            var member = members.FirstOrDefault(pair => pair.Key == names[i]);
            value = member.Value;
            if (member.Key is null)
                return false;
            if (i == names.Length - 1)
                return true;
            if (member.Value is not IReadOnlyList<KeyValuePair<string, object?>> inner)
                return false;
            members = inner;
        }
        value = null;
        return false;
    }

    private static bool AreEqual(object expected, object? actual) => (expected, actual) switch
    {
        (_, null) => false,
        (Instant time, OffsetDateTime local) => local.ToInstant() == time,
        (IEnumerable<string> names, IEnumerable<string> others) when actual is not string => names.SequenceEqual(others, StringComparer.Ordinal),
        (string or bool, _) => expected.Equals(actual),
        (int or long or decimal, int or long or decimal) => Number(expected) == Number(actual),
        _ => false,
    };

    private static decimal Number(object value) => value switch
    {
        int number => number,
        long number => number,
        _ => (decimal)value,
    };
}
