using System.Globalization;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Sayings;

/// <summary>Says the parts of a policy, with ids as people read them.</summary>
internal sealed class PolicyWords(Func<string, string> name)
{
    public string Name(string id) => name(id);

    public string Names(IEnumerable<Term> terms) => string.Join(", ", terms.Select(term => Name(term.Id)));

    public Sentence Time(TimeAmount time) => time.Unit switch
    {
        TimeUnit.BusinessDays => Sentence.Of("diff.businessDays", time.Amount),
        TimeUnit.Natural when time.Amount % NodaTime.NodaConstants.TicksPerDay == 0 => Sentence.Of("diff.naturalDays", time.Amount / NodaTime.NodaConstants.TicksPerDay),
        TimeUnit.Natural => Sentence.Of("diff.naturalHours", Number((decimal)time.Amount / NodaTime.NodaConstants.TicksPerHour)),
        _ when time.Amount % NodaTime.NodaConstants.TicksPerHour != 0 && time.Amount < NodaTime.NodaConstants.TicksPerHour =>
            Sentence.AsItStands($"{Number((decimal)time.Amount / NodaTime.NodaConstants.TicksPerMinute)} min"),
        _ => Sentence.AsItStands($"{Number((decimal)time.Amount / NodaTime.NodaConstants.TicksPerHour)} h"),
    };

    public Sentence Condition(Condition condition) => condition switch
    {
        Condition.All { Parts: [] } => Sentence.Of("diff.always"),
        Condition.All all => Joined("diff.and", Meaningful(all.Parts), part => part is Condition.Any),
        Condition.Any any => Joined("diff.or", any.Parts, part => part is Condition.All { Parts.Count: > 1 }),
        Condition.Not { Part: Condition.OneOf oneOf } => Sentence.Of("diff.isNot", Name(oneOf.Field.Path), Names(oneOf.Values)),
        Condition.Not { Part: Condition.Present present } => Sentence.Of("diff.without", Name(present.Field.Path)),
        Condition.Not { Part: Condition.FlagIs flag } => Sentence.Of("diff.not", Condition(flag)),
        Condition.Not not => Sentence.Of("diff.not", Condition(not.Part)),
        Condition.OneOf oneOf => Sentence.Of("diff.is", Name(oneOf.Field.Path), Names(oneOf.Values)),
        Condition.FlagIs flag => Sentence.Of(flag.Value ? "diff.yes" : "diff.no", Name(flag.Field.Path)),
        Condition.Present present => Sentence.Of("diff.with", Name(present.Field.Path)),
        Condition.Holds holds => Sentence.Of("diff.holds", Name(holds.Field.Path), Name(holds.Value.Id)),
        Condition.Compare compare => Sentence.AsItStands($"{Name(compare.Field.Path)} {Sign(compare.Comparison)} {Number(compare.Limit)}"),
        Condition.Among among => Sentence.Of("diff.actor", Name(among.People.Path)),
        _ => Sentence.Of("diff.code"),
    };

    /// <summary>A name or what else nobody translates, and under which condition where there is one.</summary>
    public Sentence Under(string what, Condition when) => Under(Sentence.AsItStands(what), when);

    /// <summary>What is said, and under which condition where there is one.</summary>
    public Sentence Under(Sentence what, Condition when) =>
        IsAlways(when) ? what : Sentence.Of("diff.under", what, Condition(when));

    public static bool IsAlways(Condition condition) => condition is Condition.All all && all.Parts.All(IsAlways);

    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The hours that count: a calendar, or those that an event brings.</summary>
    public string Calendar(CalendarChoice choice) => Name(choice.Extended?.Path ?? choice.Calendar.Id);

    /// <summary>When a clock warns.</summary>
    public Sentence Warning(WarningPoint warning) => warning.Before is { } before
        ? Sentence.Of("diff.before", Time(before))
        : Sentence.AsItStands($"{Number(warning.Fraction * 100)} %");

    /// <summary>When a schedule falls due.</summary>
    public Sentence Dates(ScheduleModel schedule)
    {
        var time = schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        return schedule switch
        {
            { FirstBusinessDayOf: { } calendar } => Sentence.Of("say.firstBusinessDay", Name(calendar.Id), time),
            { Month: { } month } => Sentence.Of("say.yearly", string.Create(CultureInfo.InvariantCulture, $"{month:00}-{schedule.Day:00}"), time),
            _ => Sentence.Of("say.monthly", schedule.Day, time),
        };
    }

    /// <summary>How often an indicator is measured.</summary>
    public static Sentence Every(IndicatorPeriod period) => Sentence.Of(period switch
    {
        IndicatorPeriod.Month => "say.eachMonth",
        IndicatorPeriod.Year => "say.eachYear",
        _ => "say.eachHalfYear",
    });

    private static IEnumerable<Condition> Meaningful(IReadOnlyList<Condition> parts) =>
        parts.Any(part => !IsAlways(part)) ? parts.Where(part => !IsAlways(part)) : parts.Take(1);

    /// <summary>The parts one after another, those in brackets that would be read otherwise without.</summary>
    private Sentence Joined(string key, IEnumerable<Condition> parts, Func<Condition, bool> isGroup) => parts
        .Select(part => isGroup(part) ? Sentence.Of("diff.group", Condition(part)) : Condition(part))
        .Aggregate((left, right) => Sentence.Of(key, left, right));

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "≤",
        Comparison.Greater => ">",
        _ => "≥",
    };
}
