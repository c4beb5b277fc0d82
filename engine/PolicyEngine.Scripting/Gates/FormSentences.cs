using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Says which form of the language has no place in a policy, and what has.</summary>
internal static partial class FormSentences
{
    private static readonly Dictionary<SyntaxKind, string> Forms = new()
    {
        [SyntaxKind.TryStatement] = "'try' has no place in a policy: what fails is reported with its line, and the rest is decided.",
        [SyntaxKind.AwaitExpression] = "A policy waits for nothing.",
        [SyntaxKind.GotoStatement] = "'goto' has no place in a policy.",
        [SyntaxKind.UnsafeStatement] = "Unsafe code has no place in a policy.",
        [SyntaxKind.FixedStatement] = "Unsafe code has no place in a policy.",
        [SyntaxKind.StackAllocArrayCreationExpression] = "Unsafe code has no place in a policy: a list is written [a, b].",
        [SyntaxKind.PointerType] = "Unsafe code has no place in a policy.",
        [SyntaxKind.FunctionPointerType] = "Unsafe code has no place in a policy.",
        [SyntaxKind.AddressOfExpression] = "Unsafe code has no place in a policy.",
        [SyntaxKind.TypeOfExpression] = "A policy asks nothing about the types of its values.",
        [SyntaxKind.LockStatement] = "A policy runs alone: 'lock' has no place in it.",
        [SyntaxKind.UsingStatement] = "A policy opens nothing that has to be closed.",
        [SyntaxKind.YieldReturnStatement] = "A list is returned whole, as an array.",
        [SyntaxKind.AnonymousMethodExpression] = "A function is written x => ….",
        [SyntaxKind.AttributeList] = "Attributes have no place in a policy.",
        [SyntaxKind.TypeParameterList] = "A function of a policy's own has no types to be filled in.",
        [SyntaxKind.AliasQualifiedName] = "'::' has no place in a policy.",
        [SyntaxKind.ExternAliasDirective] = "A policy refers to no libraries.",
        [SyntaxKind.ThisExpression] = "'this' has no meaning in a policy.",
        [SyntaxKind.BaseExpression] = "'base' has no meaning in a policy.",
        [SyntaxKind.RefType] = "A policy hands on values, not places ('ref').",
        [SyntaxKind.RefExpression] = "A policy hands on values, not places ('ref').",
        [SyntaxKind.PropertyDeclaration] = "A policy has no properties: give a name with var, or write a function.",
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words { get; }

    public static string Refused(SyntaxNode node) => Forms.GetValueOrDefault(node.Kind())
        ?? $"This form of the language ({Words.Replace(node.Kind().ToString(), " ").ToLowerInvariant()}) has no place in a policy.";

    /// <summary>Why a word that stands with an allowed form is refused; null where none is.</summary>
    public static string? RefusedWord(SyntaxNode node, AllowList allowed)
    {
        if (FirstModifier(node, allowed) is { } modifier)
            return $"'{modifier}' has no place in a policy.";
        return node switch
        {
            IdentifierNameSyntax { Identifier.Text: "dynamic" } => "'dynamic' has no place in a policy.",
            SimpleNameSyntax { Identifier.Text: var name } when name.StartsWith("__", StringComparison.Ordinal) => $"'{name}' has no place in a policy.",
            UsingDirectiveSyntax { Alias: not null } or UsingDirectiveSyntax { StaticKeyword.RawKind: not 0 } or UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } =>
                "A policy takes in namespaces only, not single types or other names.",
            TupleExpressionSyntax { Arguments.Count: > 7 } or TupleTypeSyntax { Elements.Count: > 7 } => "At most seven values stand together in one ( … ).",
            _ => null,
        };
    }

    private static string? FirstModifier(SyntaxNode node, AllowList allowed)
    {
        if (node is FieldDeclarationSyntax { Modifiers: [var first, ..] } && !first.IsKind(SyntaxKind.ConstKeyword))
            return first.Text;
        var words = node switch
        {
            MethodDeclarationSyntax method => method.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            LambdaExpressionSyntax function => function.Modifiers,
            ParameterSyntax parameter => parameter.Modifiers.Where(word => !word.IsKind(SyntaxKind.ParamsKeyword)),
            LocalDeclarationStatementSyntax local => [.. local.Modifiers, local.UsingKeyword, local.AwaitKeyword],
            CommonForEachStatementSyntax each => [each.AwaitKeyword],
            ArgumentSyntax argument => [argument.RefKindKeyword],
            UsingDirectiveSyntax import => [import.UnsafeKeyword],
            _ => Enumerable.Empty<SyntaxToken>(),
        };
        foreach (var word in words)
        {
            if (word.RawKind != 0 && !(allowed.HasWord(word.Text) && (node is not ParameterSyntax || word.IsKind(SyntaxKind.ParamsKeyword))))
                return word.Text;
        }

        return null;
    }
}
