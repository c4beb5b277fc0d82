using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>Finds notifications without a template and templates that do not parse, before anything is sent.</summary>
internal static class NotificationChecks
{
    public static void Check(PolicyFolder folder, IEnumerable<PolicyModel> models, List<Diagnostic> diagnostics)
    {
        foreach (var (name, text) in folder.Templates)
        {
            foreach (var error in new ScribanTemplateEngine().Parse(name, text).Errors)
                diagnostics.Add(new Diagnostic("PE0502", error.Message,
                    new SourceLocation($"{folder.Provider}/templates/{name}.sbn", error.Line, error.Column)));
        }
        var missing =
            from model in models
            from rule in model.Rules
            from notify in rule.Actions.OfType<RuleAction.Notify>()
            from part in new[] { NotificationRenderer.Subject, NotificationRenderer.Text }
            where !folder.Templates.ContainsKey(notify.Template.Id + part)
            select new Diagnostic("PE0501",
                $"The notification '{notify.Template}' has no file templates/{notify.Template}{part}.sbn.", rule.Citation.At);
        diagnostics.AddRange(missing.Distinct());
    }
}
