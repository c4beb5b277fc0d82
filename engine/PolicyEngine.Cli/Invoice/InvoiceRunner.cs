using System.Text;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Cli.Evaluate;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Plugins;

namespace PolicyEngine.Cli.Invoice;

/// <summary>Evaluates events without messages, and writes what one provider is to invoice for a month.</summary>
internal sealed class InvoiceRunner(InvoiceArguments arguments)
{
    private static readonly YearMonthPattern Months = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    public int Run()
    {
        if (!Months.Parse(arguments.Month).TryGetValue(default, out var month))
            return Workspace.Fail("PE0343", arguments.Month);
        if (arguments.Events.IsMissing)
            return Workspace.Fail("PE0001", arguments.Events.Written);

        using var host = Workspace.OpenWhole(arguments.Workspace, arguments.Cache);
        if (host is null)
            return ExitCode.Fault;
        if (host.InvoiceShapeOf(arguments.Provider) is not { } invoice)
            return Missing(host);
        if (arguments.From is null)
            return Write(host, invoice, month, null);
        var (shape, problem) = host.FindShape(arguments.From);
        return problem is null ? Write(host, invoice, month, shape) : Workspace.Fail(problem);
    }

    private int Missing(PolicyHost host) => host.Providers.Contains(arguments.Provider)
        ? Workspace.Fail("PE0344.form", arguments.Provider)
        : Workspace.FailUnknown(arguments.Provider, host.Providers);

    private int Write(PolicyHost host, InvoiceShape invoice, YearMonth month, InputShape? shape)
    {
        var run = host.Begin(new EvaluationOptions
        {
            Render = false,
            From = shape,
            InputName = arguments.Events.Name,
        });
        using (var lines = new StreamReader(arguments.Events.Open(), new UTF8Encoding(false)))
        {
            while (lines.ReadLine() is { } line)
                run.Apply(line);
        }
        run.Finish();
        foreach (var report in run.Summary.Unreadable.Concat(run.Summary.Failures))
            Console.Error.WriteLine(Speech.Say(report));
        var charges = run.InvoiceOf(arguments.Provider, month);
        var bytes = invoice.Write(month, charges);
        if (arguments.File is null)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
        }
        else if (!OutputFile.TryWrite(arguments.File, bytes))
        {
            return ExitCode.Fault;
        }
        Console.Error.WriteLine(Speech.Say(
            "invoice.summary", run.Summary.Lines, run.Summary.Unreadable.Count, charges.Count,
            charges.Select(line => line.Customer).Distinct().Count(), arguments.Month, invoice.Name));
        return EvaluationReport.ExitCodeOf(run.Summary);
    }
}
