using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PolicyEngine.Scripting.Gates;

/// <summary>The compiler's names for the forms of the language. Asking an enumeration for each of a script's would take longer than looking at it.</summary>
internal static class FormNames
{
    private static readonly FrozenDictionary<SyntaxKind, string> Names =
        Enum.GetValues<SyntaxKind>().Distinct().ToFrozenDictionary(kind => kind, kind => kind.ToString());

    public static string Of(SyntaxNode node) => Names.GetValueOrDefault(node.Kind(), "");
}
