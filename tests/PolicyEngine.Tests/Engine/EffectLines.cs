using NodaTime;
using NodaTime.Text;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine;

/// <summary>
/// Effects as lines to compare with tables of text: when, what, and the members that matter, e.g.
/// <c>03-09 15:00 target_started llegada 03-10 09:00</c>.
/// </summary>
internal static class EffectLines
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm:ss");

    private static readonly HashSet<string> Aside =
        ["by", "contact", "text", "procedure", "matrix", "calendar", "channel", "subject", "body", "html", "order", "of"];

    /// <summary>The effects whose names begin with one of these, or all but the notifications.</summary>
    public static string[] Of(IEnumerable<EffectRecord> effects, params string[] names) =>
        [.. effects
            .Where(effect => names.Length == 0
                ? effect.Effect != "notification"
                : names.Any(name => effect.Effect.StartsWith(name, StringComparison.Ordinal)))
            .Select(Line)];

    public static string Line(EffectRecord effect) =>
        $"{Text(effect.At)} {effect.Effect} {string.Join(' ', effect.Members.Where(member => !Aside.Contains(member.Key)).Select(member => Text(member.Value)))}".TrimEnd();

    private static string Text(object? value) => value switch
    {
        null => "-",
        OffsetDateTime time => (time.Second == 0 && time.NanosecondOfSecond == 0 ? Minutes : Seconds).Format(time.LocalDateTime),
        IEnumerable<string> list => string.Join(',', list),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
