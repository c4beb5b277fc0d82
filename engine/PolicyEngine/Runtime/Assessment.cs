using System.Runtime.CompilerServices;
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
    /// <summary>Stands where a deadline is not known yet.</summary>
    private const long NotTold = long.MinValue;

    private readonly ImageTables image;
    private readonly ref readonly Answer answer;
    private readonly ReadOnlySpan<byte> small;
    private readonly ReadOnlySpan<long> wide;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Assessment(ImageTables image, ReadOnlySpan<byte> small, ReadOnlySpan<long> wide)
    {
        this.image = image;
        this.small = small;
        this.wide = wide;
        if (image.FirstCube is { } cube)
            answer = ref cube.AnswerOf(cube.Find(small, wide));
    }

    /// <summary>The rules of the opening that apply, by their numbers; empty where they depend on more.</summary>
    public ReadOnlySpan<int> OpeningRules => !IsNothing && answer.Opening is { } opening ? opening : OpeningRulesApart();

    /// <summary>No table depends on the ticket's members alone.</summary>
    private bool IsNothing => Unsafe.IsNullRef(in answer);

    /// <summary>The stored value of a decided field, by its place among the policy's decisions; absent where it depends on more.</summary>
    public byte Decided(int decision)
    {
        var place = image.DecisionsInFirstCube[decision];
        return place >= 0 ? answer.Values[place] : Field.Absent;
    }

    /// <summary>When each clock is due that begins at an instant.</summary>
    /// <param name="at">Unix ticks at which it begins.</param>
    /// <param name="deadlines">
    /// Unix ticks for each clock of the image; <see cref="ClockState.Never"/> where no row gives it a time, or where that
    /// depends on more.
    /// </param>
    // Inlined, the view stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Deadlines(long at, Span<long> deadlines)
    {
        if (IsNothing)
        {
            deadlines[..image.Clocks.Length].Fill(ClockState.Never);
            return;
        }
        // The calendar that most clocks run on is asked before it is known that these do.
        var last = image.FirstCube!.MainCalendar;
        var mark = last is null ? NotTold : last.Mark(at);
        var areTold = 0L;
        var times = answer.Times;
        // What the tables do not tell at once comes after the loop, which so has no call in it.
        for (var clock = 0; clock < times.Length; clock++)
        {
            var deadline = NotTold;
            if (times[clock].On is { } calendar)
            {
                if (!ReferenceEquals(calendar, last))
                    (last, mark) = (calendar, calendar.Mark(at));
                deadline = last.AddAtOnce(mark, times[clock].Ticks);
            }
            deadlines[clock] = deadline;
            areTold |= deadline;
        }
        // What is not told is negative; so is what was due before 1970, which is passed over there.
        if (areTold < 0)
            Complete(at, deadlines);
    }

    private ReadOnlySpan<int> OpeningRulesApart() => image.MembersOpening is { } opening ? opening.Find(small, wide) : [];

    private void Complete(long at, Span<long> deadlines)
    {
        var rulings = answer.Rulings;
        for (var clock = 0; clock < image.Clocks.Length; clock++)
        {
            var plan = image.Clocks[clock];
            if (!CompiledCalendar.IsTold(deadlines[clock]))
                deadlines[clock] = plan.Cube == 0 ? DeadlineOf(rulings[plan.PlaceInCube], at) : ClockState.Never;
        }
    }

    private long DeadlineOf(in ClockRuling ruling, long at)
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
