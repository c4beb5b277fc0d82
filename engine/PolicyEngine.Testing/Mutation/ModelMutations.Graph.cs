using PolicyEngine.Authoring;
using PolicyEngine.Coverage;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>Changes of status, escalations, procedures.</content>
public static partial class ModelMutations
{
    private static IEnumerable<Mutant> Transitions(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Transitions.Count; i++)
        {
            var (transition, number) = (model.Transitions[i], i);
            PolicyModel With(params IReadOnlyList<TransitionModel> changed) => model with { Transitions = model.Transitions.With(number, changed) };
            foreach (var part in labels.Values.Where(part => part.Id.Kind == PartKind.Transition && part.Id.Number == i))
            {
                var (from, to) = (StatusOf(model, part.Id.Detail >> 8), StatusOf(model, part.Id.Detail & 255));
                yield return Change(With(
                    transition with { From = [.. transition.From.Where(status => status != from)] },
                    transition with { From = [from], To = [.. transition.To.Where(status => status != to)] }), part, Removed);
            }
            for (var role = 0; role < transition.By.Count && transition.By.Count > 1; role++)
            {
                var part = labels[new PartId(PartKind.Setter, i, model.Vocabulary.Closed(EventFields.Actor)!.OrdinalOf(transition.By[role].Id))];
                yield return Change(With(transition with { By = transition.By.Without(role) }), part, Removed);
            }
            foreach (var mutant in Demands(transition))
                yield return new Mutant(With(mutant.Changed), null, mutant.Change, transition.Citation);
        }
    }

    private static IEnumerable<(TransitionModel Changed, string Change)> Demands(TransitionModel transition)
    {
        var name = $"{string.Join(", ", transition.From)} → {string.Join(", ", transition.To)}";
        if (transition.By.Count > 0)
            yield return (transition with { By = [] }, $"{name}: anybody may");
        for (var need = 0; need < transition.Needs.Count; need++)
        {
            yield return (transition with { Needs = transition.Needs.Without(need) }, $"{name}: without {transition.Needs[need].Field.Path}");
            for (var value = 0; value < transition.Needs[need].Values.Count && transition.Needs[need].Values.Count > 1; value++)
            {
                var fewer = transition.Needs[need] with { Values = transition.Needs[need].Values.Without(value) };
                yield return (transition with { Needs = transition.Needs.With(need, fewer) },
                    $"{name}: {fewer.Field.Path} not {transition.Needs[need].Values[value]}");
            }
        }
        if (!ReferenceEquals(transition.When, Condition.Always))
            yield return (transition with { When = Condition.Always }, $"{name}: without its condition");
        foreach (var (changed, change) in ConditionMutations.Of(transition.When))
            yield return (transition with { When = changed }, $"{name}: {change}");
    }

    private static Status StatusOf(PolicyModel model, int ordinal) =>
        (Status)model.Vocabulary.Closed(EventFields.CurrentStatus)!.ValueOf(ordinal)!;

    private static IEnumerable<Mutant> Graph(PolicyModel model, Dictionary<PartId, PolicyPart> labels)
    {
        for (var i = 0; i < model.Escalations.Count; i++)
        {
            var chain = model.Escalations[i];
            for (var level = 0; level < chain.Levels.Count; level++)
            {
                yield return Change(model with { Escalations = model.Escalations.With(i, chain with { Levels = chain.Levels.Without(level) }) },
                    labels[new PartId(PartKind.Level, i, level + 1)], Removed);
            }
        }
        var step = 0;
        for (var i = 0; i < model.Procedures.Count; i++)
        {
            for (var j = 0; j < model.Procedures[i].Steps.Count; j++, step++)
            {
                foreach (var mutant in Step(model, i, j, step, labels))
                    yield return mutant;
            }
        }
        for (var i = 0; i < model.FinalStatuses.Count; i++)
        {
            var final = labels[new PartId(PartKind.Final, model.Vocabulary.Closed(EventFields.CurrentStatus)!.OrdinalOf(model.FinalStatuses[i].Id))];
            yield return Change(model with { FinalStatuses = model.FinalStatuses.Without(i), FinalCitations = model.FinalCitations.Without(i) }, final, Removed);
        }
        for (var i = 0; i < model.AcceptedWhenFinal.Count; i++)
        {
            yield return Change(
                model with { AcceptedWhenFinal = model.AcceptedWhenFinal.Without(i), AcceptedCitations = model.AcceptedCitations.Without(i) },
                labels[new PartId(PartKind.TakenWhenFinal, i)], Removed);
        }
    }

    /// <summary>Each answer taken away, ending the procedure, and leading to the first or the last step.</summary>
    private static IEnumerable<Mutant> Step(PolicyModel model, int procedure, int place, int number, Dictionary<PartId, PolicyPart> labels)
    {
        var (owner, step) = (model.Procedures[procedure], model.Procedures[procedure].Steps[place]);
        PolicyModel With(IReadOnlyList<AnswerModel> answers) => model with
        {
            Procedures = model.Procedures.With(procedure, owner with { Steps = owner.Steps.With(place, step with { Answers = answers }) }),
        };
        for (var answer = 0; answer < step.Answers.Count; answer++)
        {
            var part = labels[new PartId(PartKind.Branch, number, answer)];
            var given = step.Answers[answer];
            if (step.Answers.Count > 1)
                yield return Change(With(step.Answers.Without(answer)), part, Removed);
            if (given.Next is not null)
                yield return Change(With(step.Answers.With(answer, given with { Next = null })), part, "ends");
            var elsewhere = given.Next == owner.Steps[0].Id ? owner.Steps[^1].Id : owner.Steps[0].Id;
            if (elsewhere != given.Next)
                yield return Change(With(step.Answers.With(answer, given with { Next = elsewhere })), part, $"leads to {elsewhere}");
        }
    }
}
