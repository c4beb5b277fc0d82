using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Scripting.Gates;

/// <summary>The types that the compiler makes for a script that declares none.</summary>
internal static class EmittedNames
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "Microsoft.CodeAnalysis.EmbeddedAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
    };

    /// <summary>The script itself, its closures and state machine (no C# name begins with an angle bracket), or an attribute that the compiler embeds.</summary>
    public static bool IsType(string name, string inNamespace) =>
        name == ScriptRunner.ClassName || name.StartsWith('<') || Attributes.Contains($"{inNamespace}.{name}");

    /// <summary>Constants' bytes, and lists and spans of a fixed length: code that the compiler wrote, not the script.</summary>
    public static bool IsHelper(string name) =>
        name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
        || name.StartsWith("<>z__", StringComparison.Ordinal) || name.StartsWith("<>y__InlineArray", StringComparison.Ordinal);

    /// <summary>The class that holds functions without a closure makes its one instance in a static constructor.</summary>
    public static bool MayInitialize(string type) =>
        type == "<>c" || type.StartsWith("<>c__", StringComparison.Ordinal) || type.StartsWith("<>o__", StringComparison.Ordinal) || IsHelper(type);
}
