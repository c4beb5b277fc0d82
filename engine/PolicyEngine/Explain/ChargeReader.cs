using PolicyEngine.Compilation;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <content>Charges and what is written down: what they name, for whoever completes them.</content>
public sealed partial class EffectReader
{
    /// <summary>A charge in figures and names.</summary>
    public ChargeDescription ReadCharge(in Effect effect)
    {
        var isTime = effect.C == ChargeKind.Time;
        var isAmount = effect.C == ChargeKind.Amount;
        var account = isTime ? effect.B : (int)effect.Y;
        return new ChargeDescription(
            tables.Names.Concepts[effect.A].Id,
            account < 0 ? null : tables.Names.Accounts[account].Id,
            isTime ? effect.X : null,
            isTime ? effect.Y : null,
            isAmount ? effect.X / (decimal)ImageCompiler.MoneyScale : null,
            isAmount ? tables.Names.Currencies[effect.B] : null,
            effect.C == ChargeKind.Excluded);
    }

    /// <summary>The entry that is written down, and the paths of the event's members; null where it is the ticket's time.</summary>
    public (string Entry, IReadOnlyList<string>? Members) ReadRecord(in Effect effect) => effect.B == 1
        ? (tables.Names.Entries[effect.A].Id, null)
        : (tables.Names.Records[effect.A].Entry.Id, [.. tables.Names.Records[effect.A].Fields.Select(field => field.Path)]);

    /// <summary>The account whose charges of the month before are to be invoiced.</summary>
    public string AccountOf(in Effect effect) => tables.Names.Accounts[effect.C].Id;

    private string Charge(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var charge = ReadCharge(effect);
        members.Add(new("concept", charge.Concept));
        if (charge.Minutes is not null)
        {
            members.Add(new("minutes", charge.Minutes));
            members.Add(new("billedMinutes", charge.BilledMinutes));
        }
        if (charge.Amount is not null)
        {
            members.Add(new("amount", charge.Amount));
            members.Add(new("currency", charge.Currency));
        }
        members.Add(new("excluded", charge.Excluded));
        if (charge.Account is not null)
            members.Add(new("account", charge.Account));
        return charge switch
        {
            { Minutes: { } minutes, BilledMinutes: { } billed } => sentences.ChargedTime(minutes, billed),
            { Excluded: true } => sentences.Excluded(charge.Concept),
            { Amount: 0 } => sentences.Free(charge.Concept),
            _ => sentences.Charged(charge.Concept),
        };
    }

    private string Invoice(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var role = tables.Names.Roles[effect.B].Id;
        members.Add(new("task", tables.Names.Tasks[effect.A].Id));
        members.Add(new("role", role));
        members.Add(new("account", AccountOf(effect)));
        return sentences.Invoiced(AccountOf(effect), role);
    }

    private string Recorded(in Effect effect, List<KeyValuePair<string, object?>> members)
    {
        var entry = ReadRecord(effect).Entry;
        members.Add(new("entry", entry));
        return sentences.Recorded(entry);
    }

}
