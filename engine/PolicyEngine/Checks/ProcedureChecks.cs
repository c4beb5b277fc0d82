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
        select Diagnostic.Of("PE0311", step.Citation.At, answer.Id, step.Id, answer.Next, procedure.Procedure);

    private static IEnumerable<Diagnostic> Twice(PolicyModel model) =>
        from procedure in model.Procedures
        from same in procedure.Steps.GroupBy(step => step.Id)
        where same.Count() > 1
        select Diagnostic.Of("PE0311.twice", same.Last().Citation.At, procedure.Procedure, same.Key);

    private static IEnumerable<Diagnostic> Awaited(PolicyModel model) =>
        from rule in model.Rules
        where rule.Moment is { Kind: MomentKind.Answered, Subject: Procedure }
        from procedure in model.Procedures
        where procedure.Procedure == rule.Moment.Subject
            && !procedure.Steps.Any(step => step.Id == rule.Moment.Step && step.Answers.Any(answer => answer.Id == rule.Moment.Answer))
        select Diagnostic.Of("PE0311.awaited", rule.Citation.At, procedure.Procedure, rule.Moment.Step, rule.Moment.Answer);
}
