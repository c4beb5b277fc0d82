using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// What is known of a customer besides what a ticket says of it, encoded once for all its tickets: a ticket takes what is
/// known of the members that its event leaves out. Does not change.
/// </summary>
internal sealed class KnownMembers
{
    private readonly Slots plain = new();

    /// <summary>Members that are objects, by path: who brings one brings all of it.</summary>
    private readonly Dictionary<string, Slots> objects = new(StringComparer.Ordinal);

    /// <summary>Paths of members that slots do not say: an event has to bring them itself, or be read as an object.</summary>
    private readonly HashSet<string> unsaid = new(StringComparer.Ordinal);

    /// <param name="vocabulary">Where the fields are from.</param>
    /// <param name="known">What is known, within the member that the fields' paths name.</param>
    /// <param name="within">The path's beginning, with its dot.</param>
    /// <param name="encode">Encodes a field of what is known to slots; false where it will not do.</param>
    public KnownMembers(Vocabulary vocabulary, JObject known, string within, Func<Field, byte[], long[], bool> encode)
    {
        var (small, wide) = (new byte[vocabulary.TicketSmall], new long[vocabulary.TicketWide]);
        foreach (var field in vocabulary.TicketFields)
        {
            // Whether a text stands in a list, two members say.
            foreach (var path in field is MembershipField membership ? [field.Path, membership.Among] : (ReadOnlySpan<string>)[])
            {
                if (path.StartsWith(within, StringComparison.Ordinal) && JsonMembers.At(known, path) is not null)
                    unsaid.Add(MemberOf(path, within));
            }
            if (field is MembershipField || !field.Path.StartsWith(within, StringComparison.Ordinal) || JsonMembers.At(known, field.Path) is null)
                continue;
            var member = MemberOf(field.Path, within);
            if (field is CalendarField calendar && EventEncoder.HoursOf(calendar, known) is { } open)
                Of(member, known).Add(calendar, open);
            else if (field is not CalendarField && encode(field, small, wide))
                Of(member, known).Add(field, small, wide);
            else
                unsaid.Add(member);
        }
    }

    /// <summary>Fills what the event that opens a ticket has left out.</summary>
    /// <returns>False where slots do not say it: the event has to be read as an object.</returns>
    public bool TryComplete(PolicyImage image, TicketEvent read, Span<byte> small, Span<long> wide)
    {
        foreach (var path in unsaid)
        {
            // Whether an escaped text is blank is for others to say, here as below.
            if (JsonBytes.At(read.DataBytes, path).Kind is JsonKind.Absent or JsonKind.Missing or JsonKind.EscapedText)
                return false;
        }
        plain.Fill(image, small, wide);
        foreach (var (path, slots) in objects)
        {
            var said = JsonBytes.At(read.DataBytes, path).Kind;
            if (said == JsonKind.EscapedText)
                return false;
            if (said is JsonKind.Absent or JsonKind.Missing)
                slots.Fill(image, small, wide);
        }
        return true;
    }

    private static string MemberOf(string path, string within) => path.IndexOf('.', within.Length) is >= 0 and var end ? path[..end] : path;

    private Slots Of(string member, JObject known)
    {
        if (JsonMembers.At(known, member) is not JObject)
            return plain;
        if (!objects.TryGetValue(member, out var slots))
            objects[member] = slots = new Slots();
        return slots;
    }

    /// <summary>Slots and what fills them where they are empty.</summary>
    private sealed class Slots
    {
        private readonly List<(int Slot, byte Value)> small = [];
        private readonly List<(int Slot, long Value)> wide = [];
        private readonly List<(CalendarField Field, WeeklyHours Open)> hours = [];

        public void Add(CalendarField field, WeeklyHours open) => hours.Add((field, open));

        public void Add(Field field, byte[] ofSmall, long[] ofWide)
        {
            if (field.Width == FieldWidth.Small)
                small.Add((field.Slot, ofSmall[field.Slot]));
            else
                wide.Add((field.Slot, ofWide[field.Slot]));
        }

        public void Fill(PolicyImage image, Span<byte> intoSmall, Span<long> intoWide)
        {
            foreach (var (slot, value) in small)
                intoSmall[slot] = intoSmall[slot] == Field.Absent ? value : intoSmall[slot];
            foreach (var (slot, value) in wide)
                intoWide[slot] = intoWide[slot] == Field.AbsentNumber ? value : intoWide[slot];
            foreach (var (field, open) in hours)
                intoWide[field.Slot] = intoWide[field.Slot] == Field.AbsentNumber ? image.Extend(field.Extends, open) : intoWide[field.Slot];
        }
    }
}
