using PolicyEngine.Benchmarks.Lines;
using PolicyEngine.Benchmarks.Rules;
using PolicyEngine.Benchmarks.W3;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// What a row of a table should come to: its time as a ratio to another row's. A row is named as the table names it,
/// without its category.
/// </summary>
/// <param name="Row">The row; null for all but baselines.</param>
/// <param name="Against">The row that it is held to; null for the baseline of its group.</param>
/// <param name="AtMost">The greatest ratio.</param>
/// <param name="Control">What tells whether the machine lets the row be judged; null for nothing.</param>
internal sealed record Aim(string? Row, string? Against, double AtMost, Control? Control = null);

/// <summary>A row that is missed proves nothing where another one of its group took longer than it should.</summary>
/// <param name="Row">The other row.</param>
/// <param name="AtMost">Nanoseconds.</param>
internal sealed record Control(string Row, double AtMost);

/// <summary>Benchmarks of one class on the page of results.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Text">What is measured, and against what.</param>
/// <param name="Benchmark">The class; it names a baseline for each of its groups, or one for all of them.</param>
/// <param name="Aims">What its rows should come to.</param>
/// <param name="AllocatesNothing">Whether all but baselines should allocate nothing.</param>
internal sealed record Section(string Title, string Text, Type Benchmark, Aim[] Aims, bool AllocatesNothing = true)
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("W3",
            """
            A 4 × 4 matrix, two additions of business time and six conditions over eight fields, for a thousand random
            tickets at random instants of a year. `Assess` asks the tables of the image alone, `Decide` opens the ticket
            with all its effects. The baseline is plain C# over NodaTime from the same encoded fields; that all three say
            the same is checked first. The aim for `ticket.opened` is measured here, where the baseline does the same
            work as the policy.
            """,
            typeof(W3Benchmarks),
            [new("Assess", null, 0.10), new("Decide", null, 0.50)]),
        new("Each type of event",
            """
            `Decide` under MásNegocio's policy as shipped, putting the ticket back included. The baseline is the opening
            of W3 by hand, measured once: it shows the scale, for MásNegocio's own opening does more than that, with
            refusals, a third clock, notifications and indicators.
            """,
            typeof(EventBenchmarks),
            []),
        new("Business time",
            "Against a loop over days by hand over NodaTime, which gives the same answers.",
            typeof(BusinessTimeBenchmarks),
            [new("AddShortCompiled", null, 0.04), new("AddLongCompiled", "AddShortCompiled", 1.5), new("BetweenLongCompiled", "BetweenShortCompiled", 1.5)]),
        new("Many rules",
            "Opening a ticket under so many rules of the opening, and as many rows of a table, that tabulate. The baseline are the ten.",
            typeof(RuleCountBenchmarks),
            [new("Rules1000", "Rules10", 1.5)]),
        new("Deadlines",
            """
            A million pending: the earliest fires and is set anew; for every fourth one that fires another is cancelled
            and one more moved. The baseline is `PriorityQueue` with the same cancels and the same order.
            """,
            typeof(WheelBenchmarks),
            [new("DeadlineWheel", null, 0.20)]),
        new("Lines in",
            """
            A company's recorded lines, played again until there are ten thousand, all of them one operation: encoded alone,
            and read and decided with every deadline that falls due on the way. The baseline walks every token of the same
            bytes with `Utf8JsonReader` and keeps nothing. That a line read without objects comes to the same effects is
            checked first. `ReadAndDecide` does all on one thread, as from standard input; `ReadAheadAndDecide` reads on one
            and decides on another, as `evaluate` does with a file where there are two cores or more: it is compared with
            parsing on one. `HandOver` sends ten thousand words from one thread to another and back: it is the control of
            what two threads do, measured just after it.
            """,
            typeof(ReaderBenchmarks),
            [new("ReadAndDecide", null, 2), new("ReadAheadAndDecide", null, 2, new("HandOver", 2 * Handover.Words * Handover.Near))],
            AllocatesNothing: false),
        new("Lines out",
            """
            The effects of a company's recorded tickets, notifications unrendered, from the decisions' numbers to bytes, all
            of them one operation. The baseline writes the same bytes with `Utf8JsonWriter` from encoded names and values
            that are at hand.
            """,
            typeof(WriterBenchmarks),
            [new("WriteEffects", null, 2)],
            AllocatesNothing: false),
        new("Templates",
            """
            Three notifications, of 10 and 40 lines of text and 150 of HTML, rendered, and parsed and compiled. The baseline
            is C# written by hand over a string builder; that both give the same text is checked first.
            """,
            typeof(TemplateBenchmarks),
            [
                new("RenderShort", null, 3), new("RenderMedium", null, 3), new("RenderLong", null, 3),
                new("ParseShort", "RenderShort", 12), new("ParseMedium", "RenderMedium", 12), new("ParseLong", "RenderLong", 12),
            ],
            AllocatesNothing: false),
        new("Reload",
            """
            A warm reload of a policy of 60 lines, from its file to an image that decides, all gates included and without the
            cache. The baseline is what the compiler alone takes for the same text: parse, bind, emit. Until the compiler's
            own code is compiled for good both take some times as long.
            """,
            typeof(ReloadBenchmarks),
            [new("Reload", null, 4)],
            AllocatesNothing: false),
    ];
}
