using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// One version of a policy, in its newest revision: the image, and an overlay for each customer's contract.
/// Immutable; safe to share between threads.
/// </summary>
internal sealed class PolicyVersion
{
    private readonly ILookup<string, (PolicyIdentity Identity, PolicyImage Image)> contracts;

    public PolicyVersion(PolicyImage image, string revision, IEnumerable<PolicyModel> contracts)
    {
        (Image, Revision) = (image, revision);
        Name = $"{image.Identity.Id}@{image.Identity.Version}";
        Contracts = [.. contracts];
        this.contracts = Contracts
            .OrderBy(contract => contract.Identity.From)
            .ToLookup(contract => contract.ContractOf!, contract => (contract.Identity, ImageCompiler.Overlay(image, contract)));
    }

    public PolicyImage Image { get; }

    /// <summary>The version's own image, and one with each contract laid over.</summary>
    public IEnumerable<PolicyImage> Images => contracts.SelectMany(contract => contract).Select(contract => contract.Image).Prepend(Image);

    /// <summary>The contracts that are laid over for their customers.</summary>
    public IReadOnlyList<PolicyModel> Contracts { get; }

    /// <summary>The policy's id and version, as effects name it.</summary>
    public string Name { get; }

    /// <summary>The hash of the policy's files.</summary>
    public string Revision { get; }

    public LocalDate From => Image.Identity.From;

    /// <summary>The image for a customer on a date: with the contract then in force laid over, where there is one.</summary>
    public PolicyImage For(string? customer, LocalDate date) => customer is null
        ? Image
        : contracts[customer].LastOrDefault(contract => contract.Identity.IsInForceOn(date)).Image ?? Image;

    /// <summary>The same at an instant in a zone.</summary>
    public PolicyImage For(string? customer, Instant at, DateTimeZone zone) =>
        customer is null || contracts.Count == 0 ? Image : For(customer, at.InZone(zone).Date);
}
