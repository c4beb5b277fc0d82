using System.CommandLine;
using PolicyEngine.Cli;
using PolicyEngine.Cli.Check;
using PolicyEngine.Cli.Diff;
using PolicyEngine.Cli.Docs;
using PolicyEngine.Cli.Edit;
using PolicyEngine.Cli.Evaluate;
using PolicyEngine.Cli.Explain;
using PolicyEngine.Cli.Format;
using PolicyEngine.Cli.History;
using PolicyEngine.Cli.Invoice;
using PolicyEngine.Cli.Load;
using PolicyEngine.Cli.Render;
using PolicyEngine.Cli.Sample;
using PolicyEngine.Cli.Test;
using PolicyEngine.Cli.Trace;
using PolicyEngine.Cli.Watch;

// The host's edge: nothing below it asks the machine for a culture, and neither does anything printed here.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = System.Globalization.CultureInfo.InvariantCulture;

var root = new RootCommand("Service policy as code: decides ticket events by the company's own document.")
{
    Speech.Option,
    EvaluateCommand.Create(),
    ExplainCommand.Create(),
    CheckCommand.Create(),
    DiffCommand.Create(),
    RenderCommand.Create(),
    SampleCommand.Create(),
    EditCommand.Create(),
    FormatCommand.Create(),
    InvoiceCommand.Create(),
    LoadCommand.Create(),
    TestCommand.Create(),
    TraceCommand.Create(),
    DocsCommand.Create(),
    WatchCommand.Create(),
    HistoryCommand.Create(),
    RollbackCommand.Create(),
};
var parsed = root.Parse(args);
Speech.Settle(parsed, Environment.GetEnvironmentVariable);
SpanishHelp.PutInto(root, parsed);
var exit = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Fault : exit;
