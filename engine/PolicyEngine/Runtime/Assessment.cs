using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;

namespace PolicyEngine.Runtime;

/// <summary>
/// What a policy says of a ticket by its members alone, were it opened: fields, deadlines, rules. What depends on more
/// (an event, a shared fact, the ticket's state, code) it does not say. A view that lives on the stack.
/// </summary>
public readonly ref struct Assessment
{
    private readonly ImageTables image;
    private readonly VerdictCube? cube;
    private readonly int verdict;
    private readonly ReadOnlySpan<byte> small;
    private readonly ReadOnlySpan<long> wide;

    internal Assessment(ImageTables image, ReadOnlySpan<byte> small, ReadOnlySpan<long> wide)
    {
        this.image = image;
        this.small = small;
        this.wide = wide;
        if (image.Verdicts.Length == 0)
            return;
        cube = image.Verdicts[0];
        verdict = cube.Find(small, wide);
    }

    /// <summary>The rules of the opening that apply, by their numbers; empty where they depend on more.</summary>
    public ReadOnlySpan<int> OpeningRules
    {
        get
        {
            if (cube is { HasOpening: true })
                return cube.OpeningRules(verdict);
            return image.MembersOpening is { } opening ? opening.Find(small, wide) : [];
        }
    }

    /// <summary>The stored value of a decided field, by its place among the policy's decisions; absent where it depends on more.</summary>
    public byte Decided(int decision)
    {
        var plan = image.Decisions[decision];
        return cube is not null && plan.Cube == 0 ? cube.ValueOf(verdict, plan.PlaceInCube) : Field.Absent;
    }

    /// <summary>When each clock is due that begins at an instant.</summary>
    /// <param name="at">Unix ticks at which it begins.</param>
    /// <param name="deadlines">
    /// Unix ticks for each clock of the image; <see cref="ClockState.Never"/> where no row gives it a time, or where that
    /// depends on more.
    /// </param>
    public void Deadlines(long at, Span<long> deadlines)
    {
        var rulings = cube is null ? default : cube.RulingsOf(verdict);
        var places = image.ClocksInFirstCube;
        var (last, mark) = (default(CompiledCalendar), 0L);
        for (var clock = 0; clock < places.Length; clock++)
        {
            if (places[clock] < 0)
            {
                deadlines[clock] = ClockState.Never;
                continue;
            }
            ref readonly var ruling = ref rulings[places[clock]];
            if (!ruling.IsPlain)
            {
                deadlines[clock] = DeadlineOf(image, wide, ruling, at);
                continue;
            }
            var calendar = ruling.On!;
            // Clocks that begin together mostly run on one calendar, and share the first half of the way.
            if (!ReferenceEquals(calendar, last))
                (last, mark) = (calendar, calendar.Mark(at));
            deadlines[clock] = calendar.AddFrom(mark, at, ruling.Time.Amount);
        }
    }

    private static long DeadlineOf(ImageTables image, ReadOnlySpan<long> wide, in ClockRuling ruling, long at)
    {
        if (ruling.IsNone)
            return ClockState.Never;
        var calendar = ruling.On ?? image.Calendars[(int)wide[ruling.CalendarSlot]].Clock;
        var opening = ruling.OpeningSlot >= 0 ? (int)wide[ruling.OpeningSlot] : ruling.Opening;
        var begin = opening < 0 ? at : image.Calendars[opening].Clock.NextOpen(at);
        return ruling.Time.Unit == TimeUnit.BusinessDays
            ? calendar.AddBusinessDays(begin, (int)ruling.Time.Amount)
            : calendar.Add(begin, ruling.Time.Amount);
    }
}
