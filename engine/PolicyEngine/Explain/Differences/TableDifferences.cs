using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Model;

namespace PolicyEngine.Explain.Differences;

/// <summary>
/// Where two versions' tables decide differently. Tables are compared by what they decide, cell by cell, not by how
/// their rows are written: a row that another one takes over from is no difference.
/// </summary>
internal static class TableDifferences
{
    /// <summary>Tables with more cells than this are compared by their rows.</summary>
    private const int MostCells = 50_000;

    public static IEnumerable<PolicyChange> Of(PolicyModel from, PolicyModel to, PolicyWords words) =>
        Tables(from, to, words).SelectMany(table => Compare(table, from.Vocabulary, words));

    private static IEnumerable<Pair> Tables(PolicyModel from, PolicyModel to, PolicyWords words)
    {
        foreach (var field in from.Decisions.Concat(to.Decisions).Select(decision => decision.Field).Distinct())
        {
            Func<TableRow<byte>, Row> row = table => new(table.When, Outcome(from.Vocabulary, field, table.Outcome, words), table.Citation.Clause);
            yield return new(PolicySection.Decisions, Sentence.AsItStands(words.Name(field.Path)),
                [.. from.Decisions.Where(decision => decision.Field == field).SelectMany(decision => decision.Rows).Select(row)],
                [.. to.Decisions.Where(decision => decision.Field == field).SelectMany(decision => decision.Rows).Select(row)]);
        }
        yield return new(PolicySection.Statuses, Sentence.Of("diff.first"), Starts(from, words), Starts(to, words));
        foreach (var clock in from.Clocks.Concat(to.Clocks).Select(clock => clock.Clock).Distinct())
        {
            var section = clock is Target ? PolicySection.Targets : PolicySection.Timers;
            var name = words.Name(clock.Id);
            yield return new(section, Sentence.AsItStands(name),
                Rows(from, clock, of => of.Durations, words.Time), Rows(to, clock, of => of.Durations, words.Time));
            yield return new(section, Sentence.Of("diff.calendar", name),
                Rows(from, clock, of => of.Calendars, Calendar), Rows(to, clock, of => of.Calendars, Calendar));
            yield return new(section, Sentence.Of("diff.opening", name),
                Rows(from, clock, of => of.Openings, Calendar), Rows(to, clock, of => of.Openings, Calendar));
        }

        Sentence Calendar(CalendarChoice choice) => Sentence.AsItStands(words.Calendar(choice));
    }

    private static IReadOnlyList<Row> Rows<T>(
        PolicyModel model, Clock clock, Func<ClockModel, IReadOnlyList<TableRow<T>>> of, Func<T, Sentence> say) =>
        [.. model.Clocks.Where(known => known.Clock == clock).SelectMany(of).Select(row => new Row(row.When, say(row.Outcome), row.Citation.Clause))];

    private static IReadOnlyList<Row> Starts(PolicyModel model, PolicyWords words) =>
        [.. model.Starts.Select(row => new Row(row.When, Sentence.AsItStands(words.Name(row.Outcome.Id)), row.Citation.Clause))];

    private static Sentence Outcome(Vocabulary vocabulary, Field field, byte outcome, PolicyWords words) => field is CategoryField category
        ? Sentence.AsItStands(words.Name(vocabulary.Closed(category)!.ValueOf(outcome)!.Id))
        : Sentence.Of(outcome == FlagField.Yes ? "diff.yes" : "diff.no", words.Name(field.Path));

    private static IEnumerable<PolicyChange> Compare(Pair pair, Vocabulary vocabulary, PolicyWords words)
    {
        var dimensions = Dimension.Of(pair.From.Concat(pair.To).Select(row => row.When), vocabulary, words);
        if (dimensions.Aggregate(1L, (cells, dimension) => Math.Min(cells * dimension.Points.Count, int.MaxValue)) > MostCells)
            return FactDifferences.Of(Facts(pair, pair.From, words), Facts(pair, pair.To, words));
        var keys = dimensions.Select((dimension, i) => (dimension.Key, i)).ToDictionary(known => known.Key, known => known.i, StringComparer.Ordinal);
        return CellChange.In(dimensions, cell => (First(pair.From, cell), First(pair.To, cell)))
            .Select(change => new PolicyChange(pair.Section, SubjectOf(pair, change), change.Was?.Text, change.Now?.Text,
                [.. new[] { change.Was?.Clause, change.Now?.Clause }.OfType<string>().Distinct()]));

        Row? First(IReadOnlyList<Row> rows, int[] cell) => rows.FirstOrDefault(row => Holds(row.When, cell));

        bool Holds(Condition condition, int[] cell) => condition switch
        {
            Condition.All all => all.Parts.All(part => Holds(part, cell)),
            Condition.Any any => any.Parts.Any(part => Holds(part, cell)),
            Condition.Not not => !Holds(not.Part, cell),
            _ => keys[Dimension.KeyOf(condition, vocabulary, words)] is var i && dimensions[i].Holds(condition, cell[i]),
        };
    }

    private static Sentence SubjectOf(Pair pair, CellChange change) => change.Where.Count == 0
        ? pair.Subject
        : Sentence.Of("diff.where", pair.Subject, change.Where.Aggregate((left, right) => Sentence.Of("diff.comma", left, right)));

    private static IReadOnlyList<PolicyFact> Facts(Pair pair, IReadOnlyList<Row> rows, PolicyWords words) =>
        [.. rows.Select(row => new PolicyFact(pair.Section, $"{pair.Subject} {words.Condition(row.When)}", Sentence.Of("diff.where", pair.Subject, words.Condition(row.When)), row.Text, [row.Clause]))];

    private sealed record Pair(PolicySection Section, Sentence Subject, IReadOnlyList<Row> From, IReadOnlyList<Row> To);
}

/// <summary>A row of a table as a difference tells it.</summary>
internal sealed record Row(Condition When, Sentence Text, string Clause);
