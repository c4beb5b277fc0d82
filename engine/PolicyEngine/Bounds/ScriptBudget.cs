using System.Collections;
using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bounds;

/// <summary>
/// What one loaded script may still do: steps to take, calls to nest. The code of a script is rewritten to count
/// against it, so what stops is decided by counting, never by a clock, and is the same on every machine. One for each
/// load; conditions in code begin anew in each decision. Not thread-safe: whoever runs a script's code holds its lock.
/// </summary>
public sealed class ScriptBudget
{
    /// <summary>The steps of a whole run of a script: a turn of a loop and a call of a function are one each, and some more for each call that stands in them.</summary>
    public const int LoadSteps = 500_000;

    /// <summary>The steps of one condition in one decision.</summary>
    public const int ConditionSteps = 100_000;

    /// <summary>Functions that call each other nest no deeper than this.</summary>
    public const int DeepestCall = 100;

    /// <summary>The longest list that a script makes.</summary>
    public const int MostItems = 2_000;

    /// <summary>The longest text that a script makes, in characters.</summary>
    public const int LongestText = 4_000;

    private const int CharactersInAStep = 16;

    private int left = LoadSteps;
    private int depth;

    /// <summary>The steps that are left.</summary>
    public int Left => Math.Max(left, 0);

    /// <summary>Gives the code as many steps as this, and no call nested.</summary>
    /// <param name="steps">At least 0.</param>
    public void Begin(int steps) => (left, depth) = (steps, 0);

    /// <summary>A turn of a loop.</summary>
    /// <exception cref="ScriptLimitException">No step is left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--left < 0)
            Exhausted();
    }

    /// <summary>Something that costs more than a step.</summary>
    /// <exception cref="ScriptLimitException">So many steps are not left.</exception>
    public void Charge(int steps)
    {
        left -= steps;
        if (left < 0)
            Exhausted();
    }

    /// <summary>A function of the script's begins.</summary>
    /// <param name="steps">What it costs: one step, and some for each call that it makes.</param>
    /// <exception cref="ScriptLimitException">Calls are nested too deeply, or so many steps are not left.</exception>
    public void Enter(int steps)
    {
        Charge(steps);
        if (++depth > DeepestCall || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ScriptLimitException(Sentence.Of("limit.depth", DeepestCall));
    }

    /// <summary>A function of the script's ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => depth--;

    /// <summary>The length of a list that is about to be made.</summary>
    /// <exception cref="ScriptLimitException">It is longer than a list may be.</exception>
    public static int Items(int count, ScriptBudget budget)
    {
        if (count > MostItems)
            throw new ScriptLimitException(Sentence.Of("limit.items", MostItems));
        budget.Charge(Math.Max(count, 0));
        return count;
    }

    /// <summary>A list that was made; it is handed on as it is.</summary>
    /// <exception cref="ScriptLimitException">It is longer than a list may be.</exception>
    public static void Made(object? list, ScriptBudget budget)
    {
        if (list is ICollection made)
            Items(made.Count, budget);
    }

    /// <summary>The length that a text is about to be made or filled up to.</summary>
    /// <exception cref="ScriptLimitException">It is longer than a text may be.</exception>
    public static int Width(int width, ScriptBudget budget) => width <= LongestText ? width : throw TooLong();

    /// <summary>A text that was made.</summary>
    /// <exception cref="ScriptLimitException">It is longer than a text may be.</exception>
    public static string? Text(string? text, ScriptBudget budget)
    {
        if (text is null)
            return null;
        if (text.Length > LongestText)
            throw TooLong();
        budget.Charge(1 + (text.Length / CharactersInAStep));
        return text;
    }

    private static void Exhausted() => throw new ScriptLimitException(Sentence.Of("limit.steps"));

    private static ScriptLimitException TooLong() => new(Sentence.Of("limit.text", LongestText));
}
