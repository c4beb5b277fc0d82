using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Model;

namespace PolicyEngine.Explain;

/// <summary>How a table of an image is answered.</summary>
public enum TableForm
{
    /// <summary>One index into a mixed-radix cube: its time does not depend on how many rows there are.</summary>
    Cube,

    /// <summary>A word of bits for every 64 rows and value: the cube would be too large.</summary>
    BitSet,

    /// <summary>Every row is asked in code.</summary>
    Delegate,
}

/// <summary>A field that a table reads, and how many of its values it tells apart.</summary>
public sealed record ImageDigit(string Field, int Values);

/// <summary>One table of an image.</summary>
/// <param name="Name">What it decides: a field, a clock's time, the rules of a moment.</param>
/// <param name="Form">How it is answered.</param>
/// <param name="Rows">Its rows or rules.</param>
/// <param name="Delegates">Those of them that are asked in code where the rest of their condition holds.</param>
/// <param name="Cells">The cells of the cube; 0 without one.</param>
/// <param name="Verdict">The verdict that answers in its place, from 1; null where it is asked by itself.</param>
/// <param name="Digits">What it reads.</param>
public sealed record ImageTable(
    string Name, TableForm Form, int Rows, int Delegates, int Cells, int? Verdict, IReadOnlyList<ImageDigit> Digits);

/// <summary>A cube that answers for several tables at once: what depends on a ticket's members alone.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Verdicts">How many different answers there are.</param>
/// <param name="HasOpening">Whether it says which rules of the opening apply.</param>
/// <param name="Digits">What it reads.</param>
public sealed record ImageVerdict(int Number, int Cells, int Verdicts, bool HasOpening, IReadOnlyList<ImageDigit> Digits);

/// <summary>Something whose decision can touch a fact that tickets share, so that it is made in the order of the events.</summary>
/// <param name="Name">The kind of event, the clock or the schedule.</param>
/// <param name="When">What has to hold of ticket and event, each a product; empty where it always can.</param>
public sealed record ImageTouch(string Name, IReadOnlyList<string> When);

/// <summary>How an image answers each question of its policy, as its compiler chose. For people; deciding does not read it.</summary>
public sealed class ImageReport
{
    private readonly PolicyImage image;
    private readonly ImageTables tables;
    private readonly Dictionary<(FieldWidth Width, FieldScope Scope, int Slot), Field> fields;

    private ImageReport(PolicyImage image)
    {
        (this.image, tables) = (image, image.Tables);
        var vocabulary = image.Vocabulary;
        fields = vocabulary.TicketFields.Concat(vocabulary.Decisions).Concat(vocabulary.OpenEventFields).Concat(EventFields.All)
            .Concat(image.Model.Flags).Concat(image.Facts).Append(EventFields.CurrentStatus)
            .DistinctBy(field => (field.Width, field.Scope, field.Slot))
            .ToDictionary(field => (field.Width, field.Scope, field.Slot));
        Verdicts = [.. tables.Verdicts.Select((cube, i) => new ImageVerdict(i + 1, cube.Cells, cube.Verdicts, cube.HasOpening, Digits(cube.Digits)))];
        Tables = [.. DecisionTables().Concat(RuleTables())];
        Touches = [.. (tables.Facts?.Touching() ?? []).Where(touch => touch.Kind != EventKind.RevisionSwapped).Select(touch => new ImageTouch(NameOf(touch.Kind, touch.Subject), [.. touch.When.Where(term => !term.IsEmpty).Select(Said)]))];
    }

    /// <summary>The version that it is of.</summary>
    public PolicyIdentity Identity => image.Identity;

    /// <summary>The customer whose contract is laid over; null for the policy itself.</summary>
    public string? ContractOf => tables.Contract?.ContractOf;

    public IReadOnlyList<ImageVerdict> Verdicts { get; }

    /// <summary>The tables that have rows, in the order of what they decide.</summary>
    public IReadOnlyList<ImageTable> Tables { get; }

    /// <summary>What is decided in the order of the events, since it can touch a shared fact; all else only in that of its ticket.</summary>
    public IReadOnlyList<ImageTouch> Touches { get; }

    public static ImageReport Of(PolicyImage image) => new(image);

