using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// Turns a decision's effects into the records of the wire contract: names and sentences, who acted, addresses,
/// contacts and rendered texts. What depends on the order of all tickets' effects is deferred to the output. Belongs to
/// one lane.
/// </summary>
internal sealed partial class EffectEmitter(ProviderBook book, Lane lane, EvaluationOptions options, TicketCharges charges)
{
    private static readonly KeyValuePair<string, object?>[] ByClock = [new("role", "sistema")];

    private readonly Provider provider = book.Provider;

    /// <summary>What a change of status brings with it: the wire contract's members, and the provider's own texts of events.</summary>
    private readonly IReadOnlyList<string> told =
    [
        "closeCode", "solutionType", "assignee",
        .. book.Provider.Plugin.Vocabulary.OpenEventFields.OfType<Authoring.TextField>().Select(field => field.Path),
    ];

    private readonly Dictionary<PolicyImage, EffectReader> readers = [];
    private readonly NotificationRenderer renderer = NotificationRenderer.For(book.Provider);
    private readonly IReadOnlyDictionary<string, object?> names = TicketModel.Names(book.Provider.Folder.Names);

    /// <summary>The places of the conditions in code that failed in the decision whose effects are being written.</summary>
    private string[] failed = [];

    /// <param name="ticket">The ticket, as the decision left it.</param>
    /// <param name="decided">What the decision brought about, and the conditions in code that failed on its way.</param>
    /// <param name="state">Its hot state.</param>
    /// <param name="at">The decision's time.</param>
    /// <param name="read">The event; null for the clock's own.</param>
    /// <param name="flaw">What ingestion found wrong with the event.</param>
    public void Emit(
        TicketRecord ticket, EffectBuffer decided, in TicketState state, long at, TicketEvent? read, EncodingFlaw? flaw)
    {
        failed = Report(decided.Failures, ticket, read);
        var reader = ReaderOf(ticket.Image!);
        var decision = new NotificationContext(provider, names, ticket, reader, read, at, charges);
        foreach (ref readonly var effect in decided.Effects)
        {
            var folded = book.Folds.Defer(ticket.Id, effect, reader, at);
            if (reader.Read(effect, state) is not { } description)
            {
                if (folded is not null)
                    lane.Output.Add(null, new Deferred(folded, 0));
                continue;
            }
            var members = description.Members.ToList();
            switch (effect.Kind)
            {
                case EffectKind.Accepted:
                    members.Add(new("order", ticket.Id));
                    break;
                case EffectKind.Refused when flaw is not null && (RefusalReason)effect.A is RefusalReason.UnknownValue or RefusalReason.MissingData:
                    AddFlaw(members, flaw!);
                    break;
                case EffectKind.Refused when reader.AcceptedFrom(effect) is { } list && JsonMembers.TextsAt(ticket.Json, list) is { Count: > 0 } accepted:
                    members.Add(new("accepted", accepted));
                    break;
                case EffectKind.StatusChanged:
                    CompleteStatus(ticket, members, read);
                    break;
                case EffectKind.Escalated:
                    members.Add(new("contact", ContactOf(reader.RoleOf(effect))));
                    decision.Escalation = members;
                    break;
                case EffectKind.Routed:
                    members.AddRange(reader.ToldWith(effect)
                        .Where(path => JsonMembers.At(ticket.Json, path) is not null)
                        .Select(path => new KeyValuePair<string, object?>(path[(path.LastIndexOf('.') + 1)..], TicketModel.Of(JsonMembers.At(ticket.Json, path)!))));
                    break;
                case EffectKind.Charge:
                    folded = Charge(LineOf(ticket, at, reader.ReadCharge(effect), reader.Decided(state)));
                    break;
                case EffectKind.Recorded:
                    CompleteRecord(ticket, members, reader.ReadRecord(effect), read);
                    break;
                case EffectKind.Invoice:
                    var (account, month) = (reader.AccountOf(effect), Local(Instant.FromUnixTimeTicks(at)).Date.ToYearMonth().PlusMonths(-1));
                    folded = () => InvoiceOf(book.Charges, account, month);
                    break;
                case EffectKind.Notification:
                    EmitNotifications(ticket, description, reader.ReadNotification(effect), decision, state);
                    continue;
            }
            Emit(ticket.Id.Length == 0 ? null : ticket.Id, ticket.Version!, at, read, description with { Members = members },
                folded is null ? null : new Deferred(folded, description.Members.Count));
        }
    }

    /// <summary>A ticket for which no version is in force, or an event of one.</summary>
    public void RefuseWithoutPolicy(TicketEvent read, string of, string reason)
    {
        failed = [];
        var why = provider.Language == "es" ? "Ninguna versión de la política está vigente para ese ticket." : "No policy version is in force for that ticket.";
        Emit(read.Subject, null, read.At, read,
            new EffectDescription("refused", [new("of", of), new("reason", reason)], [], why));
    }

    private void Emit(
        string? ticket, PolicyVersion? version, long at, TicketEvent? read, EffectDescription effect, Deferred? deferred = null) =>
        lane.Output.Add(new EffectRecord(
            ticket,
            provider.Id,
            version?.Name,
            version?.Revision,
            read?.Id,
            Local(Instant.FromUnixTimeTicks(at)),
            effect.Effect,
            [.. effect.Members.Select(member => new KeyValuePair<string, object?>(member.Key, member.Value is Instant time ? Local(time) : member.Value)), .. Mark()],
            effect.Clauses,
            effect.Why), deferred);

