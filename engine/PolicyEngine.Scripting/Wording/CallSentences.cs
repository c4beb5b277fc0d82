using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Words of the language that were given too much, too little or something else than they take.</summary>
internal static class CallSentences
{
    public static Sentence? UnknownParameter(Slip slip)
    {
        var candidates = Candidates(slip);
        return candidates.Length == 0
            ? null
            : Sentence.Of("PE0122", candidates[0].Name, slip.Written)
              + NearestName.Proposal(slip.Written, candidates.SelectMany(m => m.Parameters).Select(p => p.Name).Distinct())
              + HowItIsWritten(candidates);
    }

    public static Sentence? WrongNumber(Slip slip)
    {
        var candidates = Candidates(slip);
        if (candidates.Length == 0 || slip.Enclosing<InvocationExpressionSyntax>() is not { } call)
            return null;
        var given = call.ArgumentList.Arguments;
        return candidates is [var only] && Missing(only, given) is { } missing
            ? Sentence.Of("PE0123.missing", only.Name, missing) + HowItIsWritten(candidates)
            : NotSoMany(candidates[0].Name, given.Count) + HowItIsWritten(candidates);
    }

    public static Sentence? WrongKind(Slip slip)
    {
        if (slip.Enclosing<ExpressionSyntax>() is not { } written)
            return null;
        var (given, wanted) = (slip.Meaning.GetTypeInfo(written).Type, slip.Meaning.GetTypeInfo(written).ConvertedType);
        IParameterSymbol? takes = null;
        if (slip.Enclosing<ArgumentSyntax>() is { Parent: BaseArgumentListSyntax list } argument && slip.Id == "CS1503")
        {
            var parameters = Candidates(slip).Select(m => ParameterFor(m, list, argument)).OfType<IParameterSymbol>().ToArray();
            if (parameters.FirstOrDefault(p => !Fits(slip, given, KindOf(p))) is not { } parameter)
                return null;
            wanted = KindOf(parameter);
            takes = parameter;
        }

        if (given is null || wanted is null)
            return null;
        var said = takes is null
            ? Sentence.Of("PE0124", KindWords.Of(wanted), KindWords.Of(given))
            : Sentence.Of("PE0124.parameter", takes.Name, takes.ContainingSymbol.Name, KindWords.Of(wanted), KindWords.Of(given));
        return said + KindWords.Advice(given, wanted);
    }

    /// <summary>A single equals sign gives a name to something; between two things that are there it was meant to compare.</summary>
    public static Sentence? SingleEquals(Slip slip) => slip.Enclosing<AssignmentExpressionSyntax>() is null
        ? null
        : Sentence.Of("PE0124.equals");

    /// <summary>Two things put together by a sign that does not take them.</summary>
    public static Sentence? WrongSign(Slip slip)
    {
        if (slip.Enclosing<BinaryExpressionSyntax>() is not { } written)
            return null;
        if (written.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
            return Sentence.Of("PE0124.and");
        var (left, right) = (slip.Meaning.GetTypeInfo(written.Left).Type, slip.Meaning.GetTypeInfo(written.Right).Type);
        return left is null || right is null
            ? null
            : Sentence.Of("PE0124.sign", written.OperatorToken.Text, KindWords.Of(left), KindWords.Of(right)) + KindWords.Advice(right, left);
    }

    private static bool Fits(Slip slip, ITypeSymbol? given, ITypeSymbol wanted) =>
        given is not null && slip.Unit.Compilation.ClassifyConversion(given, wanted).IsImplicit;

    private static IMethodSymbol[] Candidates(Slip slip)
    {
        // A wrong argument may itself hold a call, so the call that is meant is the one around the argument.
        var from = slip.Id == "CS1503" ? slip.Enclosing<ArgumentSyntax>()?.Parent : slip.Node;
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

    private static Sentence NotSoMany(string word, int given) =>
        given switch
        {
            0 => Sentence.Of("PE0123.none", word),
            1 => Sentence.Of("PE0123.one", word),
            _ => Sentence.Of("PE0123.many", word, given),
        };

    private static Sentence HowItIsWritten(IMethodSymbol[] candidates) =>
        Sentence.Of("written", Sentence.AnyOf(candidates.Take(3).Select(Shape).Distinct()));

    /// <summary>The place in the file fills itself in: nobody writes it.</summary>
    private static bool IsWritten(IParameterSymbol parameter) =>
        !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute");

    private static string Shape(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Where(IsWritten).Select(p => p.IsParams ? $"{p.Name}…" : p.IsOptional ? $"[{p.Name}]" : p.Name))})";
}
