using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>A change of status that may be asked for, as plain numbers: statuses, roles and codes by their places from 0.</summary>
public sealed record LabChange(int[] From, int[] To, int[] By, int[] Codes, int[] Colors);

/// <summary>A rule that changes the status upon a reply, in some statuses and for some colors (3 is none).</summary>
public sealed record LabRule(int To, int[] In, int[] Colors);

/// <summary>A small random life of tickets.</summary>
public sealed record LabLife(int Start, int? Second, int[] SecondColors, int[] Finals, LabChange[] Changes, LabRule[] Rules);

/// <summary>Lives over six statuses, two roles, two close codes and three colors.</summary>
internal static class StatusLab
{
    public const int StatusCount = 6;
    public const int NoColor = 3;

    private static readonly Status[] Statuses = [.. "abcdef".Select(name => new Status(name.ToString()))];
    private static readonly Role[] Roles = [new Role("clerk"), new Role("boss")];
    private static readonly Value[] Codes = [new Value("good"), new Value("bad")];
    private static readonly Value[] Colors = [new Value("red"), new Value("green"), new Value("blue")];
    private static readonly CategoryField Color = new("color", Colors);
    private static readonly Vocabulary Vocabulary = new(Statuses, Roles, [Color], [], new Dictionary<StateCategory, Value[]> { [EventFields.CloseCode] = Codes });

    public static Arbitrary<LabLife> Lives() => Life.ToArbitrary();

    /// <summary>The life as a script would say it.</summary>
    public static PolicyModel Model(LabLife life)
    {
        var words = new PolicyScript(Vocabulary, DateTimeZone.Utc);
        words.Policy("lab/life", "1", "2026-01-01", "Life");
        if (life.Second is { } second)
            words.Clause("1").Starts(Statuses[second], OfColors(life.SecondColors));
        words.Clause("1").Starts(Statuses[life.Start]);
        words.Clause("2").Final([.. life.Finals.Select(final => Statuses[final])]);
        foreach (var change in life.Changes)
        {
            words.Clause("3").From([.. change.From.Select(from => Statuses[from])]).To([.. change.To.Select(to => Statuses[to])])
                .By([.. change.By.Select(by => Roles[by])])
                .Needs(EventFields.CloseCode.OneOf([.. change.Codes.Select(code => Codes[code])]))
                .OnlyIf(OfColors(change.Colors), "color");
        }
        foreach (var rule in life.Rules)
        {
            words.Clause("4").On(words.Replied.If(EventFields.CurrentStatus.In([.. rule.In.Select(status => Statuses[status])]) & OfColors(rule.Colors)))
                .ChangeStatus(Statuses[rule.To]);
        }
        return words.Build().Model!;
    }

    private static Condition OfColors(int[] colors)
    {
        var given = Color.In([.. colors.Where(color => color != NoColor).Select(color => Colors[color])]);
        return colors.Contains(NoColor) ? given | !Color.Given : given;
    }

    private static Gen<int[]> Some(int count) => from some in Gen.SubListOf(Enumerable.Range(0, count)) select some.ToArray();

    private static Gen<LabChange> Change =>
        from start in Some(StatusCount)
        from to in Some(StatusCount)
        from roles in Some(2)
        from codes in Some(2)
        from colors in Some(4)
        select new LabChange(start, to, roles, codes, colors);

    private static Gen<LabRule> Rule =>
        from to in Gen.Choose(0, StatusCount - 1)
        from within in Some(StatusCount)
        from colors in Some(4)
        select new LabRule(to, within, colors);

    private static Gen<LabLife> Life =>
        from start in Gen.Choose(0, StatusCount - 1)
        from hasSecond in Gen.Elements(true, false)
        from second in Gen.Choose(0, StatusCount - 1)
        from colors in Some(4)
        from finals in Some(StatusCount)
        from changes in Change.ListOf(3)
        from rules in Rule.ListOf(2)
        select new LabLife(start, hasSecond ? second : null, colors, [.. finals.Take(2)], [.. changes], [.. rules]);
}
