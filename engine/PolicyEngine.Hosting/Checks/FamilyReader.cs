using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Checks;

/// <summary>Puts together what is checked of a provider: its models, and what stands in its folder beside them.</summary>
internal static class FamilyReader
{
    /// <param name="provider">A provider that loaded.</param>
    /// <param name="on">The date as of which things are asked that run out, or null.</param>
    /// <param name="diagnostics">Takes what keeps files from being read.</param>
    public static PolicyFamily Read(Provider provider, LocalDate? on, List<Diagnostic> diagnostics)
    {
        var versions = provider.Versions.Select(version => version.Image.Model).ToList();
        return new PolicyFamily(versions, provider.Contracts)
        {
            Clauses = ClauseFile.Read(provider.Folder, diagnostics),
            Contacts = provider.Folder.Contacts.Properties()
                .Where(contact => contact.Value is JObject)
                .ToDictionary(contact => contact.Name, contact => JsonMembers.TextsAt((JObject)contact.Value, "email").Count > 0),
            Terms = TermCatalog.Of(provider.Plugin),
            On = on,
            Shared = NotificationChecks.Find(provider.Folder, versions),
        };
    }
}
