using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;
using PolicyEngine.Explain;

namespace PolicyEngine.Cli.Explain;

/// <summary>Loads a workspace and prints how the images of one provider answer.</summary>
internal sealed class ImageRunner(string provider, bool asJson, string? given, CacheSettings cache)
{
    private static readonly JsonSerializerSettings Json = new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        Converters = { new StringEnumConverter(new CamelCaseNamingStrategy()) },
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.Indented,
    };

    public int Run()
    {
        if (Workspace.Find(given) is not { } workspace)
            return ExitCode.Fault;
        using var host = Workspace.Open(workspace, cache);
        if (!host.Providers.Contains(provider))
            return Workspace.FailUnknown(provider, host.Providers);
        var reports = host.ImagesOf(provider).Select(ImageReport.Of).ToList();
        if (asJson)
            Console.Out.WriteLine(ToJson(reports));
        else
            reports.ForEach(Print);
        return ExitCode.Done;
    }

    private static string ToJson(List<ImageReport> reports) => JsonConvert.SerializeObject(
        reports.Select(report => new
        {
            Policy = Name(report),
            report.ContractOf,
            report.Verdicts,
            report.Tables,
            report.Touches,
        }),
        Json).ReplaceLineEndings("\n");

    private static string Name(ImageReport report) => $"{report.Identity.Id}@{report.Identity.Version}";

    private static void Print(ImageReport report)
    {
        Console.Out.WriteLine(report.ContractOf is { } customer ? Speech.Say("image.contract", Name(report), customer) : Name(report));
        foreach (var verdict in report.Verdicts)
            Console.Out.WriteLine($"  {Speech.Say("image.verdict", verdict.Number, verdict.Cells, verdict.Verdicts)}{Read(verdict.Digits)}");
        var width = report.Tables.Select(table => table.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var table in report.Tables)
            Console.Out.WriteLine($"  {table.Name.PadRight(width)}  {Form(table)}{Read(table.Digits)}");
        if (report.Touches.Count > 0)
            Console.Out.WriteLine($"  {Speech.Say("image.touches")}");
        foreach (var touch in report.Touches)
            Console.Out.WriteLine($"    {touch.Name}{(touch.When.Count == 0 ? "" : ": ")}{string.Join("; ", touch.When)}");
    }

    private static string Form(ImageTable table)
    {
        var form = table.Form switch
        {
            TableForm.Cube => Speech.Say("image.cube", table.Rows, table.Cells),
            TableForm.BitSet => Speech.Say("image.bits", table.Rows),
            _ => Speech.Say("image.delegate", table.Rows),
        };
        if (table.Form != TableForm.Delegate && table.Delegates > 0)
            form = $"{form}, {Speech.Say("image.asked", table.Delegates)}";
        return table.Verdict is { } verdict ? $"{form}, {Speech.Say("image.within", verdict)}" : form;
    }

    private static string Read(IReadOnlyList<ImageDigit> digits) =>
        digits.Count == 0 ? "" : $": {string.Join(" × ", digits.Select(digit => $"{digit.Field} {digit.Values}"))}";
}
