using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Texts that are long, or that become so: a width of a billion in a format, a constant that doubles the one before it.</summary>
internal static class TextSizes
{
    public const int WidestHole = 200;

    public const int LongestFormat = 40;

    /// <summary>Why a form is refused; null where it is not.</summary>
    public static string? WhyRefused(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text when text.Token.ValueText.Length > SyntaxGate.LongestText =>
            $"A text has at most {SyntaxGate.LongestText} characters.",
        InterpolatedStringTextSyntax text when text.TextToken.ValueText.Length > SyntaxGate.LongestText =>
            $"A text has at most {SyntaxGate.LongestText} characters.",
        InterpolationAlignmentClauseSyntax hole when !IsNarrow(hole.Value) =>
            $"The width of a hole is a number of at most {WidestHole}.",
        InterpolationFormatClauseSyntax format when !IsShortFormat(format.FormatStringToken.ValueText) =>
            "A format has widths of at most two digits.",
        EqualsValueClauseSyntax value when IsConstant(value) && value.Value.DescendantNodesAndSelf().Any(IsNoLiteral) =>
            "A const is a plain number or text: use var for what is worked out from others.",
        EqualsValueClauseSyntax { Value: LiteralExpressionSyntax { Token.Value: decimal } } value when value.Parent?.Parent?.Parent is FieldDeclarationSyntax && IsConstant(value) =>
            "A const is a whole number or a text: use var for a number with decimals.",
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

    private static bool IsNoLiteral(SyntaxNode node) =>
        node is not (LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax);
}
