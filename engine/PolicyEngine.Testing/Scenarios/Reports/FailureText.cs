using System.Globalization;
using NodaTime;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Scenarios.Running;
using PolicyEngine.Testing.Scenarios.Words;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>Writes why a scenario failed: what was expected beside what came about.</summary>
/// <param name="output">Where to.</param>
/// <param name="zone">The provider's zone.</param>
/// <param name="language">The provider's language.</param>
public sealed class FailureText(TextWriter output, DateTimeZone zone, string language)
{
    private const int MostEffects = 8;

    /// <summary>Writes all that a scenario's outcome has against it; nothing where it passed.</summary>
    public void Write(ScenarioOutcome outcome)
    {
        if (outcome.Passed)
            return;
        output.Write($"FAILED {outcome.Scenario.Name}\n");
        output.Write($"       {outcome.Scenario.Where}, proves {string.Join(", ", outcome.Scenario.Proves)}\n");
        foreach (var problem in outcome.Problems)
            output.Write($"  {problem}\n");
        foreach (var failure in outcome.Failures)
            Write(failure);
        output.Write("\n");
    }

    /// <summary>One line that says what was expected and what came about.</summary>
    public string Summary(ExpectationFailure failure)
    {
        var expected = failure.Expected;
        var actual = failure.Actual.Count == 0 ? "nothing" : string.Join("; ", failure.Actual.Take(MostEffects).Select(Say));
        return expected.IsAbsent
            ? $"{expected.Where}: unexpected: {actual}"
            : $"{expected.Where}: expected {Title(expected)}{string.Concat(expected.Members.Select(member => $", {member.Path} {Say(member)}"))}; came about: {actual}";
    }

    private void Write(ExpectationFailure failure)
    {
        var expected = failure.Expected;
        if (expected.IsAbsent)
        {
            output.Write($"  {expected.Where}: no {Title(expected)} was to come about, but\n");
            WriteAll(failure.Actual);
            return;
        }
        var nearest = failure.Actual.FirstOrDefault(effect => EffectMatch.IsNamed(expected, effect));
        output.Write($"  {expected.Where}: {Title(expected)}\n");
        WriteSides(expected, nearest);
        if (nearest is null && failure.Actual.Count > 0)
        {
            output.Write("    what came about:\n");
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
        output.Write($"      {"".PadRight(names)}  {"expected".PadRight(left)}  {(nearest is null ? "nothing of the kind" : "actual")}\n");
        foreach (var row in rows)
            output.Write($"    {(row.Differs ? "≠" : " ")} {row.Name.PadRight(names)}  {row.Expected.PadRight(left)}  {row.Actual}".TrimEnd() + "\n");
    }

    private void WriteAll(IReadOnlyList<EffectRecord> effects)
    {
        foreach (var effect in effects.Take(MostEffects))
            output.Write($"      {Say(effect)}\n");
        if (effects.Count > MostEffects)
            output.Write($"      … and {effects.Count - MostEffects} more\n");
    }

    private string Title(Expectation expected) =>
        (expected.Effect == Expectation.Anything ? "effect" : expected.Effect)
        + (expected.Ticket is null ? "" : $" of {expected.Ticket}")
        + (expected.At is { } at ? $" at {Say(at)}" : "");

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
        null => "none",
        Instant at => WrittenTime.Write(at, zone, language),
        OffsetDateTime at => WrittenTime.Write(at.ToInstant(), zone, language),
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string text => text.ReplaceLineEndings(" ⏎ "),
        IReadOnlyList<KeyValuePair<string, object?>> members => string.Join(" ", members.Select(member => Say(member.Value))),
        IEnumerable<string> names => $"[{string.Join(", ", names)}]",
        _ => value.ToString() ?? "",
    };
}
