using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Steps that lead nowhere, stand twice, or that a rule waits for in vain.</summary>
internal static class ProcedureChecks
{
    public static IEnumerable<Diagnostic> Check(PolicyModel model) => Nexts(model).Concat(Twice(model)).Concat(Awaited(model));

    private static IEnumerable<Diagnostic> Nexts(PolicyModel model) =>
        from procedure in model.Procedures
        from step in procedure.Steps
        from answer in step.Answers
        where answer.Next is not null && procedure.Steps.All(other => other.Id != answer.Next)
        select new Diagnostic("PE0311",
            $"The answer '{answer.Id}' of step {step.Id} leads to step {answer.Next}, which '{procedure.Procedure}' does not have.",
            step.Citation.At);

    private static IEnumerable<Diagnostic> Twice(PolicyModel model) =>
        from procedure in model.Procedures
        from same in procedure.Steps.GroupBy(step => step.Id)
        where same.Count() > 1
        select new Diagnostic("PE0311", $"'{procedure.Procedure}' has step {same.Key} twice.", same.Last().Citation.At);

    private static IEnumerable<Diagnostic> Awaited(PolicyModel model) =>
        from rule in model.Rules
        where rule.Moment is { Kind: MomentKind.Answered, Subject: Procedure }
        from procedure in model.Procedures
        where procedure.Procedure == rule.Moment.Subject
            && !procedure.Steps.Any(step => step.Id == rule.Moment.Step && step.Answers.Any(answer => answer.Id == rule.Moment.Answer))
        select new Diagnostic("PE0311",
            $"'{procedure.Procedure}' has no step {rule.Moment.Step} with an answer '{rule.Moment.Answer}', so this rule would never apply.",
            rule.Citation.At);
}
