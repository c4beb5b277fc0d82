using PolicyEngine.Authoring;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>Finds notifications without a template, and templates that do not parse or read what no notification has, before anything is sent.</summary>
internal static class NotificationChecks
{
    /// <summary>What keeps templates from being read at all: nothing exempts it.</summary>
    public static IEnumerable<Diagnostic> Unreadable(PolicyFolder folder) => folder.Templates.Errors.Select(error => error with { At = In(folder, error.At) });

    /// <summary>What scripts may exempt by name.</summary>
    public static IReadOnlyList<Finding> Find(PolicyFolder folder, IReadOnlyList<PolicyModel> models)
    {
        var members = folder.Templates.Check().Select(error =>
            new Finding(Check.UnknownMember, null, NotificationOf(error.At.File), error.Sentence, In(folder, error.At)));
        var missing =
            from model in models
            from rule in model.Rules
            from notify in rule.Actions.OfType<RuleAction.Notify>()
            from part in new[] { NotificationRenderer.Subject, NotificationRenderer.Text }
            where !folder.Templates.Names.Contains(notify.Template.Id + part)
            select new Finding(Check.MissingTemplate, rule.Citation, notify.Template.Id,
                Sentence.Of("PE0501", notify.Template, $"templates/{notify.Template}{part}.sbn"), rule.Citation.At);
        return [.. members.Concat(missing).Distinct()];
    }

    private static string NotificationOf(string file) => file.Split('.')[0];

    private static SourceLocation In(PolicyFolder folder, SourceLocation at) => at with { File = $"{folder.Provider}/templates/{at.File}" };
}
