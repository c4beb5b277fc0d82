using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Names that exist nowhere but in a script, and roles that are written to without a contact.</summary>
internal static class NameChecks
{
    public static IEnumerable<Finding> Find(PolicyModel model, PolicyFamily family) =>
        Contacts(model, family).Concat(Terms(model, family)).Distinct();

    private static IEnumerable<Finding> Contacts(PolicyModel model, PolicyFamily family)
    {
        if (family.Contacts is not { } contacts)
            return [];
        var climbed = model.Escalations.SelectMany(chain => chain.Levels, (chain, role) =>
            (Role: role, chain.Citation, NeedsAddress: WritesToLevels(model, chain.Matrix)));
        var written = from rule in model.Rules
                      from notify in rule.Actions.OfType<RuleAction.Notify>()
                      where notify.To.Role is not null
                      select (Role: notify.To.Role!, rule.Citation, NeedsAddress: true);
        return from each in climbed.Concat(written)
               let isKnown = contacts.TryGetValue(each.Role.Id, out var hasAddress) && (hasAddress || !each.NeedsAddress)
               where !isKnown
               select new Finding(Check.MissingContact, each.Citation, each.Role.Id, Contactless(each.Role, contacts), each.Citation.At);
    }

    private static Sentence Contactless(Role role, IReadOnlyDictionary<string, bool> contacts) => contacts.ContainsKey(role.Id)
        ? Sentence.Of("PE0815.address", role)
        : Sentence.Of("PE0815", role) + NearestName.Proposal(role.Id, contacts.Keys);

    private static bool WritesToLevels(PolicyModel model, EscalationMatrix matrix) => model.Rules.Any(rule =>
        rule.Moment.Kind == MomentKind.Escalated && rule.Moment.Subject == matrix
        && rule.Actions.OfType<RuleAction.Notify>().Any(notify => notify.To.Kind == RecipientKind.EscalationContact));

    private static IEnumerable<Finding> Terms(PolicyModel model, PolicyFamily family)
    {
        if (family.Terms is not { } terms)
            return [];
        var known = terms.ToLookup(term => term.GetType(), term => term.Id);
        return from mention in Mentions(model)
               where !known[mention.Term.GetType()].Contains(mention.Term.Id)
               select new Finding(Check.UnknownName, mention.Citation, mention.Term.Id,
                   Sentence.Of("PE0810", Kind(mention.Term), mention.Term) + NearestName.Proposal(mention.Term.Id, known[mention.Term.GetType()]), mention.Citation.At);
    }

    /// <summary>Names that outside systems know. Concepts, schedules and procedures are a script's own to give.</summary>
    private static IEnumerable<(Term Term, Citation Citation)> Mentions(PolicyModel model) =>
        model.Rules.SelectMany(rule => rule.Actions.SelectMany(TermsOf), (rule, term) => (term, rule.Citation))
            .Concat(model.Escalations.SelectMany(chain => chain.Levels, (chain, role) => ((Term)role, chain.Citation)))
            .Concat(model.Procedures.SelectMany(procedure => procedure.Steps).Select(step => ((Term)step.Role, step.Citation)));

    private static IEnumerable<Term> TermsOf(RuleAction action) => action switch
    {
        RuleAction.RouteTo route => [route.To],
        RuleAction.JoinQueue join => [join.Desk],
        RuleAction.Assign assign => [assign.Task, assign.Role],
        RuleAction.Invoice invoice => [invoice.Task, invoice.Role],
        RuleAction.Notify { To.Role: { } role } => [role],
        _ => [],
    };

    private static Sentence Kind(Term term) => Sentence.Of(term switch
    {
        Desk => "term.desk",
        WorkTask => "term.task",
        _ => "term.role",
    });
}
