using NodaTime;

namespace PolicyEngine.Benchmarks.W3;

internal enum Urgency : byte { Unknown, Critical, High, Medium, Low }

internal enum Impact : byte { Unknown, Extensive, Significant, Moderate, Minor }

internal enum Kind : byte { Unknown, Incident, Request, Problem, Change }

internal enum Channel : byte { Unknown, Mail, Chat, Web, WhatsApp }

internal enum Support : byte { Unknown, Functional, Technical, Technological }

internal enum Place : byte { Unknown, Production, Alternate, Test }

[Flags]
internal enum Routes
{
    None = 0,
    Management = 1,
    Infrastructure = 2,
    Messaging = 4,
    Purchasing = 8,
    Laboratory = 16,
    FirstLevel = 32,
}

/// <summary>What is decided of a ticket: its priority, two deadlines, and the desks that hear of it.</summary>
internal readonly record struct Outcome(byte Priority, Instant Reaction, Instant Attention, Routes Routes);

/// <summary>
/// W3 as a careful developer would write it by hand over NodaTime, from the same encoded fields as the engine: the
/// baseline of the decision benchmarks.
/// </summary>
internal sealed class W3ByHand
{
    private static readonly byte[,] Priorities =
    {
        { 1, 1, 2, 2 },
        { 1, 2, 2, 3 },
        { 2, 2, 3, 3 },
        { 3, 3, 4, 4 },
    };

    private static readonly Duration[] ReactionTimes =
        [Duration.FromMinutes(40), Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(4)];

    private static readonly Duration[] AttentionTimes =
        [Duration.FromHours(3), Duration.FromHours(10), Duration.FromHours(15), Duration.FromHours(20)];

    private readonly BusinessHours desk = new();

    /// <param name="small">The ticket's small slots, in the order of the vocabulary.</param>
    /// <param name="wide">The ticket's wide slots.</param>
    /// <param name="at">Unix ticks of the opening.</param>
    public Outcome Open(ReadOnlySpan<byte> small, ReadOnlySpan<long> wide, long at)
    {
        var urgency = (Urgency)small[1];
        var impact = (Impact)small[2];
        var kind = (Kind)small[3];
        var channel = (Channel)small[4];
        var support = (Support)small[5];
        var place = (Place)small[6];
        var isDown = small[7] == 2;
        var amount = wide[0];

        var routes = Routes.None;
        if (isDown && place == Place.Production)
            routes |= Routes.Management;
        if (urgency == Urgency.Critical && impact is Impact.Extensive or Impact.Significant && support == Support.Technological)
            routes |= Routes.Infrastructure;
        if (channel == Channel.WhatsApp && kind != Kind.Request)
            routes |= Routes.Messaging;
        if (amount >= 10_000 && kind == Kind.Change)
            routes |= Routes.Purchasing;
        if (amount < 500 && place == Place.Test && !isDown)
            routes |= Routes.Laboratory;
        if (support == Support.Functional && channel is Channel.Mail or Channel.Web && kind == Kind.Incident)
            routes |= Routes.FirstLevel;

        var priority = Priorities[(int)urgency - 1, (int)impact - 1];
        var opened = Instant.FromUnixTimeTicks(at);
        return new Outcome(
            priority, desk.Add(opened, ReactionTimes[priority - 1]), desk.Add(opened, AttentionTimes[priority - 1]), routes);
    }
}
