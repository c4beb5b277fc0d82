using System.CommandLine;

namespace PolicyEngine.Cli.Invoice;

/// <summary><c>policyengine invoice</c>: its arguments and options.</summary>
internal static class InvoiceCommand
{
    public static Command Create()
    {
        var provider = new Argument<string>("PROVIDER") { Description = "The provider's id." };
        var events = new Argument<string>("EVENTS") { Description = "The events, one JSON object a line; - reads standard input." };
        var month = new Option<string>("--month") { Description = "The month that is invoiced, e.g. 2026-03.", Required = true };
        var file = new Option<string?>("--out") { Description = "The file that is written. Default: standard output." };
        var from = new Option<string?>("--from") { Description = "The shape of the lines, where they are not CloudEvents." };
        var workspace = Workspace.Option();

        var command = new Command("invoice", "Writes what is to be invoiced for a month, in the form that the provider's billing tool takes.")
        {
            provider, events, month, file, from, workspace,
        };
        var cache = new CacheChoice();
        cache.AddTo(command);
        command.SetAction(parse => new InvoiceRunner(new InvoiceArguments(
            parse.GetValue(provider)!,
            new EventInput(parse.GetValue(events)!),
            parse.GetValue(month)!,
            parse.GetValue(file),
            parse.GetValue(from),
            parse.GetValue(workspace),
            cache.Read(parse))).Run());
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record InvoiceArguments(
    string Provider, EventInput Events, string Month, string? File, string? From, string? Workspace, CacheSettings Cache);
