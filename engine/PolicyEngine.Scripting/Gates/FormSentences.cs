using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Says which form of the language has no place in a policy, and what has.</summary>
internal static partial class FormSentences
{
    private const int MostTogether = 7;

    private static readonly Dictionary<SyntaxKind, Sentence> Forms = new()
    {
        [SyntaxKind.TryStatement] = Sentence.Of("PE0710.try"),
        [SyntaxKind.AwaitExpression] = Sentence.Of("PE0710.wait"),
        [SyntaxKind.GotoStatement] = Sentence.Of("PE0710", "goto"),
        [SyntaxKind.LabeledStatement] = Sentence.Of("PE0710", "goto"),
        [SyntaxKind.UnsafeStatement] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.FixedStatement] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.StackAllocArrayCreationExpression] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.PointerType] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.FunctionPointerType] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.AddressOfExpression] = Sentence.Of("PE0710.unsafe"),
        [SyntaxKind.TypeOfExpression] = Sentence.Of("PE0710.type"),
        [SyntaxKind.LockStatement] = Sentence.Of("PE0710", "lock"),
        [SyntaxKind.UsingStatement] = Sentence.Of("PE0710.open"),
        [SyntaxKind.YieldReturnStatement] = Sentence.Of("PE0710.yield"),
        [SyntaxKind.AnonymousMethodExpression] = Sentence.Of("PE0710.function"),
        [SyntaxKind.AttributeList] = Sentence.Of("PE0710.attribute"),
        [SyntaxKind.TypeParameterList] = Sentence.Of("PE0710.generic"),
        [SyntaxKind.AliasQualifiedName] = Sentence.Of("PE0710", "::"),
        [SyntaxKind.ExternAliasDirective] = Sentence.Of("PE0710.library"),
        [SyntaxKind.ThisExpression] = Sentence.Of("PE0710", "this"),
        [SyntaxKind.BaseExpression] = Sentence.Of("PE0710", "base"),
        [SyntaxKind.RefType] = Sentence.Of("PE0710.ref"),
        [SyntaxKind.RefExpression] = Sentence.Of("PE0710.ref"),
        [SyntaxKind.PropertyDeclaration] = Sentence.Of("PE0710.property"),
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words { get; }

    public static Sentence Refused(SyntaxNode node) => Forms.GetValueOrDefault(node.Kind())
        ?? Sentence.Of("PE0710.form", Words.Replace(FormNames.Of(node), " ").ToLowerInvariant());

    /// <summary>Why a word that stands with an allowed form is refused; null where none is.</summary>
    public static Sentence? RefusedWord(SyntaxNode node, AllowList allowed)
    {
        if (RefusedModifier(node, allowed) is { } modifier)
            return Sentence.Of("PE0710", modifier);
        return node switch
        {
            IdentifierNameSyntax { Identifier.Text: "dynamic" } => Sentence.Of("PE0710", "dynamic"),
            SimpleNameSyntax { Identifier.Text: var name } when name.StartsWith("__", StringComparison.Ordinal) => Sentence.Of("PE0710", name),
            UsingDirectiveSyntax { Alias: not null } or UsingDirectiveSyntax { StaticKeyword.RawKind: not 0 } or UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } =>
                Sentence.Of("PE0710.using"),
            TupleExpressionSyntax { Arguments.Count: > MostTogether } or TupleTypeSyntax { Elements.Count: > MostTogether } =>
                Sentence.Of("PE0710.together", MostTogether),
            _ => null,
        };
    }

    private static string? RefusedModifier(SyntaxNode node, AllowList allowed)
    {
        if (node is FieldDeclarationSyntax { Modifiers: [var first, ..] } && !first.IsKind(SyntaxKind.ConstKeyword))
            return first.Text;
        if (node is ParameterSyntax parameter)
            return parameter.Modifiers.Where(word => !word.IsKind(SyntaxKind.ParamsKeyword)).Select(word => word.Text).FirstOrDefault();
        IEnumerable<SyntaxToken> words = node switch
        {
            MethodDeclarationSyntax method => method.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            LambdaExpressionSyntax function => function.Modifiers,
            LocalDeclarationStatementSyntax local => local.Modifiers.Append(local.UsingKeyword).Append(local.AwaitKeyword),
            CommonForEachStatementSyntax each => Enumerable.Repeat(each.AwaitKeyword, 1),
            ArgumentSyntax argument => Enumerable.Repeat(argument.RefKindKeyword, 1),
            UsingDirectiveSyntax import => Enumerable.Repeat(import.UnsafeKeyword, 1),
            _ => [],
        };
        return words.Where(word => word.RawKind != 0 && !allowed.HasForm(word.Text)).Select(word => word.Text).FirstOrDefault();
    }
}
