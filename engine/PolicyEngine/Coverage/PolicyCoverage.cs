using PolicyEngine.Compilation;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Coverage;

/// <summary>
/// Which parts of which policies decisions have taken. Filled by a run that is asked to; one for each thread, added up
/// afterwards.
/// </summary>
public sealed class PolicyCoverage
{
    private static readonly IReadOnlySet<PartId> Nothing = new HashSet<PartId>();

    private readonly Dictionary<PolicyModel, HashSet<PartId>> taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PolicyImage, TracedImage> images = [];

    /// <summary>The parts of a policy's or a contract's model that were taken.</summary>
    public IReadOnlySet<PartId> Of(PolicyModel model) => taken.TryGetValue(model, out var parts) ? parts : Nothing;

    /// <summary>Adds what another has seen.</summary>
    public void Add(PolicyCoverage other)
    {
        foreach (var (model, parts) in other.taken)
            PartsOf(model).UnionWith(parts);
    }

    /// <summary>Decides, as <see cref="Decider"/> does, and keeps which parts were taken.</summary>
    public void Decide(PolicyImage image, in TicketState state, in DecisionInput input, EffectBuffer effects)
    {
        var trace = new CoverageTrace(Traced(image));
        Decider.Decide(image, state, input, effects, ref trace);
    }

    private TracedImage Traced(PolicyImage image)
    {
        if (!images.TryGetValue(image, out var traced))
        {
            var contract = image.Tables.Contract;
            images[image] = traced = new TracedImage(image.Tables, PartsOf(image.Model), contract is null ? [] : PartsOf(contract));
        }
        return traced;
    }

    private HashSet<PartId> PartsOf(PolicyModel model)
    {
        if (!taken.TryGetValue(model, out var parts))
            taken[model] = parts = [];
        return parts;
    }
}

/// <summary>Keeps receipts as parts of the models behind an image.</summary>
internal readonly struct CoverageTrace(TracedImage image) : ITrace
{
    public void Row(PartKind table, int number, int row)
    {
        if (row >= 0)
            image.TakeRow(table, number, row);
    }

    public void Rule(int rule, bool applies)
    {
        if (applies)
            image.Take(new PartId(PartKind.Rule, image.Tables.RuleSources[rule]));
    }

    public void Part(PartKind part, int number, int detail) => image.Take(new PartId(part, number, detail));
}

/// <summary>
/// An image with the models that its rows come from: where a contract is laid over a policy, its rows stand before the
/// policy's in each table.
/// </summary>
internal sealed class TracedImage(ImageTables tables, HashSet<PartId> ofPolicy, HashSet<PartId> ofContract)
{
    public ImageTables Tables => tables;

    public void Take(PartId part) => ofPolicy.Add(part);

    public void TakeRow(PartKind table, int number, int row)
    {
        var (place, rows) = ContractRows(table, number);
        if (row < rows)
            ofContract.Add(new PartId(KindOf(table, tables.Contract!, place, row), place, row));
        else
            ofPolicy.Add(new PartId(KindOf(table, tables.Model, number, row - rows), number, row - rows));
    }

    /// <summary>Where the contract speaks of the same thing, and how many rows it lays over.</summary>
    private (int Place, int Rows) ContractRows(PartKind table, int number)
    {
        if (tables.Contract is not { } contract)
            return (-1, 0);
        if (table == PartKind.Start)
            return (0, contract.Starts.Count);
        if (table == PartKind.Row)
        {
            for (var i = 0; i < contract.Decisions.Count; i++)
            {
                if (contract.Decisions[i].Field == tables.Model.Decisions[number].Field)
                    return (i, contract.Decisions[i].Rows.Count);
            }
            return (-1, 0);
        }
        for (var i = 0; i < contract.Clocks.Count; i++)
        {
            var own = contract.Clocks[i];
            if (own.Clock != tables.Model.Clocks[number].Clock)
                continue;
            return (i, table switch
            {
                PartKind.Time => own.Durations.Count,
                PartKind.Calendar => own.Calendars.Count,
                _ => own.Openings.Count,
            });
        }
        return (-1, 0);
    }

    private static PartKind KindOf(PartKind table, PolicyModel model, int number, int row) =>
        table == PartKind.Row && model.Decisions[number].Rows[row].IsCell ? PartKind.Cell : table;
}
