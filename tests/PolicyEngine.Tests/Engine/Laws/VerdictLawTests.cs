#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>
/// Whole policies of random rows: deciding by verdicts, cubes and bit sets gives what asking every condition one by one
/// gives, in the order of the statements.
/// </summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(ConditionArbitraries), typeof(Policies)], MaxTest = 300)]
public sealed class VerdictLawTests
{
    private static readonly CategoryField Grade = new("grade", [.. Enumerable.Range(0, 3).Select(i => new Value($"g{i}"))]);
    private static readonly CategoryField Tier = new("tier", [.. Enumerable.Range(0, 3).Select(i => new Value($"t{i}"))]);
    private static readonly Status Fresh = new("fresh");
    private static readonly Status Other = new("other");
    private static readonly Calendar Desk = new("desk");
    private static readonly Calendar Always = new("always");
    private static readonly Target Answer = new("answer");
    private static readonly Target Repair = new("repair");
    private static readonly Desk[] Desks = [.. Enumerable.Range(0, 8).Select(i => new Desk($"d{i}"))];

    private static readonly Vocabulary Vocabulary = new(
        [Fresh, Other], [new Role("clerk")],
        [Lab.Color, Lab.Size, Lab.Urgent, Lab.Weight, Lab.Extras, Lab.Note, Lab.Gift, Lab.Row, Lab.Shelf, Lab.Box], [Grade, Tier]);

    /// <summary>
    /// What a random policy says: rows of two decisions, of the first status and of two targets, and rules of the
    /// opening. A row may also ask what the first decision gave.
    /// </summary>
    public sealed record Said(
        IReadOnlyList<(Condition When, int Value)> Grades, IReadOnlyList<(Condition When, int? Grade, int Value)> Tiers,
        IReadOnlyList<Condition> Starts, IReadOnlyList<(Condition When, int? Grade, int Hours)> Times,
        IReadOnlyList<(Condition When, bool IsDesk)> Calendars, IReadOnlyList<(Condition When, int? Tier)> Rules, bool IsVast)
    {
        public override string ToString() =>
            $"{Grades.Count} grades, {Tiers.Count} tiers, {Starts.Count} starts, {Times.Count} times, {Calendars.Count} calendars, {Rules.Count} rules, vast: {IsVast}";

        public PolicyImage Compile()
        {
            var words = new PolicyScript(Vocabulary, DateTimeZone.Utc);
            words.Policy("lab/verdicts", "1", "2025-01-01", "Verdicts");
            words.Clause("1").Calendar(Desk, "Mon-Fri 09:00-17:00");
            words.Clause("1").Calendar(Always, "Mon-Sun 00:00-24:00");
            foreach (var (when, value) in Grades)
                words.Clause("2").Decide(Grade, Grade.Values[value], when);
            foreach (var (when, grade, value) in Tiers)
                words.Clause("3").Decide(Tier, Tier.Values[value], With(Grade, grade, when));
            foreach (var when in Starts)
                words.Clause("4").Starts(Fresh, when);
            words.Clause("4").Starts(Other);
            foreach (var target in (Target[])[Answer, Repair])
            {
                var clock = words.Clause("5").Target(target);
                foreach (var (when, grade, hours) in Times)
                    clock.Within(hours.Hours, With(Grade, grade, when));
                foreach (var (when, isDesk) in Calendars)
                    clock.On(isDesk ? Desk : Always, when);
                clock.StartsOn(words.Opened);
            }
            for (var i = 0; i < Rules.Count; i++)
                words.Clause("6").On(words.Opened.If(With(Tier, Rules[i].Tier, Rules[i].When))).RouteTo(Desks[i]);
            if (IsVast)
            {
                foreach (var vast in DecisionTableLawTests.Vast)
                    words.Clause("7").Decide(Tier, Tier.Values[0], vast);
            }
            var built = words.Build();
            return ImageCompiler.Compile(built.Model ?? throw new InvalidOperationException(string.Join('\n', built.Diagnostics)));
        }

        public static Condition With(CategoryField field, int? value, Condition when) =>
            value is { } one ? when & field == field.Values[one] : when;
    }

    private struct Rows : ITrace
    {
        public Dictionary<(PartKind, int), int> Found { get; init; }

        public readonly void Row(PartKind table, int number, int row) => Found[(table, number)] = row;

        public readonly void Rule(int rule, bool applies) => Found[(PartKind.Rule, rule)] = applies ? 1 : 0;

        public readonly void Part(PartKind part, int number, int detail)
        {
        }
    }

