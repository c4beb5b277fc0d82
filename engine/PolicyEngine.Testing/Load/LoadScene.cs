using System.Text;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// A provider as a load sees it: the newest version of its policy with its contracts, and events drawn from its
/// vocabulary, encoded before anything is measured. Immutable; all partitions share it.
/// </summary>
internal sealed class LoadScene
{
    /// <summary>Customers of a partition; every eighth of them has a contract where there are any.</summary>
    public const int Customers = 64;

    /// <summary>How long the clock runs before it begins again: calendars' tables reach a little further.</summary>
    private static readonly long Length = Duration.FromDays(9 * 365).BclCompatibleTicks;

    private readonly PolicyImage[] images;
    private readonly CompiledCalendar[] hours;

    public LoadScene(Provider provider, LoadMix mix, ulong seed)
    {
        var version = provider.Versions[^1];
        (Provider, Version, Image) = (provider.Id, version.Name, version.Image);
        var contracts = version.Images.Skip(1).ToList();
        images = [.. Enumerable.Range(0, Customers).Select(customer =>
            contracts.Count > 0 && customer % 8 == 7 ? contracts[customer / 8 % contracts.Count] : version.Image)];
        hours = [.. Image.Tables.Model.Calendars.Select((_, number) => Image.Tables.Calendars[number].Clock)
            .Where(calendar => !calendar.Definition.IsNatural)];
        Start = FirstMonday(Image).ToUnixTimeTicks();
        End = Start + Length;
        Kinds = mix.For(Image);
        Events = new EventPool(Image, Start, new Draw(seed ^ Hash(provider.Id)), Kinds);
        TicketFields = [.. Image.Vocabulary.TicketFields];
        CustomerFields = [.. TicketFields.Where(field => field.Path.StartsWith("customer.", StringComparison.Ordinal))];
        Answers = [.. Image.Tables.Steps.Select(step => step.Answers.Select(answer => answer.Id).ToArray())];
    }

    public string Provider { get; }

    /// <summary>The policy's id and version.</summary>
    public string Version { get; }

    /// <summary>The version's own image.</summary>
    public PolicyImage Image { get; }

    /// <summary>Where the clock begins, and where it begins again, in Unix ticks.</summary>
    public long Start { get; }

    public long End { get; }

    public EventPool Events { get; }

    /// <summary>Each kind of event as often as its weight says.</summary>
    public EventKind[] Kinds { get; }

    /// <summary>The members of a ticket, and those that a customer's change can change.</summary>
    public Field[] TicketFields { get; }

    public Field[] CustomerFields { get; }

    /// <summary>The answers of each step.</summary>
    public string[][] Answers { get; }

    /// <summary>Wide slots of events, and of tickets, that hold instants: they move along with the clock.</summary>
    public int[] EventInstants => Events.EventInstants;

    public int[] TicketInstants => Events.TicketInstants;

    /// <summary>The image under which a customer's tickets are decided.</summary>
    public PolicyImage ImageOf(int customer) => images[customer];

    /// <summary>Whether anybody is at work: a calendar of the policy is open, or it has none that closes.</summary>
    public bool IsOpen(long at)
    {
        foreach (var calendar in hours)
        {
            if (calendar.IsOpen(at))
                return true;
        }
        return hours.Length == 0;
    }

    /// <summary>A number for a text, the same on every machine.</summary>
    public static ulong Hash(string text) => Partition.Hash(Encoding.UTF8.GetBytes(text));

    private static Instant FirstMonday(PolicyImage image) => image.Identity.From
        .With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday)).AtStartOfDayInZone(image.Zone).ToInstant();
}
