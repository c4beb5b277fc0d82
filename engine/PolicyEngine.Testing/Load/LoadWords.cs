using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Load;

/// <summary>What figures, settings and verdicts are called.</summary>
internal static class LoadWords
{
    /// <summary>A figure's name in words.</summary>
    public static Sentence Of(LoadFigure figure) => figure.Name.Split('_') switch
    {
        ["latency", .. var percentile] => Sentence.Of("figure.latency", Percentile(percentile)),
        ["late", .. var percentile] => Sentence.Of("figure.late", Percentile(percentile)),
        _ => Sentence.Of(figure.Name switch
        {
            "events_per_second" => "figure.events",
            "deadlines_per_second" => "figure.deadlines",
            "bytes_per_ticket" => "figure.bytes",
            "heap_per_ticket" => "figure.heap",
            "heap_growth" => "figure.heapGrowth",
            "resident" => "figure.resident",
            "resident_growth" => "figure.residentGrowth",
            "collections" => "figure.collections",
            "paused" => "figure.paused",
            "longest_pause" => "figure.longestPause",
            "refused" => "figure.refused",
            "effects_per_event" => "figure.effects",
            _ => "figure.processor",
        }),
    };

    /// <summary>What is told of a comparison of a figure.</summary>
    public static Sentence Of(LoadVerdict verdict) => Sentence.Of(verdict switch
    {
        LoadVerdict.Better => "verdict.better",
        LoadVerdict.Worse => "verdict.worse",
        _ => "verdict.same",
    });

    /// <summary>The load in one sentence.</summary>
    public static Sentence Of(LoadReport report)
    {
        var settings = report.Settings;
        return Sentence.Of("load.what",
            Quantity.Whole(settings.Tickets),
            string.Join(", ", report.Versions),
            settings.Rate is { } rate ? Sentence.Of("load.rate", Quantity.Of(rate, LoadUnit.Count)) : Sentence.Of("load.max"),
            settings.Threads,
            report.Runs.Count,
            settings.Events is { } events ? Sentence.Of("load.events", Quantity.Whole(events)) : Sentence.AsItStands(Quantity.Of(settings.Duration, LoadUnit.Time)),
            settings.Seed);
    }

    private static string Percentile(string[] parts) => string.Join('.', parts);
}
