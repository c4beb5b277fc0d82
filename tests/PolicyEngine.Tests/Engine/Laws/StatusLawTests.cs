#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using PolicyEngine.Checks;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>Statuses that are reported are those that no sequence of events enters or leaves.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(StatusLab)], MaxTest = 300)]
public sealed class StatusLawTests
{
    [Law]
    public bool A_status_is_reported_exactly_where_trying_every_event_never_enters_it(LabLife life) =>
        Reported(life, "PE0806").SetEquals(Enumerable.Range(0, StatusLab.StatusCount).Except(Walk(life)));

    [Law]
    public bool A_status_that_ends_nothing_is_reported_exactly_where_trying_every_event_never_leaves_it(LabLife life) =>
        Reported(life, "PE0807").SetEquals(Walk(life).Where(status => !life.Finals.Contains(status) && !Nexts(life, status).Any()));

    private static HashSet<int> Reported(LabLife life, string code) =>
    [
        .. PolicyChecks.Find(new PolicyFamily([StatusLab.Model(life)], []))
            .Where(finding => finding.Code == code)
            .Select(finding => finding.Message.Split('\'')[1][0] - 'a'),
    ];

    private static HashSet<int> Walk(LabLife life)
    {
        var reached = new HashSet<int>();
        // The row with colors comes first; the other holds where some color is left to it.
        if (life is { Second: { } second, SecondColors.Length: > 0 })
            reached.Add(second);
        if (life.Second is null || life.SecondColors.Length < 4)
            reached.Add(life.Start);
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(reached.ToList().SelectMany(status => Nexts(life, status)));
        }
        return reached;
    }

    /// <summary>Where every event that there is, with every color, takes a ticket from a status.</summary>
    private static IEnumerable<int> Nexts(LabLife life, int status) => life.Changes.SelectMany(change => Targets(change, status))
        .Concat(life.Finals.Contains(status) ? [] : life.Rules.Where(rule => rule.To != status && rule.In.Contains(status) && rule.Colors.Length > 0).Select(rule => rule.To));

    /// <summary>A list of roles or codes that is empty asks for nothing.</summary>
    private static IEnumerable<int> Targets(LabChange change, int status) =>
        from role in new[] { 0, 1 }
        from code in new[] { 0, 1 }
        from color in new[] { 0, 1, 2, StatusLab.NoColor }
        where change.From.Contains(status)
            && (change.By.Length == 0 || change.By.Contains(role))
            && (change.Codes.Length == 0 || change.Codes.Contains(code))
            && change.Colors.Contains(color)
        from to in change.To
        where to != status
        select to;
}
