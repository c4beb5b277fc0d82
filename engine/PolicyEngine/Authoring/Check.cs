using PolicyEngine.Diagnostics;

namespace PolicyEngine.Authoring;

/// <summary>
/// What <c>policyengine check</c> looks for beyond the compiler, by name. A policy that means what a check warns of says
/// so: <c>Assume("MN-3.7", "…", allows: Check.UnspokenClause)</c> exempts that clause from that check and nothing else.
/// Immutable.
/// </summary>
public sealed class Check
{
    private Check(string code, string name, Severity severity = Severity.Error) =>
        (Code, Name, Severity) = (code, name, severity);

    /// <summary>A matrix says nothing of two values, and no other statement does.</summary>
    public static Check MissingCell { get; } = new("PE0801", nameof(MissingCell));

    /// <summary>A matrix says a cell twice.</summary>
    public static Check CellTwice { get; } = new("PE0802", nameof(CellTwice));

    /// <summary>A value is decided for which a target has no time.</summary>
    public static Check ValueWithoutTime { get; } = new("PE0803", nameof(ValueWithoutTime));

    /// <summary>A rule or a row whose condition no event and no ticket can meet.</summary>
    public static Check NeverApplies { get; } = new("PE0804", nameof(NeverApplies));

    /// <summary>A row that those before it leave nothing.</summary>
    public static Check Shadowed { get; } = new("PE0805", nameof(Shadowed));

    /// <summary>A status that no ticket can enter.</summary>
    public static Check UnreachedStatus { get; } = new("PE0806", nameof(UnreachedStatus));

    /// <summary>A status, not final, that no ticket can leave.</summary>
    public static Check DeadEndStatus { get; } = new("PE0807", nameof(DeadEndStatus));

    /// <summary>Tickets for which no row gives a first status.</summary>
    public static Check NoFirstStatus { get; } = new("PE0808", nameof(NoFirstStatus));

    /// <summary>A rule waits for something that never happens.</summary>
    public static Check NeverHappens { get; } = new("PE0809", nameof(NeverHappens));

    /// <summary>A desk, task or role that the company's vocabulary does not have.</summary>
    public static Check UnknownName { get; } = new("PE0810", nameof(UnknownName));

    /// <summary>A clause that the index of the document does not have.</summary>
    public static Check UnknownClause { get; } = new("PE0811", nameof(UnknownClause));

    /// <summary>A rule of the document that no statement speaks.</summary>
    public static Check UnspokenClause { get; } = new("PE0812", nameof(UnspokenClause), Severity.Warning);

    /// <summary>A calendar that never opens.</summary>
    public static Check NeverOpens { get; } = new("PE0813", nameof(NeverOpens));

    /// <summary>A table of holidays that ends while the policy goes on.</summary>
    public static Check HolidaysEnd { get; } = new("PE0814", nameof(HolidaysEnd), Severity.Warning);

    /// <summary>A role that is written to or climbed to, and has no contact.</summary>
    public static Check MissingContact { get; } = new("PE0815", nameof(MissingContact));

    /// <summary>Days on which no version is in force.</summary>
    public static Check VersionGap { get; } = new("PE0816", nameof(VersionGap), Severity.Warning);

    /// <summary>Days on which two versions, or two contracts of one customer, are in force.</summary>
    public static Check VersionOverlap { get; } = new("PE0817", nameof(VersionOverlap));

    /// <summary>A time so long on its calendar that nobody will see its end.</summary>
    public static Check TimeTooLong { get; } = new("PE0818", nameof(TimeTooLong));

    /// <summary>A step of a procedure to which no answer leads.</summary>
    public static Check UnreachedStep { get; } = new("PE0819", nameof(UnreachedStep));

    /// <summary>A notification whose template has no file.</summary>
    public static Check MissingTemplate { get; } = new("PE0501", nameof(MissingTemplate));

    /// <summary>A template reads what no notification has.</summary>
    public static Check UnknownMember { get; } = new("PE0509", nameof(UnknownMember));

    /// <summary>The stable code of its findings, with a page of its own in <c>docs/errors/</c>.</summary>
    public string Code { get; }

    /// <summary>Its name, as a script writes it after <c>Check.</c></summary>
    public string Name { get; }

    /// <summary>Whether its findings keep a change from being taken over by itself.</summary>
    public Severity Severity { get; }

    /// <summary>All checks, the models' first, then the templates'.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        MissingCell, CellTwice, ValueWithoutTime, NeverApplies, Shadowed, UnreachedStatus, DeadEndStatus, NoFirstStatus,
        NeverHappens, UnknownName, UnknownClause, UnspokenClause, NeverOpens, HolidaysEnd, MissingContact, VersionGap,
        VersionOverlap, TimeTooLong, UnreachedStep, MissingTemplate, UnknownMember,
    ];

    /// <summary>Only where the finding is about this name: a status, a value, a role, a clock.</summary>
    public Exemption Of(Term subject) => new(this, subject.Id);

    /// <summary>Only where the finding is about this name.</summary>
    public Exemption Of(string subject) => new(this, subject);

    public static implicit operator Exemption(Check check) => new(check, null);

    public override string ToString() => Name;
}

/// <summary>What a script allows although a check would warn of it. Immutable.</summary>
/// <param name="Check">The check.</param>
/// <param name="Subject">The name that the finding has to be about; null for any.</param>
public sealed record Exemption(Check Check, string? Subject)
{
    public override string ToString() => Subject is null ? $"Check.{Check}" : $"Check.{Check}.Of({Subject})";
}
