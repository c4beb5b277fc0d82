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
    private static readonly MemberValue Clock = new("sistema");

    private readonly Provider provider = book.Provider;
    private readonly EffectLine line = new(book.Provider.Id, new LocalTimes(book.Provider.Zone));
    private readonly List<MemberValue> addresses = [];
    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, object?>>?> contacts = new(StringComparer.Ordinal);

    /// <summary>What a change of status brings with it: the wire contract's members, and the provider's own texts of events.</summary>
    private readonly string[] told =
    [
        "closeCode", "solutionType", "assignee",
        .. book.Provider.Plugin.Vocabulary.OpenEventFields.OfType<Authoring.TextField>().Select(field => field.Path),
    ];

    private readonly Dictionary<PolicyImage, EffectForms> known = [];
    private readonly NotificationRenderer renderer = NotificationRenderer.For(book.Provider);
    private readonly IReadOnlyDictionary<string, object?> names = TicketModel.Names(book.Provider.Folder.Names);

    /// <summary>The places of the conditions in code that failed in the decision whose effects are being written.</summary>
    private string[] failed = [];

    /// <summary>What the effect that is being written still gets, or does, in the order of the output.</summary>
    private Deferred? deferred;

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
        var forms = FormsOf(ticket.Image!);
        var decision = new NotificationContext(provider, names, ticket, forms.Reader, read, at, charges);
        (line.Ticket, line.Version, line.Event, line.At) = (ticket.Id.Length == 0 ? null : ticket.Id, ticket.Version, read, at);
        foreach (ref readonly var effect in decided.Effects)
        {
            deferred = book.Folds.Defer(ticket.Id, effect, forms.Reader, at);
            var form = effect.Kind == EffectKind.Refused ? Refusal(ticket, effect, forms.Reader, state, flaw) : forms.Of(effect, state);
            if (form is null)
            {
                if (deferred is not null)
                    lane.Output.Add(new OutputItem { Deferred = deferred });
                continue;
            }
            line.Begin(form, effect.X, effect.Y);
            if (effect.Kind == EffectKind.Notification)
                EmitNotifications(forms.Reader.ReadNotification(effect), decision, state);
            else
            {
                Complete(effect, ticket, decision, forms.Reader, state);
                Emit();
            }
        }
    }

    /// <summary>What only the host knows of an effect.</summary>
    private void Complete(in Effect effect, TicketRecord ticket, NotificationContext decision, EffectReader reader, in TicketState state)
    {
        switch (effect.Kind)
        {
            case EffectKind.Accepted:
                line.Add("order", ticket.Id);
                break;
            case EffectKind.StatusChanged:
                CompleteStatus(ticket, decision.Event);
                break;
            case EffectKind.Escalated:
                var contact = ContactOf(reader.RoleOf(effect));
                line.Add("contact", contact);
                decision.Escalation = [.. line.Form.Described.Members, new("contact", contact)];
                break;
            case EffectKind.Routed:
                foreach (var path in reader.ToldWith(effect))
                {
                    if (ticket.Cold.At(path) is { } told)
                        line.Add(path[(path.LastIndexOf('.') + 1)..], told);
                }
                break;
            case EffectKind.Charge:
                deferred = Charge(LineOf(ticket, decision.At, reader.ReadCharge(effect), reader.Decided(state)));
                break;
            case EffectKind.Recorded:
                CompleteRecord(ticket, reader.ReadRecord(effect), decision.Event);
                break;
            case EffectKind.Invoice:
                deferred = InvoiceOf(book.Charges, reader.AccountOf(effect), Local(Instant.FromUnixTimeTicks(decision.At)).Date.ToYearMonth().PlusMonths(-1));
                break;
        }
    }

    /// <summary>A refusal, with what ingestion or the ticket's own lists say to it.</summary>
    private static EffectForm Refusal(TicketRecord ticket, in Effect effect, EffectReader reader, in TicketState state, EncodingFlaw? flaw)
    {
        var description = reader.Read(effect, state)!;
        var members = description.Members.ToList();
        if (flaw is not null && (RefusalReason)effect.A is RefusalReason.UnknownValue or RefusalReason.MissingData)
            AddFlaw(members, flaw!);
        else if (reader.AcceptedFrom(effect) is { } list && JsonMembers.TextsAt(ticket.Json, list) is { Count: > 0 } accepted)
            members.Add(new("accepted", accepted));
        return new EffectForm(description with { Members = members });
    }

    /// <summary>A ticket for which no version is in force, or an event of one.</summary>
    public void RefuseWithoutPolicy(TicketEvent read, string of, string reason)
    {
        (failed, deferred) = ([], null);
        var why = provider.Language == "es" ? "Ninguna versión de la política está vigente para ese ticket." : "No policy version is in force for that ticket.";
        (line.Ticket, line.Version, line.Event, line.At) = (read.Subject, null, read, read.At);
        line.Begin(new EffectForm(new EffectDescription("refused", [new("of", of), new("reason", reason)], [], why)), 0, 0);
        Emit();
    }

    private void Emit()
    {
        if (failed.Length > 0)
            line.Add("failed", failed);
        lane.Tell(line, deferred);
    }

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

    private OffsetDateTime Local(Instant at) => at.InZone(provider.Zone).ToOffsetDateTime();

    private EffectForms FormsOf(PolicyImage image)
    {
        if (!known.TryGetValue(image, out var forms))
            known[image] = forms = new EffectForms(new EffectReader(image, provider.Language));
        return forms;
    }

    private static void AddFlaw(List<KeyValuePair<string, object?>> members, EncodingFlaw flaw)
    {
        members.RemoveAll(member => member.Key is "missing" or "accepted");
        members.Add(flaw.Kind == EventFlaw.MissingMember ? new("missing", flaw.Paths) : new("field", flaw.Paths[0]));
        if (flaw.Accepted.Count > 0)
            members.Add(new("accepted", flaw.Accepted));
    }

    /// <summary>Who set the status, and with what; the ticket remembers it.</summary>
    private void CompleteStatus(TicketRecord ticket, TicketEvent? read)
    {
        line.Actor = ActorOf(read);
        foreach (var name in told)
        {
            if (line.Form.TextOf(name) is { } decided)
                ticket.Cold.Remember(name, decided);
            else if (read is { Kind: EventKind.StatusChanged } && read.TextAt(name) is { } given)
            {
                var text = (string)given.ToObject()!;
                line.Add(name, text);
                ticket.Cold.Remember(name, text);
            }
        }
    }

    private static (MemberValue Role, MemberValue? Name) ActorOf(TicketEvent? read) => read?.Actor ?? (Clock, null);

    private IReadOnlyList<KeyValuePair<string, object?>>? ContactOf(string role)
    {
        if (!contacts.TryGetValue(role, out var known))
            contacts[role] = known = provider.Folder.Contacts[role] is JObject contact
                ? [.. contact.Properties().Where(member => member.Value.Type == JTokenType.String).Select(member => new KeyValuePair<string, object?>(member.Name, (string?)member.Value))]
                : null;
        return known;
    }

    /// <summary>One notification for each address; one without an address where there is none, so that it is seen.</summary>
    private void EmitNotifications(NotificationDescription notification, NotificationContext context, in TicketState state)
    {
        addresses.Clear();
        AddAddresses(notification.Recipient, context);
        if (addresses.Count == 0)
            addresses.Add(default);
        var form = line.Form;
        foreach (var address in addresses)
        {
            line.Begin(form, 0, 0);
            line.Add("to", address);
            CompleteNotification(notification, context, state);
            Emit();
        }
    }

    private void CompleteNotification(
        NotificationDescription notification, NotificationContext context, in TicketState state)
    {
        if (!options.Render)
            return;
        var at = Instant.FromUnixTimeTicks(context.At);
        var rendered = renderer.Render(notification.Template, notification.Channel, context.ModelFor(notification, state, line.Form.Described.Clauses), at,
            $"{context.EventId}/{context.Ticket.Id}/{notification.Template}");
        if (rendered.Error is not null)
        {
            line.Add("error", rendered.Error.ToString());
            lane.Output.Fail(Diagnostic.Of("PE0507", lane.Here, rendered.Error));
            return;
        }
        line.Add("subject", rendered.Subject);
        line.Add("body", rendered.Body);
        if (rendered.Html is not null)
            line.Add("html", rendered.Html);
    }

    private void AddAddresses(Recipient recipient, NotificationContext context)
    {
        switch (recipient.Kind)
        {
            case RecipientKind.Member:
                // The first member that says any.
                for (var i = 0; i < recipient.Paths.Count && addresses.Count == 0; i++)
                    context.Ticket.Cold.AddTexts(recipient.Paths[i], addresses);
                break;
            case RecipientKind.Contact:
                AddEmails(recipient.Role!.Id);
                break;
            default:
                if (context.Escalation?.Find(member => member.Key == "role").Value is string role)
                    AddEmails(role);
                break;
        }
    }

    private void AddEmails(string role)
    {
        if (provider.Folder.Contacts[role] is JObject contact)
            addresses.AddRange(JsonMembers.TextsAt(contact, "email").Select(address => new MemberValue(address)));
    }
}
