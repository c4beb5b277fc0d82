using System.Runtime.InteropServices;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// An event as a decision keeps it: a <see cref="DecisionInput"/>, copied part by part. Whoever decides has just put
/// that together from small parts, and a processor that reads them again as larger ones waits until all of them are in
/// its cache: as long as a question to a calendar takes.
/// </summary>
internal ref struct Happening
{
    public EventKind Kind;
    public EventFlaw Flaw;
    public int Subject;
    public long At;
    public ReadOnlySpan<byte> Small;
    public ReadOnlySpan<long> Wide;
    public ReadOnlySpan<byte> TicketSmall;
    public ReadOnlySpan<long> TicketWide;
    public ReadOnlySpan<long> Shared;
    public ReadOnlySpan<char> Answer;

    public void Take(in DecisionInput input)
    {
        Kind = input.Kind;
        Flaw = input.Flaw;
        Subject = input.Subject;
        At = input.At;
        Small = Parts(input.Small);
        Wide = Parts(input.Wide);
        TicketSmall = Parts(input.TicketSmall);
        TicketWide = Parts(input.TicketWide);
        Shared = Parts(input.Shared);
        Answer = Parts(input.Answer);
    }

    /// <summary>The same span, of which beginning and length were read one after the other.</summary>
    private static ReadOnlySpan<T> Parts<T>(ReadOnlySpan<T> span) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(span), span.Length);
}
