using System.CommandLine;

namespace PolicyEngine.Cli.Render;

/// <summary><c>policyengine render</c>: its arguments and options.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "A notification or one of its files, by name or by path, e.g. policies/masnegocio/templates/solucionado." };
        var data = new Option<string>("--data") { Description = "A JSON file with the model's members: ticket, event, targets and so on.", Required = true };
        var culture = new Option<string?>("--culture") { Description = "The culture, e.g. es-MX. Default: the provider's." };
        var zone = new Option<string?>("--zone") { Description = "The IANA zone, e.g. America/Mexico_City. Default: the provider's." };
        var at = new Option<string?>("--at") { Description = "What date.now answers, e.g. 2026-03-31T09:30:00-06:00. Default: the time of the data's event, without one 1970-01-01." };
        var html = new Option<string?>("--html-out") { Description = "The file to write the HTML to." };
        var watch = new Option<bool>("--watch") { Description = "Renders again whenever a template or the data changes, until Ctrl-C." };
        var workspace = Workspace.Option();
        var command = new Command("render", "Shows a notification as it would be sent: the e-mail's subject, text and HTML, and the WhatsApp message.")
        {
            template, data, culture, zone, at, html, watch, workspace,
        };
        command.SetAction((parse, cancelled) => new RenderRunner(
            new RenderArguments(
                parse.GetValue(template)!,
                parse.GetValue(data)!,
                parse.GetValue(culture),
                parse.GetValue(zone),
                parse.GetValue(at),
                parse.GetValue(html),
                parse.GetValue(workspace)),
            Console.Out,
            Console.Error).RunAsync(parse.GetValue(watch), cancelled));
        return command;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record RenderArguments(
    string Template, string Data, string? Culture, string? Zone, string? At, string? HtmlOut, string? Workspace);
