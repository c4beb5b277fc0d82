using PolicyEngine.Authoring;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// A condition in code, with the place where it stands. What goes wrong in it stays in it: a condition that throws, or
/// takes more steps than it may, does not hold, whether or not the rule turns it around, and the decision keeps what
/// was wrong among its failures. Holding nothing of the exception, which would keep the script's code in memory.
/// </summary>
internal sealed class CodeCondition(Predicate predicate, SourceLocation at, ScriptBudget? budget)
{
    /// <summary>The code itself: the same object where two rows ask the same condition.</summary>
    public Predicate Predicate => predicate;

    public SourceLocation At { get; } = at;

    public bool Holds(bool negated, in Facts facts)
    {
        try
        {
            return negated != (budget is null ? predicate(facts) : HoldsWithin(budget, facts));
        }
        // Whatever a policy's code throws is contained to its condition; nothing of it leaves but a sentence.
        catch (Exception exception)
        {
            facts.Failures?.Add(new(At, exception is ScriptLimitException, WhyOf(exception)));
            return false;
        }
    }

    /// <summary>The lock keeps two threads from counting against one budget; nobody else takes it.</summary>
    private bool HoldsWithin(ScriptBudget counted, in Facts facts)
    {
        lock (counted)
        {
            counted.Begin(ScriptBudget.ConditionSteps);
            return predicate(facts);
        }
    }

    private static Sentence WhyOf(Exception exception) => exception switch
    {
        ScriptLimitException limit => limit.Limit,
        OverflowException => Sentence.Of("PE0150.overflow"),
        DivideByZeroException => Sentence.Of("PE0150.zero"),
        NullReferenceException => Sentence.Of("PE0150.empty"),
        _ => Sentence.AsItStands(exception.Message.ReplaceLineEndings(" ")),
    };
}
