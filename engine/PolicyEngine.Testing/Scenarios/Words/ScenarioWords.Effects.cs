using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <content>What is expected of everything but targets.</content>
public sealed partial class ScenarioWords
{
    /// <summary>The ticket is accepted.</summary>
    /// <param name="with">Members of the provider's own, e.g. the payment.</param>
    public ScenarioWords ExpectAccepted(
        MemberValue? with = null, MemberValue? and = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("accepted", Members(file, line, with, and), at, of, citing, file, line);

    /// <summary>The ticket or the event is refused.</summary>
    /// <param name="reason">The reason's id.</param>
    /// <param name="missing">Exactly the members that are missing.</param>
    /// <param name="accepted">Exactly the values that would do.</param>
    public ScenarioWords ExpectRefused(
        string reason, MemberPath[]? missing = null, Value[]? accepted = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("refused",
            [Equal("reason", reason), Equal("missing", missing?.Select(member => member.Path).ToArray()), Equal("accepted", Ids(accepted))],
            at, of, citing, file, line);

    /// <summary>The ticket is classified so.</summary>
    public ScenarioWords ExpectClassified(
        MemberValue first, MemberValue? second = null, MemberValue? third = null, MemberValue? fourth = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("classified", Members(file, line, first, second, third, fourth), at, of, citing, file, line);

    /// <summary>The ticket has entered a status.</summary>
    /// <param name="to">The status.</param>
    /// <param name="from">The status before.</param>
    /// <param name="by">The role that set it.</param>
    /// <param name="name">Who set it.</param>
    /// <param name="byItself">Nobody set it: the policy did, in time.</param>
    /// <param name="code">The close code.</param>
    /// <param name="solution">The solution type.</param>
    /// <param name="assignee">To whom it is assigned.</param>
    public ScenarioWords ExpectStatus(
        Status to, Status? from = null, Role? by = null, string? name = null, bool byItself = false, Value? code = null,
        Value? solution = null, string? assignee = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("status_changed",
            [
                Equal("to", to.Id), Equal("from", from?.Id), Equal("by.role", byItself ? "sistema" : by?.Id), Equal("by.name", name),
                Equal("closeCode", code?.Id), Equal("solutionType", solution?.Id), Equal("assignee", assignee),
            ], at, of, citing, file, line);

    /// <summary>The ticket is routed to a desk or a role.</summary>
    /// <param name="to">The desk or role.</param>
    /// <param name="position">Its place in the queue, from 1.</param>
    public ScenarioWords ExpectRouted(
        Term? to = null, int? position = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("routed", [Equal("to", to?.Id), Equal("position", position)], at, of, citing, file, line);

    /// <summary>The ticket climbs.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="level">The level reached, from 1.</param>
    /// <param name="role">The role at that level.</param>
    public ScenarioWords ExpectEscalated(
        EscalationMatrix matrix, int level, Role role, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("escalated",
            [Equal("matrix", matrix.Id), Equal("level", level), Equal("role", role.Id)], at, of, citing, file, line);

    /// <summary>A role is asked to do something.</summary>
    public ScenarioWords ExpectTask(
        WorkTask task, Role role, string? due = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("task",
            [Equal("task", task.Id), Equal("role", role.Id), Due("due", due, file, line)], at, of, citing, file, line);

    /// <summary>A step of a procedure is put before a role.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="step">The step.</param>
    /// <param name="role">The role.</param>
    /// <param name="answers">Exactly its answers; an empty list is the procedure's end.</param>
    public ScenarioWords ExpectStep(
        Procedure procedure, string step, Role? role = null, string[]? answers = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("step",
            [Equal("procedure", procedure.Id), Equal("step", step), Equal("role", role?.Id), Equal("answers", answers)],
            at, of, citing, file, line);

    /// <summary>An amount is charged.</summary>
    public ScenarioWords ExpectCharge(
        Term concept, decimal? amount = null, string? currency = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("charge",
            [Equal("concept", concept.Id), Equal("amount", amount), Equal("currency", currency)], at, of, citing, file, line);

    /// <summary>Time is charged.</summary>
    /// <param name="concept">What for.</param>
    /// <param name="minutes">The minutes worked.</param>
    /// <param name="billed">The minutes charged.</param>
    public ScenarioWords ExpectTimeCharged(
        Term concept, int minutes, int billed, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("charge",
            [Equal("concept", concept.Id), Equal("minutes", minutes), Equal("billedMinutes", billed)], at, of, citing, file, line);

    /// <summary>Something is listed as not included.</summary>
    public ScenarioWords ExpectExcluded(
        Term concept, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect("charge", [Equal("concept", concept.Id), Equal("excluded", true)], at, of, citing, file, line);

    /// <summary>A message goes out.</summary>
    /// <param name="template">Its template.</param>
    /// <param name="via">The channel.</param>
    /// <param name="to">The address.</param>
    /// <param name="subject">A text that the subject contains.</param>
    /// <param name="saying">A text that the body contains.</param>
    public ScenarioWords ExpectNotified(
        NotificationTemplate template, Value? via = null, string? to = null, string? subject = null, string? saying = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("notification",
            [Equal("template", template.Id), Equal("channel", via?.Id), Equal("to", to), Part("subject", subject), Part("body", saying)],
            at, of, citing, file, line);

    /// <summary>An indicator is told.</summary>
    /// <param name="indicator">Its name on the wire.</param>
    /// <param name="value">Its value; percentages from 0 to 100.</param>
    /// <param name="band">The band that the value falls into.</param>
    /// <param name="period">The period, e.g. <c>2026-06</c>.</param>
    public ScenarioWords ExpectIndicator(
        string indicator, decimal? value = null, string? band = null, string? period = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Expect("indicator",
            [Equal("indicator", indicator), Equal("value", value), Equal("band", band), Equal("period", period)],
            at, of, citing, file, line);

    /// <summary>An effect of any name, with any members: for what no other word says.</summary>
    public ScenarioWords ExpectEffect(
        string effect, MemberValue? with = null, MemberValue? and = null, MemberValue? also = null,
        string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect(effect, Members(file, line, with, and, also), at, of, citing, file, line);

    private static string[]? Ids(Value[]? values) => values?.Select(value => value.Id).ToArray();

    private List<ExpectedMember> Members(string file, int line, params ReadOnlySpan<MemberValue?> members)
    {
        var said = new List<MemberValue>();
        foreach (var member in members)
        {
            if (member is not null)
                said.Add(member);
        }
        return [.. draft.Expected(said, new SourceLocation(file, line, 1))];
    }
}
