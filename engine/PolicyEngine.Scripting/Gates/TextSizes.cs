using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Texts that are long, or that become so: a width of a billion in a format, a constant that doubles the one before it.</summary>
internal static class TextSizes
{
    public const int WidestHole = 200;

    public const int LongestFormat = 40;

    /// <summary>Why a form is refused; null where it is not.</summary>
    public static Sentence? WhyRefused(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text when text.Token.ValueText.Length > SyntaxGate.LongestText =>
            Sentence.Of("PE0712.text", SyntaxGate.LongestText),
        InterpolatedStringTextSyntax text when text.TextToken.ValueText.Length > SyntaxGate.LongestText =>
            Sentence.Of("PE0712.text", SyntaxGate.LongestText),
        InterpolationAlignmentClauseSyntax hole when !IsNarrow(hole.Value) =>
            Sentence.Of("PE0712.width", WidestHole),
        InterpolationFormatClauseSyntax format when !IsShortFormat(format.FormatStringToken.ValueText) =>
            Sentence.Of("PE0712.format"),
        EqualsValueClauseSyntax value when IsConstant(value) && IsJoined(value.Value) =>
            Sentence.Of("PE0712.const"),
        EqualsValueClauseSyntax { Value: LiteralExpressionSyntax { Token.Value: decimal } } value when value.Parent?.Parent?.Parent is FieldDeclarationSyntax && IsConstant(value) =>
            Sentence.Of("PE0712.decimal"),
        _ => null,
    };

    /// <summary>Whether a format asks for no more than two digits' width at a time.</summary>
    public static bool IsShortFormat(string format)
    {
        if (format.Length > LongestFormat)
            return false;
        var digits = 0;
        foreach (var c in format)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            if (digits > 2)
                return false;
        }

        return true;
    }

    private static bool IsNarrow(ExpressionSyntax width)
    {
        var number = width is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus ? minus.Operand : width;
        return number is LiteralExpressionSyntax { Token.Value: IConvertible value }
            && int.TryParse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var columns)
            && columns <= WidestHole;
    }

    private static bool IsConstant(EqualsValueClauseSyntax value) =>
        (value.Parent?.Parent?.Parent is LocalDeclarationStatementSyntax local && local.IsConst)
        || (value.Parent?.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword));

    /// <summary>Joined of other constants: a name by itself, or literals among themselves, do not grow.</summary>
    private static bool IsJoined(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().Any(part => part is BinaryExpressionSyntax or InterpolationSyntax)
        && value.DescendantNodesAndSelf().Any(part => part is SimpleNameSyntax);
}
