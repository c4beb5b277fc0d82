using System.Globalization;
using NodaTime;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Wire;

/// <summary>
/// Effects as the tests expect them, one a line: when, what, and its members. Mexico City's -06:00 and seconds of
/// zero are left unsaid, and so is the ticket MN-1.
/// </summary>
internal static class EffectText
{
    /// <summary>Members whose value says by itself what it is.</summary>
    private static readonly HashSet<string> Bare =
        ["target", "deadline", "calendar", "of", "reason", "to", "by", "matrix", "level", "role", "task", "template", "channel"];

    private static readonly HashSet<string> Unsaid = ["order", "contact", "subject", "body", "html", "field"];

    public static string Of(EffectRecord effect)
    {
        var ticket = effect.Ticket is "MN-1" ? "" : $" @{effect.Ticket ?? "null"}";
        var members = effect.Members.Where(member => !Unsaid.Contains(member.Key)).Select(Member);
        return $"{Show(effect.At)}{ticket} {string.Join(' ', members.Prepend(effect.Effect))}";
    }

    /// <summary>The lines of an expectation, without its comments.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
    [
        .. text.Split('\n').Select(line => line.Split("//")[0].Trim()).Where(line => line.Length > 0),
    ];

    public static string Show(OffsetDateTime time)
    {
        var text = EffectRecord.Format(time);
        var (clock, offset) = (text[..^6], text[^6..]);
        return (clock.EndsWith(":00", StringComparison.Ordinal) ? clock[..^3] : clock) + (offset == "-06:00" ? "" : offset);
    }

    private static string Member(KeyValuePair<string, object?> member) => member switch
    {
        { Key: "from", Value: var from } => $"{Show(from)} >",
        { Key: var name, Value: var value } when Bare.Contains(name) => Show(value),
        _ => $"{member.Key}={Show(member.Value)}",
    };

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        OffsetDateTime time => Show(time),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IReadOnlyList<KeyValuePair<string, object?>> members => $"by {Show(members[0].Value)}",
        IEnumerable<string> texts => string.Join(',', texts),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
