using System.Globalization;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <summary>The sentences that say why, in one language. Names stay as the policy writes them.</summary>
internal abstract class EffectSentences
{
    private static readonly EffectSentences Spanish = new SpanishSentences();
    private static readonly EffectSentences English = new EnglishSentences();

    public static EffectSentences In(string language) => language == "es" ? Spanish : English;

    public abstract string Accepted { get; }

    public abstract string Refused(RefusalReason reason);

    public abstract string RefusedByPolicy(string reason);

    public abstract string Classified(IEnumerable<KeyValuePair<string, object?>> decided);

    public abstract string TargetStarted(string target, TimeAmount time, string calendar);

    public abstract string TargetPaused(string target);

    public abstract string TargetResumed(string target);

    public abstract string TargetChanged(string target, TimeAmount time);

    public abstract string TargetWarned(string target, long used);

    public abstract string TargetMet(string target);

    public abstract string TargetBreached(string target, TimeAmount time);

    public abstract string TargetCancelled(string target);

    public abstract string StatusChanged(string? from, string to);

    public abstract string Routed(string to);

    public abstract string Escalated(string matrix, int level, string role);

    public abstract string Task(string task, string role);

    public abstract string Step(string procedure, string step, string role);

    public abstract string ChargedTime(long minutes, long billed);

    public abstract string Charged(string concept);

    public abstract string Excluded(string concept);

    public abstract string Free(string concept);

    public abstract string Invoiced(string account, string role);

    public abstract string Recorded(string entry);

    public abstract string Notified(string template);

    public abstract string Measured(string indicator);

    /// <summary>A length of time with its largest exact unit: 40 min, 3 h, 7 business days.</summary>
    protected static string Time(TimeAmount time, string businessDays, string naturalDays) => time.Unit switch
    {
        TimeUnit.BusinessDays => Text($"{time.Amount} {businessDays}"),
        TimeUnit.Natural when time.Amount % NodaConstants.TicksPerDay == 0 => Text($"{time.Amount / NodaConstants.TicksPerDay} {naturalDays}"),
        _ when time.Amount % NodaConstants.TicksPerHour == 0 => Text($"{time.Amount / NodaConstants.TicksPerHour} h"),
        _ => Text($"{time.Amount / NodaConstants.TicksPerMinute} min"),
    };

    protected static string Decisions(IEnumerable<KeyValuePair<string, object?>> decided) =>
        string.Join(", ", decided.Select(pair => $"{pair.Key} {(pair.Value is bool flag ? (flag ? "true" : "false") : pair.Value)}"));

    protected static string Percent(long tenThousandths) => Text($"{tenThousandths / 100} %");

    protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
