using System.CommandLine;
using PolicyEngine.Cli;
using PolicyEngine.Cli.Evaluate;

// The host's edge: nothing below it asks the machine for a culture, and neither does anything printed here.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = System.Globalization.CultureInfo.InvariantCulture;

var root = new RootCommand("Service policy as code: decides ticket events by the company's own document.")
{
    EvaluateCommand.Create(),
};
var parsed = root.Parse(args);
var exit = parsed.Invoke();
return parsed.Errors.Count > 0 ? ExitCode.Fault : exit;