    private IEnumerable<ImageTable> DecisionTables()
    {
        List<(string Name, DecisionTable Table, int Cube)> all =
        [
            ("status at the opening", tables.Starts, tables.StartsInCube ? 0 : -1),
            .. tables.Decisions.Select(decision => (decision.Field.Path, decision.Table, decision.Cube)),
            .. tables.Clocks.SelectMany(clock => ((string, DecisionTable, int)[])
            [
                ($"{clock.Clock.Id}: time", clock.Durations, clock.Cube),
                ($"{clock.Clock.Id}: calendar", clock.Calendars, clock.Cube),
                ($"{clock.Clock.Id}: opening", clock.Openings, clock.Cube),
            ]),
            .. tables.Refusals.Select((refusals, kind) => ($"refusals of {(EventKind)kind}", refusals.Table, -1)),
        ];
        return all.Where(each => each.Table.RowCount > 0).Select(each => new ImageTable(
            each.Name, Form(each.Table.IsCube, each.Table.RowCount, each.Table.CodeRows), each.Table.RowCount, each.Table.CodeRows,
            each.Table.Cells, each.Cube < 0 ? null : each.Cube + 1, Digits(each.Table.Digits)));
    }

    private IEnumerable<ImageTable> RuleTables()
    {
        for (var moment = 0; moment < tables.Moments.Tables.Count; moment++)
        {
            var rules = tables.Moments[moment];
            if (rules.Count == 0)
                continue;
            var first = image.Model.Rules[tables.RuleSources[rules.First]].Moment;
            var isInVerdict = moment == MomentTable.Event(EventKind.Opened) && tables.Verdicts is [{ HasOpening: true }, ..];
            yield return new ImageTable(
                $"rules: {Name(first)}", Form(rules.IsCube, rules.Count, rules.CodeRules), rules.Count, rules.CodeRules, rules.Cells,
                isInVerdict ? 1 : null, Digits(rules.Digits));
        }
    }

    private static string Name(Moment moment) =>
        moment.Kind == MomentKind.Event ? $"{moment.Event}" : $"{moment.Kind} {moment.Subject?.ToString() ?? moment.Answer}";

    private static TableForm Form(bool isCube, int rows, int code) =>
        code == rows ? TableForm.Delegate : isCube ? TableForm.Cube : TableForm.BitSet;

    private List<ImageDigit> Digits(IReadOnlyList<CubeDigit> digits) =>
        [.. digits.Where(digit => digit.Values > 1).Select(digit => new ImageDigit(NameOf(digit.Input), digit.Values))];

    private string NameOf(EventKind kind, int subject) => kind switch
    {
        EventKind.ClockDue => $"{tables.Clocks[subject].Clock}",
        EventKind.ScheduleDue => $"{image.Model.Schedules[subject].Schedule}",
        _ => $"{kind}",
    };

    /// <summary>A product by the fields that it looks at, and for a category by their values.</summary>
    private string Said(ReadOnlyMemory<Atom> term) => string.Join(" & ", term.ToArray().Select(atom =>
    {
        var name = NameOf(InputKey.Of(atom));
        var values = ValuesOf(atom).ToList();
        return values.Count == 0 ? name : $"{name} = {string.Join('|', values)}";
    }));

    private IEnumerable<string> ValuesOf(Atom atom)
    {
        if (atom.Kind != AtomKind.SmallIn || !fields.TryGetValue((FieldWidth.Small, atom.Scope, atom.Slot), out var field))
            return [];
        var set = tables.Facts!.Guards;
        return field switch
        {
            CategoryField category when image.Vocabulary.Closed(category) is { } closed =>
                closed.Ids.Where(id => set.HoldsFor(atom, closed.OrdinalOf(id))),
            FlagField => new[] { (FlagField.Yes, "true"), (FlagField.No, "false") }
                .Where(value => set.HoldsFor(atom, value.Item1)).Select(value => value.Item2),
            _ => [],
        };
    }

    private string NameOf(InputKey input)
    {
        var width = input.Kind == InputKind.Small ? FieldWidth.Small : FieldWidth.Wide;
        if (!fields.TryGetValue((width, input.Scope, input.Slot), out var field))
            return $"{input.Scope} {width} {input.Slot}";
        return input.Kind == InputKind.Bit && field is SetField set ? $"{field.Path}.{set.Values[input.Bit].Id}" : field.Path;
    }
}
