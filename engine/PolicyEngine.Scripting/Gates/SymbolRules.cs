using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Holds symbols against the list and says why one is refused. Serves one compilation.</summary>
internal sealed class SymbolRules(AllowList allowed, IAssemblySymbol script)
{
    private readonly Dictionary<ISymbol, Sentence?> known = new(SymbolEqualityComparer.IncludeNullability);

    /// <summary>Why a script may not use the symbol, as a sentence; null where it may.</summary>
    public Sentence? WhyRefused(ISymbol symbol)
    {
        if (!known.TryGetValue(symbol, out var why))
            known[symbol] = why = Judge(symbol);
        return why;
    }

    /// <summary>Why a member may not stand where the compiler puts it by itself: in a foreach, a pattern, an initializer.</summary>
    public Sentence? WhyRefusedImplied(ISymbol member)
    {
        var declared = SymbolNames.Declared(member);
        if (IsOwn(declared) || declared.ContainingType is not { } type)
            return null;
        return allowed.HasEmittedMember(SymbolNames.Of(type), Implied(declared), out var inHelpers) && !inHelpers ? null : Refused(declared);
    }

    private Sentence? Judge(ISymbol symbol)
    {
        switch (symbol)
        {
            case null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ILabelSymbol or IDiscardSymbol or ITypeParameterSymbol or IAssemblySymbol or IPreprocessingSymbol:
                return null;
            case ITypeSymbol type:
                return OfType(type);
            case IAliasSymbol alias:
                return WhyRefused(alias.Target);
        }

        var declared = SymbolNames.Declared(symbol);
        if (IsOwn(declared) || declared.ContainingType is not { } owner || declared is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator })
            return null;
        if (!allowed.HasInInitializer(SymbolNames.Of(owner), SymbolNames.Of(declared)))
            return Refused(declared);
        return OfSignature(symbol);
    }

    /// <summary>Whether a member that is allowed in initializers only stands elsewhere.</summary>
    public bool IsOutOfPlace(ISymbol member, string name) =>
        SymbolNames.Declared(member) is { ContainingType: { } owner } declared && !IsOwn(declared)
        && !allowed.HasMember(SymbolNames.Of(owner), name) && allowed.HasInInitializer(SymbolNames.Of(owner), name);

    public Sentence Refused(ISymbol declared)
    {
        var (type, name) = (SymbolNames.Of(declared.ContainingType), SymbolNames.Of(declared).TrimEnd('='));
        var spoken = name is ".ctor" ? $"new {declared.ContainingType.Name}(…)" : $"{declared.ContainingType.Name}.{name}";
        return Sentence.Of("PE0720", spoken) + Proposal(type, name);
    }

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, script);

    private Sentence? OfType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => Sentence.Of("PE0720.list"),
        IArrayTypeSymbol array => WhyRefused(array.ElementType),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => Sentence.Of("PE0710.unsafe"),
        IDynamicTypeSymbol => Sentence.Of("PE0710", "dynamic"),
        ITypeParameterSymbol or IErrorTypeSymbol => null,
        INamedTypeSymbol { IsAnonymousType: true } named => named.GetMembers().OfType<IPropertySymbol>().Select(part => WhyRefused(part.Type)).FirstOrDefault(why => why is not null),
        INamedTypeSymbol named when IsOwn(named) => null,
        INamedTypeSymbol named => allowed.HasType(SymbolNames.Of(named))
            ? named.TypeArguments.Select(WhyRefused).FirstOrDefault(why => why is not null)
            : Sentence.Of("PE0720", named.Name) + Proposal(SymbolNames.Of(named), null),
        _ => Sentence.Of("PE0720", type.Name),
    };

    private Sentence? OfSignature(ISymbol symbol)
    {
        IEnumerable<ITypeSymbol> types = symbol switch
        {
            IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Concat(method.TypeArguments).Append(method.ReturnType),
            IPropertySymbol property => property.Parameters.Select(parameter => parameter.Type).Append(property.Type),
            IFieldSymbol field => [field.Type],
            _ => [],
        };
        var refused = types.Select(WhyRefused).FirstOrDefault(why => why is not null);
        return refused is null ? null : Sentence.Of("PE0720.form", symbol.Name) + refused;
    }

    private Sentence? Proposal(string type, string? member)
    {
        if (Alternatives.To(type) is { } instead)
            return instead;
        return member is not null && NearestName.Of(member, allowed.MembersOf(type)) is { } near ? Sentence.Of("near", near) : null;
    }

    private static string Implied(ISymbol member) => member is IMethodSymbol ? AllowList.SpokenName(member.MetadataName) : SymbolNames.Of(member);
}
