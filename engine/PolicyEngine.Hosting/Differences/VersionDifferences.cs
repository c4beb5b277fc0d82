using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Differences;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Differences;

/// <summary>A difference, or why there is none.</summary>
public sealed record DifferenceResult(PolicyDifference? Difference, Diagnostic? Problem);

/// <summary>Finds two versions of a company's policy and what they decide differently.</summary>
public static class VersionDifferences
{
    private static readonly SourceLocation Nowhere = new("policyengine");

    /// <param name="host">The workspace.</param>
    /// <param name="provider">The company's id.</param>
    /// <param name="from">The earlier version, as its script says it: <c>2.5</c>, or with the policy's id <c>masnegocio/mesa-de-servicio@2.5</c>.</param>
    /// <param name="to">The later one.</param>
    public static DifferenceResult Find(PolicyHost host, string provider, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Find(provider) is not { } known)
            return new(null, Diagnostic.Of("PE0334.provider", Nowhere, provider, host.Providers));
        if (Version(known, from) is not { } earlier)
            return Unknown(known, from);
        if (Version(known, to) is not { } later)
            return Unknown(known, to);
        return new(PolicyDifference.Between(earlier.Model, later.Model, known.Folder.NameOf), null);
    }

    private static PolicyVersion? Version(Provider provider, string written) => provider.Versions
        .FirstOrDefault(version => version.Model.Identity.Version == written || version.Name == written);

    private static DifferenceResult Unknown(Provider provider, string written) =>
        new(null, Diagnostic.Of("PE0334.version", Nowhere, provider.Id, written, provider.Versions.Select(version => version.Model.Identity.Version).ToList()));
}
