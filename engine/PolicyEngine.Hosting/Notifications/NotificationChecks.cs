using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>Finds notifications without a template, and templates that do not parse or read what no notification has, before anything is sent.</summary>
internal static class NotificationChecks
{
    public static void Check(PolicyFolder folder, IEnumerable<PolicyModel> models, List<Diagnostic> diagnostics)
    {
        diagnostics.AddRange(folder.Templates.Errors.Concat(folder.Templates.Check()).Select(error => error with
        {
            At = error.At with { File = $"{folder.Provider}/templates/{error.At.File}" },
        }));
        var missing =
            from model in models
            from rule in model.Rules
            from notify in rule.Actions.OfType<RuleAction.Notify>()
            from part in new[] { NotificationRenderer.Subject, NotificationRenderer.Text }
            where !folder.Templates.Names.Contains(notify.Template.Id + part)
            select Diagnostic.Of("PE0501", rule.Citation.At, notify.Template, $"templates/{notify.Template}{part}.sbn");
        diagnostics.AddRange(missing.Distinct());
    }
}
