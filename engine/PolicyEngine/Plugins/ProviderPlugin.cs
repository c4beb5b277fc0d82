using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;

namespace PolicyEngine.Plugins;

/// <summary>
/// What only code can say about a company: who it is, the vocabulary that its scripts use, and the shape of its
/// ticket tool's payload. It holds no rule: rules stand in the company's scripts.
/// One instance serves many threads; members must be pure.
/// </summary>
public abstract class ProviderPlugin
{
    /// <summary>The provider's id: the first segment of an event's source, e.g. <c>masnegocio</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The company's name as its customers know it.</summary>
    public abstract string Name { get; }

    /// <summary>The IANA zone in which the company's documents speak of hours and days, e.g. <c>America/Mexico_City</c>.</summary>
    public abstract string Zone { get; }

    /// <summary>The culture in which it writes to its customers, e.g. <c>es-MX</c>.</summary>
    public abstract string Culture { get; }

    /// <summary>The names and fields that its scripts use. The same instance each time.</summary>
    public abstract Vocabulary Vocabulary { get; }

    /// <summary>
    /// The types whose public static members and nested types stand in scope in the company's scripts, by their
    /// bare names.
    /// </summary>
    public abstract IReadOnlyList<Type> ScriptScope { get; }

    /// <summary>
    /// Turns the <c>data</c> of an event as the ticket tool sends it into the canonical members of the wire contract.
    /// The default takes it as it is.
    /// </summary>
    /// <param name="type">The event's type, e.g. <c>ticket.opened</c>.</param>
    /// <param name="system">The second segment of the event's source, e.g. <c>helix</c>; empty where there is none.</param>
    /// <param name="data">The event's data. It may be changed in place.</param>
    public virtual JObject Map(string type, string system, JObject data) => data;

    /// <summary>The forms, other than CloudEvents, in which its ticket tools tell what happened.</summary>
    public virtual IReadOnlyList<InputShape> InputShapes => [];

    /// <summary>The form in which its billing tool takes what is to be invoiced; null where it has none.</summary>
    public virtual InvoiceShape? InvoiceShape => null;
}
