using System.Text.Json;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Testing.Load;

/// <summary>A report of a load as JSON, for machines and for comparing later.</summary>
public static class LoadJson
{
    /// <summary>Writes the report as one object.</summary>
    public static string Write(LoadReport report) =>
        ReportJson.Of(json =>
        {
            json.WriteNumber("load", LoadRecord.Form);
            Write(json, "settings", report.Wanted);
            Write(json, "machine", report.Machine);
            Write(json, "policies", report.Settings.Providers.Zip(report.Versions, KeyValuePair.Create));
            json.WriteString("digest", report.Digest);
            json.WriteNumber("behind", report.Behind);
            json.WriteObjects("figures", report.Figures, figure => Write(json, figure));
            json.WriteObjects("runs", report.Runs, run => Write(json, run));
        });

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LoadFigure figure)
    {
        json.WriteString("name", figure.Name);
        json.WriteString("unit", figure.Unit.ToString().ToLowerInvariant());
        json.WriteString("better", figure.Better.ToString().ToLowerInvariant());
        json.WriteNumber("value", figure.Value);
        if (figure.Noise is { } noise)
            json.WriteNumber("noise", noise);
        else
            json.WriteNull("noise");
        json.WriteArray("runs", figure.Runs, json.WriteNumberValue);
    }

    private static void Write(Utf8JsonWriter json, LoadResult run)
    {
        json.WriteNumber("elapsed", run.Elapsed);
        json.WriteNumber("events", run.Events);
        json.WriteNumber("deadlines", run.Deadlines);
        json.WriteNumber("tickets", run.Tickets);
        json.WriteNumber("open_at_end", run.OpenAtEnd);
        json.WriteNumber("pending_at_end", run.Pending);
        json.WriteNumber("failed_conditions", run.Failed);
        json.WriteObjects("types", run.Providers.SelectMany((provider, number) => run.Of(number), (provider, row) => (provider, row.Type, row.Latency)),
            row => Write(json, row.provider, row.Type, row.Latency));
        json.WriteObjects("samples", run.Samples, sample => Write(json, sample));
    }

    private static void Write(Utf8JsonWriter json, string provider, string type, LatencyHistogram latency)
    {
        json.WriteString("provider", provider);
        json.WriteString("type", type);
        json.WriteNumber("count", latency.Count);
        json.WriteNumber("mean", latency.Count == 0 ? 0 : latency.Sum / latency.Count);
        foreach (var (name, percent) in LoadReport.Percentiles)
            json.WriteNumber(name, latency.Percentile(percent));
    }

    private static void Write(Utf8JsonWriter json, LoadSample sample)
    {
        json.WriteNumber("at", sample.At);
        json.WriteNumber("events", sample.Events);
        json.WriteNumber("deadlines", sample.Deadlines);
        json.WriteNumber("resident", sample.Machine.Resident);
        json.WriteNumber("managed", sample.Machine.Managed);
        json.WriteNumber("collections", sample.Machine.Collections);
        json.WriteNumber("paused", sample.Machine.Paused);
    }
}
