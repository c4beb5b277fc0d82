using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>A policy's model with a contract's rows before its own, as the contract's image has them.</summary>
internal static class Overlaid
{
    public static PolicyModel Of(PolicyModel policy, PolicyModel contract) => policy with
    {
        Decisions = [.. policy.Decisions.Select(decision => decision with
        {
            Rows = [.. contract.Decisions.Where(own => own.Field == decision.Field).SelectMany(own => own.Rows), .. decision.Rows],
        })],
        Starts = [.. contract.Starts, .. policy.Starts],
        Clocks = [.. policy.Clocks.Select(clock => contract.Clocks.FirstOrDefault(own => own.Clock == clock.Clock) is { } own ? Of(clock, own) : clock)],
        Matrices = [.. policy.Matrices, .. contract.Matrices],
    };

    private static ClockModel Of(ClockModel clock, ClockModel own) => clock with
    {
        Durations = [.. own.Durations, .. clock.Durations],
        Calendars = [.. own.Calendars, .. clock.Calendars],
        Openings = [.. own.Openings, .. clock.Openings],
        By = [.. own.By, .. clock.By],
    };
}
