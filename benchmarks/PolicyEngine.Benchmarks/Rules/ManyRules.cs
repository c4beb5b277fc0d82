using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks.Rules;

/// <summary>
/// A policy of many rules, said in the words of scripts: rows that decide a priority, and as many rules of the opening,
/// each for one combination of three fields of ten values. Its tickets are those that one row and one rule speak of.
/// </summary>
internal sealed class ManyRules
{
    private static readonly CategoryField Product = new("product", Values("p"));
    private static readonly CategoryField Region = new("region", Values("r"));
    private static readonly CategoryField Cause = new("cause", Values("c"));
    private static readonly CategoryField Priority = new("priority", Values("n"));
    private static readonly Status Open = new("open");
    private static readonly Desk[] Desks = [.. Enumerable.Range(0, 10).Select(i => new Desk($"d{i}"))];

    private static readonly Vocabulary Vocabulary = new([Open], [new Role("clerk")], [Product, Region, Cause], [Priority]);

    private readonly int rules;
    private readonly byte[] noSmall = new byte[Vocabulary.EventSmall];
    private readonly long[] noWide = new long[Vocabulary.EventWide];
    private readonly byte[] small;

    /// <param name="rules">How many rows, and how many rules: up to a thousand.</param>
    public ManyRules(int rules)
    {
        this.rules = rules;
        var words = new PolicyScript(Vocabulary, DateTimeZone.Utc);
        words.Policy("bench/rules", "1", "2025-01-01", "Rules");
        words.Clause("1").Starts(Open);
        for (var i = 0; i < rules; i++)
        {
            var when = Product == Product.Values[i % 10] & Region == Region.Values[i / 10 % 10] & Cause == Cause.Values[i / 100];
            words.Clause($"2.{i}").Decide(Priority, Priority.Values[i * 7 % 10], when);
            words.Clause($"3.{i}").On(words.Opened.If(when)).RouteTo(Desks[i * 3 % 10]);
        }
        Image = ImageCompiler.Compile(words.Build().Model ?? throw new InvalidOperationException("The rules do not build."));
        Slab = new TicketSlab(Image);
        Slab.Add(TicketPhase.None);
        noWide.AsSpan().Fill(Field.AbsentNumber);
        small = new byte[1_000 * Image.TicketSmall];
        var random = new Random(9);
        for (var ticket = 0; ticket < 1_000; ticket++)
            Encode(ticket, random.Next(rules));
    }

    public PolicyImage Image { get; }

    /// <summary>The memory of one ticket.</summary>
    public TicketSlab Slab { get; }

    public DecisionInput Opening(int ticket) => new()
    {
        Kind = EventKind.Opened,
        At = 0,
        Small = noSmall,
        Wide = noWide,
        TicketSmall = small.AsSpan(ticket * Image.TicketSmall, Image.TicketSmall),
        TicketWide = [],
    };

    /// <summary>What a chain of conditions by hand would decide, to check the image by.</summary>
    public (byte Priority, int Desk) Expected(int ticket)
    {
        var own = small.AsSpan(ticket * Image.TicketSmall, Image.TicketSmall);
        var i = own[Product.Slot] - 1 + 10 * (own[Region.Slot] - 1) + 100 * (own[Cause.Slot] - 1);
        return i < rules ? ((byte)(i * 7 % 10 + 1), i * 3 % 10) : ((byte)0, -1);
    }

    public byte PriorityOf(in TicketState state) => state.Small[Priority.Slot];

    private static Value[] Values(string letter) => [.. Enumerable.Range(0, 10).Select(i => new Value($"{letter}{i}"))];

    private void Encode(int ticket, int rule)
    {
        var own = small.AsSpan(ticket * Image.TicketSmall, Image.TicketSmall);
        own[Product.Slot] = (byte)(rule % 10 + 1);
        own[Region.Slot] = (byte)(rule / 10 % 10 + 1);
        own[Cause.Slot] = (byte)(rule / 100 + 1);
    }
}
