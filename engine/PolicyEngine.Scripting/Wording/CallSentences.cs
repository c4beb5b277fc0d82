using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Words of the language that were given too much, too little or something else than they take.</summary>
internal static class CallSentences
{
    public static Diagnostic? UnknownParameter(Slip slip)
    {
        var candidates = Candidates(slip);
        return candidates.Length == 0
            ? null
            : slip.Say("PE0122", candidates[0].Name, slip.Written)
                .And(NearestName.Proposal(slip.Written, candidates.SelectMany(m => m.Parameters).Select(p => p.Name).Distinct()))
                .And(HowItIsWritten(candidates));
    }

    public static Diagnostic? WrongNumber(Slip slip)
    {
        var candidates = Candidates(slip);
        if (candidates.Length == 0 || slip.Enclosing<InvocationExpressionSyntax>() is not { } call)
            return null;
        var given = call.ArgumentList.Arguments;
        if (DecimalComma(slip, call.ArgumentList) is { } comma)
            return comma;
        var said = candidates is [var only] && Missing(only, given) is { } missing
            ? slip.Say("PE0123.missing", only.Name, missing)
            : NotSoMany(slip, candidates[0].Name, given.Count);
        return said.And(HowItIsWritten(candidates));
    }

    /// <summary>Several forms of a word would do, and what is given fits none better than the others.</summary>
    public static Diagnostic? Ambiguous(Slip slip)
    {
        var candidates = Candidates(slip);
        return candidates.Length == 0 ? null : slip.Say("PE0123.ambiguous", candidates[0].Name).And(HowItIsWritten(candidates));
    }

    public static Diagnostic? WrongKind(Slip slip)
    {
        if (slip.Enclosing<ExpressionSyntax>() is not { } written)
            return null;
        var (given, wanted) = (slip.Meaning.GetTypeInfo(written).Type, slip.Meaning.GetTypeInfo(written).ConvertedType);
        IParameterSymbol? takes = null;
        if (slip.Enclosing<ArgumentSyntax>() is { Parent: BaseArgumentListSyntax list } argument && slip.Id is "CS1503" or "CS1660")
        {
            if (DecimalComma(slip, list) is { } comma)
                return comma;
            var parameters = Candidates(slip).Select(m => ParameterFor(m, list, argument)).OfType<IParameterSymbol>().ToArray();
            if (parameters.FirstOrDefault(p => !Fits(slip, given, KindOf(p))) is not { } parameter)
                return null;
            wanted = KindOf(parameter);
            takes = parameter;
        }

        var what = given is not null ? KindWords.Of(given)
            : written is LambdaExpressionSyntax ? Sentence.Of("kind.code")
            : written is CollectionExpressionSyntax ? Sentence.Of("kind.anylist")
            : null;
        if (what is null || wanted is null or IErrorTypeSymbol)
            return null;
        var said = takes is null
            ? slip.Say("PE0124", KindWords.Of(wanted), what)
            : slip.Say("PE0124.parameter", takes.Name, takes.ContainingSymbol.Name, KindWords.Of(wanted), what);
        return given is null ? said : said.And(KindWords.Advice(given, wanted));
    }

    /// <summary>A list right behind a value reads as if it asked the value for one of its items.</summary>
    public static Diagnostic? MissingComma(Slip slip) =>
        slip.Enclosing<ElementAccessExpressionSyntax>() is { } access
            ? slip.Say("PE0111", ",") with { At = ScriptUnit.LocationOf(Location.Create(access.SyntaxTree, new(access.Expression.Span.End, 0))) }
            : null;

    /// <summary>Two numbers with a comma and no space between them are one, written as it is in Spanish.</summary>
    private static Diagnostic? DecimalComma(Slip slip, BaseArgumentListSyntax list)
    {
        for (var i = 1; i < list.Arguments.Count; i++)
        {
            var (whole, fraction) = (list.Arguments[i - 1], list.Arguments[i]);
            var first = fraction.GetFirstToken();
            if (whole.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression }
                && first.IsKind(SyntaxKind.NumericLiteralToken) && first.SpanStart == whole.Span.End + 1)
            {
                var rest = fraction.ToString()[first.Text.Length..];
                var right = $"{whole}.{first.Text.TrimEnd('m', 'M')}m{rest}";
                return slip.Say("PE0119", right, $"{whole},{fraction}") with { At = ScriptUnit.LocationOf(whole.GetLocation()) };
            }
        }

        return null;
    }

    private static bool Fits(Slip slip, ITypeSymbol? given, ITypeSymbol wanted) =>
        given is not null && slip.Unit.Compilation.ClassifyConversion(given, wanted).IsImplicit;

    private static IMethodSymbol[] Candidates(Slip slip)
    {
        // A wrong argument may itself hold a call, so the call that is meant is the one around the argument.
        var from = slip.Id is "CS1503" or "CS1660" ? slip.Enclosing<ArgumentSyntax>()?.Parent : slip.Node;
        if (from?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return [];
        var found = slip.Meaning.GetSymbolInfo(call);
        IEnumerable<ISymbol> methods = found.Symbol is { } bound ? [bound]
            : found.CandidateSymbols.Length > 0 ? found.CandidateSymbols
            : slip.Meaning.GetMemberGroup(call.Expression);
        return [.. methods.OfType<IMethodSymbol>()];
    }

    private static string? Missing(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> given)
    {
        var named = given.Select(a => a.NameColon?.Name.Identifier.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var byPlace = given.Count(a => a.NameColon is null);
        return method.Parameters
            .Where((p, i) => i >= byPlace && !named.Contains(p.Name) && !p.IsOptional && !p.IsParams)
            .FirstOrDefault()?.Name;
    }

    private static IParameterSymbol? ParameterFor(IMethodSymbol method, BaseArgumentListSyntax list, ArgumentSyntax argument) =>
        argument.NameColon is { } name
            ? method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.Text)
            : list.Arguments.IndexOf(argument) is var at && at < method.Parameters.Length
                ? method.Parameters[at]
                : method.Parameters.LastOrDefault(p => p.IsParams);

    private static ITypeSymbol KindOf(IParameterSymbol parameter) =>
        !parameter.IsParams ? parameter.Type
        : parameter.Type is IArrayTypeSymbol array ? array.ElementType
        : parameter.Type is INamedTypeSymbol { TypeArguments: [var element] } ? element
        : parameter.Type;

    private static Diagnostic NotSoMany(Slip slip, string word, int given) =>
        given switch
        {
            0 => slip.Say("PE0123.none", word),
            1 => slip.Say("PE0123.one", word),
            _ => slip.Say("PE0123.many", word, given),
        };

    private static Sentence HowItIsWritten(IMethodSymbol[] candidates) =>
        Sentence.Of("written", Sentence.AnyOf(candidates.Take(3).Select(Shape).Distinct()));

    /// <summary>The place in the file fills itself in: nobody writes it.</summary>
    private static bool IsWritten(IParameterSymbol parameter) =>
        !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute");

    private static string Shape(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Where(IsWritten).Select(p => p.IsParams ? $"{p.Name}…" : p.IsOptional ? $"[{p.Name}]" : p.Name))})";
}