    /// <summary>Says which conditions failed; an effect of the decision is marked with their places.</summary>
    private string[] Report(List<ConditionFailure> failures, TicketRecord ticket, TicketEvent? read)
    {
        if (failures.Count == 0)
            return [];
        foreach (var failure in failures.Distinct())
        {
            lane.Output.Fail((failure.IsLimit, read) switch
            {
                (false, null) => Diagnostic.Of("PE0751.deadline", failure.At, ticket.Id, failure.Why),
                (false, _) => Diagnostic.Of("PE0751.event", failure.At, read.Id, failure.Why),
                (true, null) => Diagnostic.Of("PE0752.deadline", failure.At, ticket.Id, failure.Why),
                (true, _) => Diagnostic.Of("PE0752.event", failure.At, read.Id, failure.Why),
            });
        }

        return [.. failures.Select(failure => failure.At.ToString()).Distinct(StringComparer.Ordinal)];
    }

    private KeyValuePair<string, object?>[] Mark() => failed.Length == 0 ? [] : [new("failed", failed)];

    private OffsetDateTime Local(Instant at) => at.InZone(provider.Zone).ToOffsetDateTime();

    private EffectReader ReaderOf(PolicyImage image)
    {
        if (!readers.TryGetValue(image, out var reader))
            readers[image] = reader = new EffectReader(image, provider.Language);
        return reader;
    }

    private static void AddFlaw(List<KeyValuePair<string, object?>> members, EncodingFlaw flaw)
    {
        members.RemoveAll(member => member.Key is "missing" or "accepted");
        members.Add(flaw.Kind == EventFlaw.MissingMember ? new("missing", flaw.Paths) : new("field", flaw.Paths[0]));
        if (flaw.Accepted.Count > 0)
            members.Add(new("accepted", flaw.Accepted));
    }

    /// <summary>Who set the status, and with what; the ticket's JSON remembers it.</summary>
    private void CompleteStatus(TicketRecord ticket, List<KeyValuePair<string, object?>> members, TicketEvent? read)
    {
        members.Insert(2, new("by", ByOf(read)));
        if (read is { Kind: EventKind.StatusChanged })
        {
            foreach (var name in told)
            {
                if (JsonMembers.TextAt(read.Data, name) is { } given && members.TrueForAll(member => member.Key != name))
                    members.Add(new(name, given));
            }
        }
        foreach (var (name, value) in members)
        {
            if (told.Contains(name))
                ticket.Json[name] = (string?)value;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> ByOf(TicketEvent? read)
    {
        if (read?.Data["by"] is not JObject by || JsonMembers.TextAt(by, "role") is not { } role)
            return ByClock;
        return JsonMembers.TextAt(by, "name") is { } name ? [new("role", role), new("name", name)] : [new("role", role)];
    }

    private IReadOnlyList<KeyValuePair<string, object?>>? ContactOf(string role) =>
        provider.Folder.Contacts[role] is JObject contact
            ? [.. contact.Properties().Where(member => member.Value.Type == JTokenType.String).Select(member => new KeyValuePair<string, object?>(member.Name, (string?)member.Value))]
            : null;

    /// <summary>One notification for each address; one without an address where there is none, so that it is seen.</summary>
    private void EmitNotifications(
        TicketRecord ticket, EffectDescription description, NotificationDescription notification,
        NotificationContext context, in TicketState state)
    {
        foreach (var address in AddressesOf(notification.Recipient, context).DefaultIfEmpty())
        {
            var members = description.Members.Append(new("to", address)).ToList();
            CompleteNotification(members, notification, context, state, description.Clauses);
            Emit(ticket.Id.Length == 0 ? null : ticket.Id, ticket.Version!, context.At, context.Event, description with { Members = members });
        }
    }

    private void CompleteNotification(
        List<KeyValuePair<string, object?>> members, NotificationDescription notification,
        NotificationContext context, in TicketState state, IReadOnlyList<string> clauses)
    {
        if (!options.Render)
            return;
        var at = Instant.FromUnixTimeTicks(context.At);
        var rendered = renderer.Render(notification.Template, notification.Channel, context.ModelFor(notification, state, clauses), at,
            $"{context.EventId}/{context.Ticket.Id}/{notification.Template}");
        if (rendered.Error is not null)
        {
            members.Add(new("error", rendered.Error));
            lane.Output.Fail(Diagnostic.Of("PE0507", lane.Here, rendered.Error));
            return;
        }
        members.Add(new("subject", rendered.Subject));
        members.Add(new("body", rendered.Body));
        if (rendered.Html is not null)
            members.Add(new("html", rendered.Html));
    }

    private IEnumerable<string> AddressesOf(Recipient recipient, NotificationContext context) => recipient.Kind switch
    {
        RecipientKind.Member => recipient.Paths
            .Select(path => JsonMembers.TextsAt(context.Ticket.Json, path))
            .FirstOrDefault(addresses => addresses.Count > 0) ?? [],
        RecipientKind.Contact => EmailOf(recipient.Role!.Id),
        _ => context.Escalation?.Find(member => member.Key == "role").Value is string role ? EmailOf(role) : [],
    };

    private IReadOnlyList<string> EmailOf(string role) =>
        provider.Folder.Contacts[role] is JObject contact ? JsonMembers.TextsAt(contact, "email") : [];
}
