using NodaTime;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// What the lanes have in common of one provider: its policies, the facts that tickets share, and what is folded in the
/// order of the output. Lanes read it; facts change in turn, folds at the output, policies while no lane does anything.
/// </summary>
internal sealed partial class ProviderBook
{
    private readonly LaneBook[] tickets;
    private readonly EventPlans plans;

    public ProviderBook(Provider provider, IReadOnlyList<Lane> lanes, EvaluationOptions options)
    {
        Provider = provider;
        plans = new EventPlans(provider.Plugin.Vocabulary);
        Facts = new FactStore(provider.Zone);
        Folds = new OutputFolds(new QueueBook(), new IndicatorBook(provider.Zone));
        Schedules = new ScheduleBook(provider);
        LaneOfSchedules = Partition.LaneOf("", lanes.Count);
        tickets = [.. lanes.Select(lane => new LaneBook(this, lane, options))];
    }

    public Provider Provider { get; private set; }

    /// <summary>How its events can be encoded as they are read; null where its plugin has to see them first.</summary>
    public EventPlans? Plans => EventPlans.Serve(Provider.Plugin) ? plans : null;

    /// <summary>The numbers of people's names.</summary>
    public NameNumbers Names => plans.Names;

    public FactStore Facts { get; }

    public OutputFolds Folds { get; }

    public ChargeBook Charges { get; } = new();

    public ScheduleBook Schedules { get; private set; }

    /// <summary>The lane in which schedules fall due.</summary>
    public int LaneOfSchedules { get; }

    /// <summary>Whether an event has come, with which schedules begin.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Its tickets in a lane.</summary>
    public LaneBook Of(Lane lane) => tickets[lane.Number];

    /// <summary>The charges of a month by customer, in the order of ids, but for those that are quoted apart.</summary>
    public IReadOnlyList<InvoiceLine> InvoiceOf(YearMonth month) =>
    [
        .. Charges.Lines
            .Where(line => !line.Charge.Excluded && line.At.Date.ToYearMonth() == month)
            .OrderBy(line => line.Customer ?? "", StringComparer.Ordinal)
            .Select(line => new InvoiceLine(
                line.Ticket,
                line.Customer ?? "",
                line.At,
                line.Charge.Concept,
                line.Charge.Account,
                line.Charge.BilledMinutes,
                line.Charge.Amount,
                line.Charge.Currency,
                line.Decided.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal),
                tickets[Partition.LaneOf(line.Ticket, tickets.Length)].JsonOf(line.Ticket))),
    ];
}