    [Law]
    public bool A_policy_decides_what_its_conditions_say_one_by_one(Said said, World world)
    {
        var image = said.Compile();
        var slab = new TicketSlab(image);
        slab.Add(TicketPhase.None);
        var (small, wide) = (new byte[image.TicketSmall], new long[image.TicketWide]);
        var facts = world.Encode();
        facts.TicketSmall[..Math.Min(small.Length, facts.TicketSmall.Length)].CopyTo(small);
        facts.TicketWide.CopyTo(wide);
        var eventWide = new long[Vocabulary.EventWide];
        eventWide.AsSpan().Fill(Field.AbsentNumber);
        var at = Instant.FromUtc(2026, 3, 9, 8, 0).ToUnixTimeTicks();
        var input = new DecisionInput
        {
            Kind = EventKind.Opened,
            At = at,
            Small = facts.EventSmall,
            Wide = eventWide,
            TicketSmall = small,
            TicketWide = wide,
        };
        var effects = new EffectBuffer();
        var trace = new Rows { Found = [] };
        Decider.Decide(image, slab[0], input, effects, ref trace);

        var expected = Read(said, world);
        var state = slab[0];
        var started = effects.Effects.ToArray().Where(effect => effect.Kind == EffectKind.TargetStarted).Select(effect => effect.X).ToList();
        var routed = effects.Effects.ToArray().Where(effect => effect.Kind == EffectKind.Routed).Select(effect => image.Tables.Names.Desks[effect.A]).ToList();
        var isSame = state.Small[Grade.Slot] == expected.Grade && state.Small[Tier.Slot] == expected.Tier
            && state.Small[0] == (expected.IsFresh ? 1 : 2)
            && routed.SequenceEqual(expected.Desks)
            && started.SequenceEqual(expected.Deadline(image, at) is { } deadline ? [deadline, deadline] : []);
        return isSame && IsAssessed(image, small, wide, at, state, started)
            && trace.Found[(PartKind.Row, 0)] == said.Grades.ToList().FindIndex(row => world.Holds(row.When));
    }

    /// <summary>What the tables say without a ticket is what was decided, as far as they say it.</summary>
    private static bool IsAssessed(PolicyImage image, byte[] small, long[] wide, long at, in TicketState state, List<long> started)
    {
        var assessment = Decider.Assess(image, small, wide);
        var deadlines = new long[image.ClockCount];
        assessment.Deadlines(at, deadlines);
        var decided = assessment.Decided(0);
        return (decided == Field.Absent || decided == state.Small[Grade.Slot])
            && deadlines.Where(deadline => deadline != ClockState.Never).All(deadline => started.Contains(deadline));
    }

    /// <summary>The slow reading: each condition asked of the world, first rows first.</summary>
    private static Expected Read(Said said, World world)
    {
        var grade = said.Grades.Where(row => world.Holds(row.When)).Select(row => row.Value + 1).FirstOrDefault();
        bool Holds(Condition when, int? asked, int decided) => world.Holds(when) && (asked is null || asked + 1 == decided);
        var tiers = said.Tiers.Where(row => Holds(row.When, row.Grade, grade)).Select(row => row.Value + 1).ToList();
        if (said.IsVast && DecisionTableLawTests.Vast.Any(world.Holds))
            tiers.Add(1);
        var tier = tiers.FirstOrDefault();
        return new Expected(
            grade, tier, said.Starts.Any(world.Holds),
            said.Times.Where(row => Holds(row.When, row.Grade, grade)).Select(row => (int?)row.Hours).FirstOrDefault(),
            said.Calendars.Where(row => world.Holds(row.When)).Select(row => (bool?)row.IsDesk).FirstOrDefault(),
            [.. Enumerable.Range(0, said.Rules.Count).Where(i => Holds(said.Rules[i].When, said.Rules[i].Tier, tier)).Select(i => Desks[i])]);
    }

    private sealed record Expected(int Grade, int Tier, bool IsFresh, int? Hours, bool? IsDesk, IReadOnlyList<Desk> Desks)
    {
        public long? Deadline(PolicyImage image, long at)
        {
            if (Hours is not { } hours)
                return null;
            var name = IsDesk is { } isDesk ? isDesk ? "desk" : "always" : "natural";
            var number = Enumerable.Range(0, 3).First(i => image.Tables.Calendars[i].Name == name);
            return image.Tables.Calendars[number].Clock.Add(at, hours * NodaConstants.TicksPerHour);
        }
    }

    internal static class Policies
    {
        private static Gen<Condition> When => ConditionArbitraries.Conditions().Generator;

        /// <summary>Tables are decided from the ticket: a condition that asks the event is refused.</summary>
        private static Gen<Condition> OfTicket => When.Where(condition => PolicyEngine.Checks.ModelChecks.Leaves(condition)
            .All(leaf => leaf switch
            {
                Condition.FlagIs flag => !flag.Field.Equals(Lab.Gift),
                Condition.Computed code => code.Predicate(Gifted(true).Encode()) == code.Predicate(Gifted(false).Encode()),
                _ => true,
            }));

        private static World Gifted(bool gift) => new(0, 0, true, 1, true, true, true, gift, 0, 0, 57);

        private static Gen<int?> Asked => Gen.Frequency((2, Gen.Constant((int?)null)), (1, Gen.Choose(0, 2).Select(value => (int?)value)));

        public static Arbitrary<Said> All() => (
            from grades in (from when in OfTicket from value in Gen.Choose(0, 2) select (when, value)).ListOf(3)
            from tierCount in Gen.Choose(0, 3)
            from tiers in (from when in OfTicket from grade in Asked from value in Gen.Choose(0, 2) select (when, grade, value)).ListOf(tierCount)
            from startCount in Gen.Choose(0, 2)
            from starts in OfTicket.ListOf(startCount)
            from times in (from when in OfTicket from grade in Asked from hours in Gen.Choose(1, 40) select (when, grade, hours)).ListOf(3)
            from calendarCount in Gen.Choose(0, 2)
            from calendars in (from when in OfTicket from isDesk in Gen.Elements(true, false) select (when, isDesk)).ListOf(calendarCount)
            from ruleCount in Gen.Choose(0, 6)
            from rules in (from when in When from tier in Asked select (when, tier)).ListOf(ruleCount)
            from isVast in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select new Said([.. grades], [.. tiers], [.. starts], [.. times], [.. calendars], [.. rules], isVast)).ToArbitrary();
    }
}
