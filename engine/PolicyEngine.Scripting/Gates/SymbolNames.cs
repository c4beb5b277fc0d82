using Microsoft.CodeAnalysis;

namespace PolicyEngine.Scripting.Gates;

/// <summary>What the list calls a symbol.</summary>
internal static class SymbolNames
{
    /// <summary>A type's full name, as metadata writes it.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var named = type.OriginalDefinition;
        if (named.IsExtension && named.ContainingType is { } words)
            return Of(words);
        if (named.IsTupleType)
            named = (named.TupleUnderlyingType ?? named).OriginalDefinition;
        return named.ContainingType is { } outer ? $"{Of(outer)}+{named.MetadataName}"
            : named.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{named.MetadataName}"
            : named.MetadataName;
    }

    /// <summary>A member's name: an accessor is its property, an operator one of the operators.</summary>
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } accessor =>
            accessor.MethodKind == MethodKind.PropertySet ? property.MetadataName + "=" : property.MetadataName,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.BuiltinOperator } => "operators",
        _ => member.MetadataName,
    };

    /// <summary>The member as it was declared: without types filled in, as the extension that it may be.</summary>
    public static ISymbol Declared(ISymbol member) =>
        member is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : member.OriginalDefinition;
}
