using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Signs between things that do not take them.</summary>
internal static class SignSentences
{
    /// <summary>A single equals sign gives a name to something; between two things that are there it was meant to compare.</summary>
    public static Diagnostic? SingleEquals(Slip slip) =>
        slip.Enclosing<AssignmentExpressionSyntax>() is null ? null : slip.Say("PE0124.equals");

    /// <summary>Two things put together by a sign that does not take them, or one with a sign before it.</summary>
    public static Diagnostic? WrongSign(Slip slip)
    {
        if (slip.Node is PrefixUnaryExpressionSyntax before && slip.Meaning.GetTypeInfo(before.Operand).Type is { } operand)
            return slip.Say("PE0124.before", before.OperatorToken.Text, KindWords.Of(operand));
        if (slip.Enclosing<BinaryExpressionSyntax>() is not { } written)
            return null;
        if (written.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
            return slip.Say("PE0124.and");
        // The compiler reads "a == b & c = d" as a name given to all that stands before the last sign.
        if (written.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } gives && gives.Left == written)
            return slip.Say("PE0124.equals");
        var (left, right) = (slip.Meaning.GetTypeInfo(written.Left).Type, slip.Meaning.GetTypeInfo(written.Right).Type);
        return left is null || right is null
            ? null
            : slip.Say("PE0124.sign", written.OperatorToken.Text, KindWords.Of(left), KindWords.Of(right)).And(KindWords.Advice(right, left));
    }
}
