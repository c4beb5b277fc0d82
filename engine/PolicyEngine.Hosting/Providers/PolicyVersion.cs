using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// One version of a policy, in its newest revision: the image, and an overlay for each customer's contract. Images are
/// made when they are first asked for. Immutable; safe to share between threads.
/// </summary>
internal sealed class PolicyVersion
{
    private readonly Lazy<PolicyImage> image;
    private readonly ILookup<string, (PolicyIdentity Identity, Lazy<PolicyImage> Image)> contracts;

    public PolicyVersion(PolicyImage image, string revision, IEnumerable<PolicyModel> contracts)
        : this(image.Model, new Lazy<PolicyImage>(image), revision, contracts)
    {
    }

    /// <param name="model">What the policy's script declared.</param>
    /// <param name="image">Its image; safe to ask on any thread.</param>
    /// <param name="revision">The hash of the policy's files.</param>
    /// <param name="contracts">The contracts that are laid over.</param>
    public PolicyVersion(PolicyModel model, Lazy<PolicyImage> image, string revision, IEnumerable<PolicyModel> contracts)
    {
        (Model, this.image, Revision) = (model, image, revision);
        Name = $"{model.Identity.Id}@{model.Identity.Version}";
        Contracts = [.. contracts];
        this.contracts = Contracts
            .OrderBy(contract => contract.Identity.From)
            .ToLookup(contract => contract.ContractOf!, contract => (contract.Identity, new Lazy<PolicyImage>(() => ImageCompiler.Overlay(Image, contract))));
    }

    /// <summary>What the policy's script declared.</summary>
    public PolicyModel Model { get; }

    public PolicyImage Image => image.Value;

    /// <summary>The version's own image, and one with each contract laid over.</summary>
    public IEnumerable<PolicyImage> Images => contracts.SelectMany(contract => contract).Select(contract => contract.Image.Value).Prepend(Image);

    /// <summary>The contracts that are laid over for their customers.</summary>
    public IReadOnlyList<PolicyModel> Contracts { get; }

    /// <summary>The policy's id and version, as effects name it.</summary>
    public string Name { get; }

    /// <summary>The hash of the policy's files.</summary>
    public string Revision { get; }

    public LocalDate From => Model.Identity.From;

    /// <summary>The same with every image made.</summary>
    public PolicyVersion Complete()
    {
        foreach (var _ in Images)
        {
            // Asking for one makes it.
        }
        return this;
    }

    /// <summary>The image for a customer on a date: with the contract then in force laid over, where there is one.</summary>
    public PolicyImage For(string? customer, LocalDate date) => customer is null
        ? Image
        : contracts[customer].LastOrDefault(contract => contract.Identity.IsInForceOn(date)).Image?.Value ?? Image;

    /// <summary>The same at an instant in a zone.</summary>
    public PolicyImage For(string? customer, Instant at, DateTimeZone zone) =>
        customer is not null && contracts.Contains(customer) ? For(customer, at.InZone(zone).Date) : Image;
}
