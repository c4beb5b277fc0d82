using PolicyEngine.Model;

namespace PolicyEngine.Compilation;

/// <summary>Numbers the moments of an image densely, so that the rules of a moment are found by one index.</summary>
internal sealed class MomentTable(int statuses, int clocks, int schedules, int escalations, int refusals, int indicators)
{
    private const int Events = (int)EventKind.RevisionSwapped + 1;

    private RuleTable[] tables = [];

    public int Count => Measured(indicators);

    public RuleTable this[int moment] => tables[moment];

    public IReadOnlyList<RuleTable> Tables => tables;

    public static int Event(EventKind kind) => (int)kind;

    public int Entered(int status) => Events + status - 1;

    public int Left(int status) => Events + statuses + status - 1;

    public int Warned(int clock) => Events + 2 * statuses + clock;

    public int Elapsed(int clock) => Warned(clocks) + clock;

    public int Met(int clock) => Elapsed(clocks) + clock;

    public int Scheduled(int schedule) => Met(clocks) + schedule;

    public int Escalated(int escalation) => Scheduled(schedules) + escalation;

    public int Refused(int reason) => Escalated(escalations) + reason;

    public int Measured(int indicator) => Refused(refusals) + indicator;

    public void Fill(RuleTable[] byMoment) => tables = byMoment;
}
