using PolicyEngine.Authoring;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Whether a text stands in a list that comes with it: known once both were read.</summary>
internal sealed class MembershipCode(FieldSlot slot)
{
    // Of the event that is being read.
    private TextPlace member;
    private TextPlace among;

    public MemberCode Member => new MemberPart(this);

    public MemberCode Among => new AmongPart(this);

    public void Begin() => (member, among) = (default, default);

    public bool Complete(TicketEvent into)
    {
        if (member.Length == 0)
            return true;
        var said = into.Said(member);
        var isThere = false;
        foreach (var item in new ListedTexts(into.Said(among)))
        {
            if (item.IsEscaped)
                return false;
            isThere |= item.IsText && item.Said.SequenceEqual(said);
        }
        slot.Set(into, isThere ? FlagField.Yes : FlagField.No);
        return true;
    }

    private sealed class MemberPart(MembershipCode whole) : MemberCode
    {
        public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
        {
            whole.member = place;
            return !isEscaped;
        }
    }

    private sealed class AmongPart(MembershipCode whole) : MemberCode
    {
        /// <summary>A text alone is a list of one; its quotes go with it.</summary>
        public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
        {
            whole.among = new TextPlace(place.Start - 1, place.Length + 2);
            return !isEscaped;
        }

        public override bool TakeList(TextPlace place, TicketEvent into)
        {
            whole.among = place;
            return true;
        }

        public override bool TakeFlag(bool value, TicketEvent into) => true;

        public override bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into) => true;

        public override bool TakeObject(TicketEvent into) => true;
    }
}
