using System.Reflection;
using System.Runtime.CompilerServices;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// Begins a loaded script as the methods around its statements would, which the compiler writes for others to call:
/// these run once and would each be compiled to machine code for it, with the platform's own for this script's type, and
/// that takes half as long as compiling the statements.
/// </summary>
internal static class Submission
{
    /// <summary>How the name of the type begins that holds the statements: of an asynchronous method.</summary>
    public const string StatementsType = "<<Initialize>>";

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Runs the statements.</summary>
    /// <param name="script">The script's class.</param>
    /// <param name="globals">What its words are members of.</param>
    /// <returns>What they end with; not completed where they wait for something.</returns>
    public static Task<object?> Begin(Type script, object globals)
    {
        var submission = script.GetConstructor([typeof(object[])])!
            .Invoke(BindingFlags.DoNotWrapExceptions, null, [new object?[] { globals, null }], null);
        var statements = (IAsyncStateMachine)Activator.CreateInstance(StatementsOf(script))!;
        // Statements that speak of nothing of the script's have no such field.
        Field(statements, "<>4__this")?.SetValue(statements, submission);
        var builder = Field(statements, "<>t__builder")!;
        builder.SetValue(statements, AsyncTaskMethodBuilder<object?>.Create());
        Field(statements, "<>1__state")!.SetValue(statements, -1);
        statements.MoveNext();
        return ((AsyncTaskMethodBuilder<object?>)builder.GetValue(statements)!).Task;
    }

    private static Type StatementsOf(Type script) =>
        script.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Single(type => type.Name.StartsWith(StatementsType, StringComparison.Ordinal));

    private static FieldInfo? Field(IAsyncStateMachine statements, string name) => statements.GetType().GetField(name, Declared);
}
