using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PolicyEngine.Bounds;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Bounding;
using PolicyEngine.Scripting.Stages;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// Runs an emitted script once. Nothing that leaves here may hold the script's context: no exception, no type, no
/// method; only the delegates that the script itself put into its globals.
/// </summary>
internal static class ScriptRunner
{
    public const string AssemblyName = "policy";
    public const string ClassName = "Policy";

    /// <summary>What stopped the script, or null. Not inlined: a caller's frame would keep the context alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Diagnostic? Run(
        CompileResult compiled, object globals, SharedReferences references, LeakMeter meter, ScriptBudget budget)
    {
        var context = new ScriptContext(compiled.File, references);
        meter.Watch(context);
        try
        {
            using var image = new MemoryStream(ImmutableCollectionsMarshal.AsArray(compiled.Image!.Value)!, writable: false);
            var assembly = context.LoadFromStream(image);
            assembly.GetType(ClassName, throwOnError: true)!
                .GetField(ScriptBounds.BudgetField, BindingFlags.Static | BindingFlags.Public)!.SetValue(null, budget);
            budget.Begin(ScriptBudget.LoadSteps);
            var failure = Execute(assembly, globals, compiled);
            budget.Begin(ScriptBudget.ConditionSteps);
            if (failure is null)
                Prepare(assembly);
            return failure;
        }
        finally
        {
            // Live delegates keep their code; everything else may go from here on.
            context.Unload();
        }
    }

    private static Diagnostic? Execute(Assembly assembly, object globals, CompileResult compiled)
    {
        try
        {
            var ended = Submission.Begin(assembly.GetType(ClassName, throwOnError: true)!, globals);
            if (!ended.IsCompleted)
                return Diagnostic.Of("PE0151", new(compiled.File));
            ended.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e)
        {
            var cause = e is TypeInitializationException { InnerException: { } inner } ? inner : e;
            if (cause is ScriptLimitException limit)
                return Diagnostic.Of("PE0750", WhereIn(compiled, cause), limit.Limit);
            return Diagnostic.Of("PE0150", WhereIn(compiled, cause), WhyOf(cause));
        }
    }

    /// <summary>The exception's own text is its author's, and stays as it stands.</summary>
    private static Sentence WhyOf(Exception e) =>
        e switch
        {
            OverflowException => Sentence.Of("PE0150.overflow"),
            DivideByZeroException => Sentence.Of("PE0150.zero"),
            NullReferenceException => Sentence.Of("PE0150.empty"),
            _ => Sentence.AsItStands(e.Message.ReplaceLineEndings(" ")),
        };

    private static SourceLocation WhereIn(CompileResult compiled, Exception e)
    {
        foreach (var frame in new StackTrace(e, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && compiled.Files.Contains(file, StringComparer.Ordinal))
                return new(file, frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        }

        // Optimized code shares one place for all overflows and divisions by zero of a method: its line is not known.
        return new(compiled.File);
    }

    /// <summary>Compiles to machine code now what would otherwise be compiled within the first decision.</summary>
    private static void Prepare(Assembly assembly)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var type in assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
        {
            foreach (var method in type.GetMethods(Declared).Where(m => !m.IsAbstract && !m.ContainsGenericParameters && !RunOnceCode.HasRun(m)))
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
