using System.Globalization;
using NodaTime;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Wire;

/// <summary>
/// Effects as the tests expect them, one a line: when, what, and its members. The world's offset and seconds of
/// zero are left unsaid, and so is its ticket (MásNegocio's where no other is said).
/// </summary>
internal static class EffectText
{
    /// <summary>Members whose value says by itself what it is.</summary>
    private static readonly HashSet<string> Bare =
        ["target", "deadline", "calendar", "of", "reason", "to", "by", "matrix", "level", "role", "task", "template", "channel"];

    private static readonly HashSet<string> Unsaid = ["order", "contact", "subject", "body", "html", "field"];

    public static string Of(EffectRecord effect) => Of(effect, StoryWorld.MasNegocio);

    public static string Of(EffectRecord effect, StoryWorld world)
    {
        var ticket = effect.Ticket == world.Ticket ? "" : $" @{effect.Ticket ?? "null"}";
        var members = effect.Members.Where(member => !Unsaid.Contains(member.Key)).Select(member => Member(member, world));
        return $"{Show(effect.At, world)}{ticket} {string.Join(' ', members.Prepend(effect.Effect))}";
    }

    /// <summary>The lines of an expectation, without its comments.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
    [
        .. text.Split('\n').Select(line => line.Split("//")[0].Trim()).Where(line => line.Length > 0),
    ];

    public static string Show(OffsetDateTime time) => Show(time, StoryWorld.MasNegocio);

    private static string Show(OffsetDateTime time, StoryWorld world)
    {
        var text = EffectRecord.Format(time);
        var (clock, offset) = (text[..^6], text[^6..]);
        return (clock.EndsWith(":00", StringComparison.Ordinal) ? clock[..^3] : clock) + (offset == world.Offset ? "" : offset);
    }

    private static string Member(KeyValuePair<string, object?> member, StoryWorld world) => member switch
    {
        { Key: "from", Value: var from } => $"{Show(from, world)} >",
        { Key: var name, Value: var value } when Bare.Contains(name) => Show(value, world),
        _ => $"{member.Key}={Show(member.Value, world)}",
    };

    private static string Show(object? value, StoryWorld world) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        OffsetDateTime time => Show(time, world),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IReadOnlyList<KeyValuePair<string, object?>> members => $"by {Show(members[0].Value, world)}",
        IEnumerable<string> texts => string.Join(',', texts),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
