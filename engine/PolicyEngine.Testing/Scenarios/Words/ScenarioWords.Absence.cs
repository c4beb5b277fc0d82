using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <content>What must not come about.</content>
public sealed partial class ScenarioWords
{
    /// <summary>Nothing comes about.</summary>
    public ScenarioWords ExpectNothing(
        string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent(Expectation.Anything, [], at, of, citing, file, line);

    /// <summary>Nothing comes about but what was expected since the last event.</summary>
    public ScenarioWords ExpectNothingElse(
        string? at = null, string? of = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Expect(Expectation.Anything, [], at, of, null, file, line, isAbsent: true, isOnlyUnexpected: true);

    /// <summary>Nothing is said of a target: it does not begin, pause, warn or end.</summary>
    public ScenarioWords ExpectNo(
        Target target, string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent(Expectation.Anything, [Equal("target", target.Id)], at, of, citing, file, line);

    /// <summary>The status does not change, or does not become this one.</summary>
    public ScenarioWords ExpectNoStatus(
        Status? to = null, string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("status_changed", [Equal("to", to?.Id)], at, of, citing, file, line);

    /// <summary>Nobody is told, or not this.</summary>
    public ScenarioWords ExpectNoMessage(
        NotificationTemplate? template = null, Value? via = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("notification", [Equal("template", template?.Id), Equal("channel", via?.Id)], at, of, citing, file, line);

    /// <summary>The ticket does not climb.</summary>
    public ScenarioWords ExpectNoEscalation(
        string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("escalated", [], at, of, citing, file, line);

    /// <summary>Nobody is asked to do anything, or not this.</summary>
    public ScenarioWords ExpectNoTask(
        WorkTask? task = null, string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("task", [Equal("task", task?.Id)], at, of, citing, file, line);

    /// <summary>Nothing is charged, or not this.</summary>
    public ScenarioWords ExpectNoCharge(
        Term? concept = null, string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("charge", [Equal("concept", concept?.Id)], at, of, citing, file, line);

    /// <summary>Nothing is refused.</summary>
    public ScenarioWords ExpectNoRefusal(
        string? at = null, string? of = null, string? citing = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent("refused", [], at, of, citing, file, line);

    /// <summary>No effect of this name comes about, or none with these members.</summary>
    public ScenarioWords ExpectNoEffect(
        string effect, MemberValue? with = null, MemberValue? and = null, string? at = null, string? of = null, string? citing = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Absent(effect, Members(file, line, with, and), at, of, citing, file, line);

    private ScenarioWords Absent(
        string effect, IEnumerable<ExpectedMember?> members, string? at, string? of, string? citing, string file, int line) =>
        Expect(effect, members, at, of, citing, file, line, isAbsent: true);
}
