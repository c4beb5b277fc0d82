using Mono.Cecil;
using PolicyEngine.Authoring;
using PolicyEngine.Bounds;
using PolicyEngine.Runtime;

namespace PolicyEngine.Scripting.Bounding;

/// <summary>What is done about a call: before it, in its place, and after it.</summary>
/// <param name="Steps">What it costs; 0 for nothing.</param>
/// <param name="Guard">Called with a number among the arguments, which it hands on.</param>
/// <param name="GuardedFromTop">How many arguments stand above that number.</param>
/// <param name="Instead">Called in its place, with the budget as one more argument.</param>
/// <param name="After">Called with what it returns: hands it on, or looks at a copy of it.</param>
internal readonly record struct Bound(
    int Steps = 0, MethodReference? Guard = null, int GuardedFromTop = 0, MethodReference? Instead = null, MethodReference? After = null);

/// <summary>Which calls of one script's assembly are bounded, and by what.</summary>
internal sealed class BoundWords
{
    private const int Word = 100;
    private const int HolidayWord = 500;
    private const int CalendarWord = 2_500;
    private const int TextStep = 20;
    private const int TextSearch = 250;
    private const int Sequence = 250;
    private const int SequenceSorted = 1_000;

    /// <summary>Words of LINQ whose cost is more than that of looking at each item once.</summary>
    private static readonly HashSet<string> Sorting = new(StringComparer.Ordinal)
    {
        "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Distinct", "DistinctBy", "Union", "UnionBy",
        "Except", "ExceptBy", "Intersect", "IntersectBy", "GroupBy", "GroupJoin", "Join", "CountBy", "ToHashSet", "ToDictionary",
    };

    private static readonly HashSet<string> Searching = new(StringComparer.Ordinal)
    {
        "Contains", "IndexOf", "LastIndexOf", "Replace", "Split", "StartsWith", "EndsWith",
    };

    private readonly ModuleDefinition module;
    private readonly MethodReference items;
    private readonly MethodReference width;

    public BoundWords(ModuleDefinition module, FieldReference budget)
    {
        (this.module, Budget) = (module, budget);
        Step = Of(nameof(ScriptBudget.Step));
        Enter = Of(nameof(ScriptBudget.Enter));
        Leave = Of(nameof(ScriptBudget.Leave));
        Charge = Of(nameof(ScriptBudget.Charge));
        items = Of(nameof(ScriptBudget.Items));
        width = Of(nameof(ScriptBudget.Width));
        Made = Of(nameof(ScriptBudget.Made));
        Text = Of(nameof(ScriptBudget.Text));
        InvokesConditions = module.GetMemberReferences().Any(member => Invokes(member.DeclaringType, member.Name));
    }

    public FieldReference Budget { get; }

    public MethodReference Step { get; }

    public MethodReference Enter { get; }

    public MethodReference Leave { get; }

    public MethodReference Charge { get; }

    public MethodReference Items => items;

    public MethodReference Made { get; }

    public MethodReference Text { get; }

    /// <summary>Whether the script itself calls a condition in code: else the engine alone does.</summary>
    public bool InvokesConditions { get; }

    /// <summary>What is done about a call; null where it is left alone.</summary>
    /// <param name="called">The method.</param>
    /// <param name="isRepeated">Whether it stands where it may be called more often than it is written.</param>
    public Bound? Of(MethodReference called, bool isRepeated)
    {
        var type = called.DeclaringType.GetElementType().FullName;
        var bound = type switch
        {
            "System.Linq.Enumerable" => OfSequence(called),
            "System.String" => OfText(called),
            "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler" when called.Name == "ToStringAndClear" => new Bound(TextStep, After: Text),
            "System.MemoryExtensions" => new Bound(TextSearch),
            _ when called.Name is "Parse" or "TryParse" => new Bound(TextSearch),
            "PolicyEngine.Authoring.Condition" when called.Name == nameof(Condition.That) => new Bound(Instead: That),
            "PolicyEngine.Authoring.Predicate" or "PolicyEngine.Runtime.Facts" => null,
            _ when type.StartsWith("PolicyEngine.Calendars.", StringComparison.Ordinal) => new Bound(HolidayWord),
            "PolicyEngine.Authoring.ClauseWords" when called.Name == nameof(ClauseWords.Calendar) => new Bound(CalendarWord),
            _ when isRepeated && type.StartsWith("PolicyEngine.", StringComparison.Ordinal) => new Bound(Word),
            _ => default(Bound?),
        };
        return bound is { } some && !isRepeated ? some with { Steps = 0 } is var once && once == default ? null : once : bound;
    }

    /// <summary>A condition in code is called as what it is, or as a function of some other kind that takes facts.</summary>
    private static bool Invokes(TypeReference type, string member) => type is GenericInstanceType generic
        ? generic.GenericArguments.Any(argument => argument.FullName == typeof(Facts).FullName)
        : type.FullName == typeof(Predicate).FullName && member != ".ctor";

    private MethodReference That => module.ImportReference(
        typeof(Condition).GetMethod(nameof(Condition.That), [typeof(Predicate), typeof(string), typeof(int), typeof(ScriptBudget)]));

    private Bound OfSequence(MethodReference called)
    {
        var bound = new Bound(Sorting.Contains(called.Name) ? SequenceSorted : Sequence);
        return called.Name switch
        {
            "Range" or "Repeat" => bound with { Guard = items },
            "ToArray" or "ToList" or "ToDictionary" => bound with { After = Made },
            "SelectMany" when called.Parameters.Count == 2 && ((GenericInstanceType)called.Parameters[1].ParameterType).GenericArguments.Count == 2 =>
                bound with { Instead = Counted((GenericInstanceMethod)called) },
            _ => bound,
        };
    }

    private Bound OfText(MethodReference called)
    {
        var bound = new Bound(Searching.Contains(called.Name) ? TextSearch : TextStep);
        return called.Name switch
        {
            ".ctor" when called.Parameters.Count == 2 => bound with { Guard = width, After = Text },
            "PadLeft" or "PadRight" => bound with { Guard = width, GuardedFromTop = called.Parameters.Count - 1, After = Text },
            "Concat" or "Join" or "Replace" or "Insert" or "Format" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" => bound with { After = Text },
            "Split" => bound with { After = Made },
            _ => bound,
        };
    }

    private GenericInstanceMethod Counted(GenericInstanceMethod called)
    {
        var counted = new GenericInstanceMethod(module.ImportReference(typeof(BoundedSequences).GetMethod(nameof(BoundedSequences.SelectMany))));
        foreach (var argument in called.GenericArguments)
            counted.GenericArguments.Add(argument);
        return counted;
    }

    private MethodReference Of(string name) => module.ImportReference(typeof(ScriptBudget).GetMethod(name));
}
