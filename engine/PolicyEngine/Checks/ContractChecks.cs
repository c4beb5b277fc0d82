using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>What a contract says of things that its policy does not have: it could not be laid over, or would be lost.</summary>
public static class ContractChecks
{
    /// <param name="contract">A contract's model, built without errors.</param>
    /// <param name="policy">The model of a version that it belongs to.</param>
    public static IEnumerable<Diagnostic> Check(PolicyModel contract, PolicyModel policy) =>
        Calendars(contract, policy).Concat(Clocks(contract, policy)).Concat(Decisions(contract, policy)).Distinct();

    private static IEnumerable<Diagnostic> Calendars(PolicyModel contract, PolicyModel policy) =>
        from clock in contract.Clocks
        from row in clock.Calendars.Concat(clock.Openings)
        where policy.Calendars.All(calendar => calendar.Name != row.Outcome.Calendar)
        select Diagnostic.Of("PE0307.policyCalendar", row.Citation.At, Name(policy), row.Outcome.Calendar);

    private static IEnumerable<Diagnostic> Clocks(PolicyModel contract, PolicyModel policy) =>
        from clock in contract.Clocks
        where policy.Clocks.All(own => own.Clock != clock.Clock)
        from citation in clock.Durations.Select(row => row.Citation).Concat(clock.Calendars.Select(row => row.Citation))
        select Diagnostic.Of("PE0307.policyClock", citation.At, Name(policy), clock.Clock);

    private static IEnumerable<Diagnostic> Decisions(PolicyModel contract, PolicyModel policy) =>
        from decision in contract.Decisions
        where policy.Decisions.All(own => own.Field != decision.Field)
        from row in decision.Rows
        select Diagnostic.Of("PE0309.decision", row.Citation.At, Name(policy), decision.Field);

    private static string Name(PolicyModel policy) => $"{policy.Identity.Id}@{policy.Identity.Version}";
}
