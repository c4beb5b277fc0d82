using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>
/// A scenario: what happens when, and what must come of it. An expectation concerns what came about since the last
/// event or passing of time, deadlines on the way included; after an event of a ticket, that ticket's. With
/// <c>at:</c> it concerns what came about at that very instant, at any time of the scenario so far.
/// </summary>
public sealed partial class ScenarioWords
{
    /// <summary>The ticket of a scenario that names none.</summary>
    public const string FirstTicket = "T-1";

    private readonly ScenarioDraft draft;
    private readonly int number;

    internal ScenarioWords(ScenarioDraft draft, int number) => (this.draft, this.number) = (draft, number);

    /// <summary>The moment at which something happens, a local time with its day of the week: <c>"Fri 2026-03-06 17:30"</c>.</summary>
    public MomentWords At(string time, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var where = new SourceLocation(file, line, 1);
        return new MomentWords(draft, this, number, draft.Time(time, where), where);
    }

    /// <summary>Lets time pass; what falls due until then, and at that instant, happens.</summary>
    public ScenarioWords Until(string time, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var where = new SourceLocation(file, line, 1);
        if (draft.Time(time, where) is { } until)
            draft.Add(number, new Passing(until, where));
        return this;
    }

    private ScenarioWords Expect(
        string effect, IEnumerable<ExpectedMember?> members, string? at, string? of, string? citing,
        string file, int line, bool isAbsent = false, bool isOnlyUnexpected = false)
    {
        var where = new SourceLocation(file, line, 1);
        if (!draft.HasHappened(number))
            draft.Report("PE0907", where);
        var time = at is null ? null : draft.Time(at, where);
        draft.Add(number, new Expectation(
            effect, [.. members.OfType<ExpectedMember>()], isAbsent, isOnlyUnexpected, time, of, citing, where));
        return this;
    }

    private ExpectedMember? Due(string name, string? time, string file, int line) =>
        time is not null && draft.Time(time, new SourceLocation(file, line, 1)) is { } due ? new ExpectedMember(name, due) : null;

    private static ExpectedMember? Equal(string path, object? value) =>
        value is null ? null : new ExpectedMember(path, value);

    private static ExpectedMember? Part(string path, string? text) =>
        text is null ? null : new ExpectedMember(path, text, IsPart: true);
}
