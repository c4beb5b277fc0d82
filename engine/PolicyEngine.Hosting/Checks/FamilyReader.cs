using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Checks;

/// <summary>Puts together what is checked of a company: its models, and what stands in its folder beside them.</summary>
internal static class FamilyReader
{
    /// <param name="loaded">What was read of a company, whether it serves or not.</param>
    /// <param name="on">The date as of which things are asked that run out, or null.</param>
    /// <param name="diagnostics">Takes what keeps files from being read.</param>
    public static PolicyFamily Read(LoadedFamily loaded, LocalDate? on, List<Diagnostic> diagnostics) =>
        new(loaded.Versions, loaded.Contracts)
        {
            Clauses = ClauseFile.Read(loaded.Folder, diagnostics),
            Contacts = loaded.Folder.PublishedContacts.Properties()
                .Where(contact => contact.Value is JObject)
                .ToDictionary(contact => contact.Name, contact => JsonMembers.TextsAt((JObject)contact.Value, "email").Count > 0),
            Terms = TermCatalog.Of(loaded.Plugin),
            On = on,
            Shared = NotificationChecks.Find(loaded.Folder, loaded.Versions),
        };
}
