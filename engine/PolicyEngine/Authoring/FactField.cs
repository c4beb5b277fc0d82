namespace PolicyEngine.Authoring;

/// <summary>Whose fact it is.</summary>
public enum FactOwner : byte
{
    Customer,
    Service,
    Provider,
}

/// <summary>How long a fact's value lasts before it begins again at zero.</summary>
public enum FactPeriod : byte
{
    Always,
    CalendarMonth,
    CalendarYear,
}

/// <summary>
/// A number that several tickets share: how many audits a customer has had this calendar year. A decision gets it
/// already read and returns its changes as effects, so that the decision itself stays pure.
/// </summary>
/// <param name="name">Its name in saved state.</param>
/// <param name="owner">Whose it is.</param>
/// <param name="period">When it begins again, in the provider's zone.</param>
public sealed class FactField(string name, FactOwner owner, FactPeriod period)
    : NumberField(name, 0, FieldScope.Shared)
{
    public string Name { get; } = name;

    public FactOwner Owner { get; } = owner;

    public FactPeriod Period { get; } = period;
}
