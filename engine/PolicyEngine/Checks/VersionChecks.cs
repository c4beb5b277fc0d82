using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Days without a version, days with two, and tables of holidays that run out in between.</summary>
internal static class VersionChecks
{
    /// <param name="model">A version or a contract; what concerns two is said of the earlier one.</param>
    /// <param name="family">The others.</param>
    public static IEnumerable<Finding> Find(PolicyModel model, PolicyFamily family)
    {
        var next = Next(model, family);
        return Dates(model, next).Concat(Holidays(model, next, family.On));
    }

    /// <summary>The version, or the contract of the same customer, that begins next.</summary>
    private static PolicyModel? Next(PolicyModel model, PolicyFamily family)
    {
        var peers = model.ContractOf is null
            ? family.Versions
            : family.Contracts.Where(other => other.ContractOf == model.ContractOf && other.Identity.Id == model.Identity.Id);
        return peers.OrderBy(other => other.Identity.From).SkipWhile(other => !ReferenceEquals(other, model)).Skip(1).FirstOrDefault();
    }

    private static IEnumerable<Finding> Dates(PolicyModel model, PolicyModel? next)
    {
        if (next is null)
            yield break;
        var (mine, its) = (model.Identity, next.Identity);
        if (mine.To >= its.From || mine.From == its.From)
        {
            yield return new Finding(Check.VersionOverlap, null, its.Version,
                Sentence.Of("PE0817", Name(model), Name(next), Iso(its.From)), model.At);
        }
        else if (model.ContractOf is null && mine.To is { } to && to.PlusDays(1) < its.From)
        {
            yield return new Finding(Check.VersionGap, null, its.Version,
                Sentence.Of("PE0816", Iso(to.PlusDays(1)), Iso(its.From.PlusDays(-1)), Name(model), Name(next)), model.At);
        }
    }

    private static IEnumerable<Finding> Holidays(PolicyModel model, PolicyModel? next, LocalDate? asOf) =>
        from calendar in model.Calendars
        let holidays = calendar.Definition.Holidays
        where holidays.LastYear is { } last && RunsOut(last, model.Identity.To ?? next?.Identity.From.PlusDays(-1), asOf)
        let citation = calendar.Holidays ?? calendar.Citation
        select new Finding(Check.HolidaysEnd, citation, calendar.Name.Id,
            Sentence.Of("PE0814", holidays.Name, calendar.Name, holidays.LastYear), citation.At);

    /// <summary>
    /// Whether the last year of a table ends before the policy does; with a date, only if it does so before that date
    /// or within a year of it.
    /// </summary>
    private static bool RunsOut(int lastYear, LocalDate? end, LocalDate? asOf)
    {
        var last = new LocalDate(lastYear, 12, 31);
        return last < (end ?? LocalDate.MaxIsoValue) && (asOf is null || last < asOf.Value.PlusYears(1));
    }

    private static Sentence Name(PolicyModel model) => model.ContractOf is null
        ? Sentence.AsItStands($"{model.Identity.Id}@{model.Identity.Version}")
        : Sentence.Of("term.contract", model.ContractOf, model.Identity.Version);

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
