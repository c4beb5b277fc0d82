using System.Globalization;
using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Scenarios.Running;
using PolicyEngine.Testing.Scenarios.Words;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>Writes why a scenario failed: what was expected beside what came about.</summary>
/// <param name="output">Where to.</param>
/// <param name="set">The scenarios' provider: its zone and the days of its language.</param>
/// <param name="spoken">The language of the report.</param>
public sealed class FailureText(TextWriter output, ScenarioSet set, Language spoken)
{
    private const int MostEffects = 8;

    /// <summary>Writes all that a scenario's outcome has against it; nothing where it passed.</summary>
    public void Write(ScenarioOutcome outcome)
    {
        if (outcome.Passed)
            return;
        output.Write($"{Word("test.failed")} {outcome.Scenario.Name}\n");
        output.Write($"       {outcome.Scenario.Where}, {Word("test.proves", outcome.Scenario.Proves)}\n");
        foreach (var problem in outcome.Problems)
            output.Write($"  {problem.In(spoken)}\n");
        foreach (var failure in outcome.Failures)
            Write(failure);
        output.Write("\n");
    }

    /// <summary>One line that says what was expected and what came about.</summary>
    public string Summary(ExpectationFailure failure)
    {
        var expected = failure.Expected;
        var actual = failure.Actual.Count == 0 ? Word("test.none") : string.Join("; ", failure.Actual.Take(MostEffects).Select(Say));
        return expected.IsAbsent
            ? $"{expected.Where}: {Word("test.unexpected", actual)}"
            : $"{expected.Where}: {Word("test.summary", Title(expected) + string.Concat(expected.Members.Select(member => $", {member.Path} {Say(member)}")), actual)}";
    }

    private void Write(ExpectationFailure failure)
    {
        var expected = failure.Expected;
        if (expected.IsAbsent)
        {
            output.Write($"  {expected.Where}: {Word("test.absent", Title(expected))}\n");
            WriteAll(failure.Actual);
            return;
        }
        var nearest = failure.Actual.FirstOrDefault(effect => EffectMatch.IsNamed(expected, effect));
        output.Write($"  {expected.Where}: {Title(expected)}\n");
        WriteSides(expected, nearest);
        if (nearest is null && failure.Actual.Count > 0)
        {
            output.Write($"    {Word("test.cameAbout")}\n");
            WriteAll(failure.Actual);
        }
    }

    private void WriteSides(Expectation expected, EffectRecord? nearest)
    {
        var rows = expected.Members.Select(member => (
            Name: member.Path,
            Expected: Say(member),
            Actual: nearest is not null && EffectMatch.TryGet(nearest, member.Path, out var value) ? Say(value) : "",
            Differs: nearest is null || !EffectMatch.Holds(member, nearest))).ToList();
        if (expected.Citing is { } clause)
            rows.Add(("clauses", clause, nearest is null ? "" : string.Join(", ", nearest.Clauses), nearest?.Clauses.Contains(clause) != true));
        var (names, left) = (rows.Select(row => row.Name.Length).Append(8).Max(), rows.Select(row => row.Expected.Length).Append(8).Max());
        output.Write($"      {"".PadRight(names)}  {Word("test.expected").PadRight(left)}  {Word(nearest is null ? "test.nothing" : "test.actual")}\n");
        foreach (var row in rows)
            output.Write($"    {(row.Differs ? "≠" : " ")} {row.Name.PadRight(names)}  {row.Expected.PadRight(left)}  {row.Actual}".TrimEnd() + "\n");
    }

    private void WriteAll(IReadOnlyList<EffectRecord> effects)
    {
        foreach (var effect in effects.Take(MostEffects))
            output.Write($"      {Say(effect)}\n");
        if (effects.Count > MostEffects)
            output.Write($"      {Word("test.more", effects.Count - MostEffects)}\n");
    }

    private string Title(Expectation expected)
    {
        var title = expected.Effect == Expectation.Anything ? Word("test.anything") : expected.Effect;
        if (expected.Ticket is { } ticket)
            title = Word("test.of", title, ticket);
        return expected.At is { } at ? Word("test.at", title, Say(at)) : title;
    }

    private string Word(string key, params object?[] values) => Sentence.Of(key, values).In(spoken);

    private string Say(EffectRecord effect)
    {
        var members = effect.Members
            .Where(member => member.Key is not ("body" or "html" or "text"))
            .Select(member => $"{member.Key} {Say(member.Value)}");
        return $"{Say(effect.At)} {effect.Effect} {string.Join(", ", members)} [{string.Join(", ", effect.Clauses)}]";
    }

    private string Say(ExpectedMember member) => member.IsPart ? $"…{member.Value}…" : Say(member.Value);

    private string Say(object? value) => value switch
    {
        null => "–",
        Instant at => WrittenTime.Write(at, set.Zone, set.Language),
        OffsetDateTime at => WrittenTime.Write(at.ToInstant(), set.Zone, set.Language),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string text => text.ReplaceLineEndings(" ⏎ "),
        IReadOnlyList<KeyValuePair<string, object?>> members => string.Join(" ", members.Select(member => Say(member.Value))),
        IEnumerable<string> names => $"[{string.Join(", ", names)}]",
        _ => value.ToString() ?? "",
    };
}
