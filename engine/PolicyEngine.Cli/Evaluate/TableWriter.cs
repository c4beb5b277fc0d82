using System.Buffers;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Output;
using Spectre.Console;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>
/// Prints effects for people, a block for each instant of a ticket; notifications with the text that was rendered.
/// Colours only on a terminal.
/// </summary>
internal sealed class TableWriter(PolicyHost host) : IEffectWriter
{
    private const int PlainWidth = 140;
    private static readonly OffsetDateTimePattern Short = OffsetDateTimePattern.CreateWithInvariantCulture("ddd dd MMM HH:mm:ss");

    private readonly IAnsiConsole console = CreateConsole();
    private (string? Ticket, OffsetDateTime At, string? Event) block;
    private bool isFirst = true;

    public IBufferWriter<byte>? Output => null;

    public void Write(IReadOnlyList<EffectRecord> effects)
    {
        if (isFirst && effects.Count > 0)
            console.MarkupLineInterpolated($"[grey]{string.Join(", ", host.Providers)}: {effects[0].Policy ?? "no policy in force"}[/]");
        foreach (var effect in effects)
        {
            WriteHead(effect);
            WriteEffect(effect);
            isFirst = false;
        }
    }

    public void Flush()
    {
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }

    private static IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PlainWidth;
        return console;
    }

    private void WriteHead(EffectRecord effect)
    {
        var next = (effect.Ticket, effect.At, effect.Event);
        if (!isFirst && next == block)
            return;
        block = next;
        console.MarkupLineInterpolated($"\n[bold]{effect.Ticket ?? effect.Provider}[/]  {Short.Format(effect.At)}  [grey]{effect.Event ?? "the clock"}  {effect.Policy}[/]");
    }

    private void WriteEffect(EffectRecord effect)
    {
        var members = string.Join("  ", effect.Members
            .Where(member => member.Key is not ("subject" or "body" or "html" or "contact" or "text" or "order"))
            .Where(member => member.Value is not null)
            .Select(member => $"{member.Key} {Show(member.Value)}"));
        console.MarkupInterpolated($"  [{ColorOf(effect.Effect)}]{effect.Effect,-17}[/] {members}");
        console.MarkupLineInterpolated($"  [grey]{string.Join(' ', effect.Clauses)}[/]");
        if (effect["subject"] is not string subject)
            return;
        console.MarkupLineInterpolated($"                    [italic]{subject}[/]");
        foreach (var line in ((string)effect["body"]!).Split('\n'))
            console.MarkupLineInterpolated($"                  [grey]│[/] {line.TrimEnd()}");
    }

    private static string Show(object? value) => value switch
    {
        OffsetDateTime time => Short.Format(time),
        bool flag => flag ? "yes" : "no",
        decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        string text => text,
        IReadOnlyList<KeyValuePair<string, object?>> members => string.Join(' ', members.Select(member => Show(member.Value))),
        IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> objects => string.Join("; ", objects.Select(item => Show(item))),
        IEnumerable<string> texts => string.Join(", ", texts),
        _ => $"{value}",
    };

    private static string ColorOf(string effect) => effect switch
    {
        "refused" or "target_breached" => "red",
        "target_warned" or "escalated" => "yellow",
        "target_met" or "accepted" => "green",
        "notification" => "blue",
        _ => "default",
    };
}
