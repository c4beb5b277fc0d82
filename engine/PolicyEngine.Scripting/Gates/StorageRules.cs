using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// A question to a list that has not been asked yet (<c>Where</c>, <c>Select</c>) is asked at once, and kept nowhere:
/// chains of them, built in a loop, would overflow the stack when somebody asks, which ends the process. And values
/// that stand together stay few, for they stand on the stack.
/// </summary>
internal sealed class StorageRules(Action<Diagnostic> add)
{
    private const int MostValuesTogether = 12;

    private readonly Dictionary<ITypeSymbol, (bool HoldsUnasked, bool IsTooWide)> known = new(SymbolEqualityComparer.Default);

    /// <summary>Something of this type is given a name, handed to a function or returned.</summary>
    public void Declared(SyntaxNode node, ITypeSymbol? type)
    {
        if (type is null)
            return;
        if (Look(type).HoldsUnasked)
            Refuse(node);
        Said(node, type);
    }

    /// <summary>Something of this type stands in an expression.</summary>
    public void Said(SyntaxNode node, ITypeSymbol type)
    {
        if (Look(type).IsTooWide)
            add(Diagnostic.Of("PE0713.many", ScriptUnit.LocationOf(node.GetLocation()), MostValuesTogether));
        if (type is INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named && PartsOf(named).Any(part => Look(part).HoldsUnasked))
            Refuse(node);
    }

    /// <summary>Something becomes something else: a question that becomes an object would be kept as one.</summary>
    public void Converted(IConversionOperation conversion)
    {
        if (conversion.Operand.Type is { } from && conversion.Type is { } to && IsUnasked(from) && !IsUnasked(to))
            Refuse(conversion.Syntax);
    }

    /// <summary>A function: what it is handed and what it returns. What LINQ's own words ask at once may be a question.</summary>
    public void Function(IAnonymousFunctionOperation function)
    {
        var given = function.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
            && SymbolNames.Of(call.TargetMethod.ContainingType) == "System.Linq.Enumerable" ? call.TargetMethod.Name : "";
        if (given != "GroupJoin")
        {
            foreach (var parameter in function.Symbol.Parameters)
                Declared(function.Syntax, parameter.Type);
        }

        if (given != "SelectMany")
            Declared(function.Syntax, function.Symbol.ReturnType);
    }

    private (bool HoldsUnasked, bool IsTooWide) Look(ITypeSymbol type)
    {
        if (!known.TryGetValue(type, out var look))
            known[type] = look = (HoldsUnasked(type), ValuesTogether(type) > MostValuesTogether);
        return look;
    }

    private static bool HoldsUnasked(ITypeSymbol type) => type switch
    {
        _ when IsUnasked(type) => true,
        IArrayTypeSymbol array => HoldsUnasked(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } function => function.TypeArguments.Any(HoldsUnasked),
        INamedTypeSymbol named => PartsOf(named).Any(HoldsUnasked),
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> PartsOf(INamedTypeSymbol type) => type.IsAnonymousType
        ? type.GetMembers().OfType<IPropertySymbol>().Select(part => part.Type)
        : type.TypeArguments;

    private static bool IsUnasked(ITypeSymbol type) => type.OriginalDefinition is INamedTypeSymbol { TypeKind: TypeKind.Interface } named
        && (named.SpecialType is SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T
            || named.MetadataName == "IOrderedEnumerable`1");

    private static int ValuesTogether(ITypeSymbol type, int depth = 0) => type switch
    {
        _ when depth > 6 => MostValuesTogether + 1,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Sum(part => ValuesTogether(part.Type, depth + 1)),
        INamedTypeSymbol { IsValueType: true, TypeArguments.Length: > 0 } value => value.TypeArguments.Sum(part => ValuesTogether(part, depth + 1)),
        _ => 1,
    };

    private void Refuse(SyntaxNode node) =>
        add(Diagnostic.Of("PE0721", ScriptUnit.LocationOf(Places.NameIn(node).GetLocation())));
}
