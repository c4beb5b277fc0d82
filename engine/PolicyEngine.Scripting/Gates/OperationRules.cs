using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// The members that operations call, and what a script may not do with what it is allowed to name: write into what
/// belongs to somebody else, remember something from one decision to the next, join functions, let a format widen.
/// </summary>
internal sealed class OperationRules(SymbolRules rules, StorageRules storage, Action<Diagnostic> add) : OperationWalker
{
    /// <summary>A variable or a function that is declared: what its type is.</summary>
    public void Declared(SyntaxNode node, ISymbol? declared)
    {
        switch (declared)
        {
            case IFieldSymbol field:
                Type(node, field.Type, isKept: true);
                break;
            case ILocalSymbol local:
                Type(node, local.Type, isKept: true);
                break;
            case IMethodSymbol function:
                Type(node, function.ReturnType, isKept: true);
                foreach (var parameter in function.Parameters)
                    Type(node, parameter.Type, isKept: true);
                break;
        }
    }

    public override void DefaultVisit(IOperation operation)
    {
        if (operation.Type is { } type)
            Type(operation.Syntax, type, isKept: false);
        Names(operation);
        Look(operation);
        base.DefaultVisit(operation);
    }

    /// <summary>Types and variables that an operation names.</summary>
    private void Names(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation variable:
                Declared(operation.Syntax, variable.Symbol);
                break;
            case ILocalReferenceOperation { IsDeclaration: true } local:
                Declared(operation.Syntax, local.Local);
                break;
            case IForEachLoopOperation each:
                foreach (var local in each.Locals)
                    Declared(each.LoopControlVariable.Syntax, local);
                break;
            case IAnonymousFunctionOperation function:
                storage.Function(function);
                break;
            case ILocalFunctionOperation function:
                Declared(operation.Syntax, function.Symbol);
                break;
            case IDeclarationPatternOperation pattern:
                Declared(operation.Syntax, pattern.DeclaredSymbol);
                Type(operation.Syntax, pattern.NarrowedType, isKept: false);
                break;
            case IPatternOperation pattern:
                Type(operation.Syntax, pattern.NarrowedType, isKept: false);
                break;
            case IIsTypeOperation test:
                Type(operation.Syntax, test.TypeOperand, isKept: false);
                break;
            case ITypeOfOperation asked:
                Refuse(asked, Sentence.Of("PE0710.type"));
                break;
            case IConversionOperation conversion:
                storage.Converted(conversion);
                break;
        }
    }

    private void Type(SyntaxNode node, ITypeSymbol type, bool isKept)
    {
        if (rules.WhyRefused(type) is { } why)
            add(new("PE0720", why, ScriptUnit.LocationOf(Places.NameIn(node).GetLocation())));
        else if (isKept)
            storage.Declared(node, type);
        else
            storage.Said(node, type);
    }

    private void Look(IOperation operation)
    {
        switch (operation)
        {
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                Refuse(operation, Sentence.Of("PE0710", "dynamic"));
                break;
            case IAddressOfOperation or IFunctionPointerInvocationOperation:
                Refuse(operation, Sentence.Of("PE0710.unsafe"));
                break;
            case IEventAssignmentOperation or IEventReferenceOperation:
                Refuse(operation, "PE0720.event");
                break;
            case IInvocationOperation call:
                Member(call, call.TargetMethod);
                Call(call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Member(creation, constructor);
                if (rules.IsOutOfPlace(constructor, ".ctor") && (creation.Initializer is null || creation.Arguments.Length > 0))
                    Refuse(creation, "PE0722.items", constructor.ContainingType.Name);
                break;
            case IMemberReferenceOperation reference:
                Member(reference, reference.Member);
                break;
            case IBinaryOperation binary:
                Member(binary, binary.OperatorMethod);
                if (binary.Type?.TypeKind == TypeKind.Delegate)
                    Refuse(binary, "PE0722.joined");
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Member(operation, method);
                break;
            case IConversionOperation conversion:
                Member(conversion, conversion.OperatorMethod);
                break;
            case IListPatternOperation pattern:
                Implied(pattern, pattern.LengthSymbol, pattern.IndexerSymbol);
                break;
            case ISlicePatternOperation pattern:
                Implied(pattern, pattern.SliceSymbol);
                break;
            case IRecursivePatternOperation pattern:
                Implied(pattern, pattern.DeconstructSymbol);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                Implied(indexer, indexer.LengthSymbol, indexer.IndexerSymbol);
                break;
            case ICollectionExpressionOperation collection:
                Implied(collection, collection.ConstructMethod);
                break;
            case IAssignmentOperation assignment when assignment.Parent is not IAnonymousObjectCreationOperation:
                Assigned(assignment.Target);
                if (assignment is ICompoundAssignmentOperation compound)
                {
                    Member(compound, compound.OperatorMethod);
                    if (compound.Type?.TypeKind == TypeKind.Delegate)
                        Refuse(compound, "PE0722.joined");
                }

                if (assignment is ISimpleAssignmentOperation && assignment.Target.Type is IArrayTypeSymbol && assignment.Target is not IPropertyReferenceOperation && !Ownership.IsNew(assignment.Value.Syntax))
                    Refuse(assignment, "PE0722.second");
                break;
            case IIncrementOrDecrementOperation increment:
                Assigned(increment.Target);
                Member(increment, increment.OperatorMethod);
                break;
            case IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } place } argument when IsOfTheCompiler(place):
                Refuse(argument, "PE0720.place", place.Name);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when argument.Value is not IDeclarationExpressionOperation and not IDiscardOperation:
                Assigned(argument.Value);
                break;
        }
    }

    /// <summary>Whether the compiler says where a word was spoken: what is cited, nobody else may say.</summary>
    private static bool IsOfTheCompiler(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute" or "CallerMemberNameAttribute" or "CallerArgumentExpressionAttribute");

    private void Call(IInvocationOperation call)
    {
        var (method, type) = (call.TargetMethod, SymbolNames.Of(call.TargetMethod.ContainingType));
        if (rules.IsOutOfPlace(method, SymbolNames.Of(SymbolNames.Declared(method))) && call.Parent is not IObjectOrCollectionInitializerOperation)
            Refuse(call, "PE0722.changes", method.Name);
        if (method.Name == "ToString" && call.Arguments is [var format, ..] && format.Parameter?.Type.SpecialType == SpecialType.System_String)
            Format(format);
        if (type == "System.String" && method.Name == "Format")
            Format(call.Arguments.First(argument => argument.Parameter?.Name == "format"));
    }

    private void Format(IArgumentOperation format)
    {
        if (format.Value.ConstantValue is not { HasValue: true, Value: string or null })
            Refuse(format, "PE0712.written");
        else if (format.Value.ConstantValue.Value is string written && !TextSizes.IsShortFormat(written))
            Refuse(format, "PE0712.format");
    }

    private void Assigned(IOperation target)
    {
        switch (target)
        {
            case ITupleOperation several:
                foreach (var element in several.Elements)
                    Assigned(element);
                break;
            case IParenthesizedOperation inner:
                Assigned(inner.Operand);
                break;
            case ILocalReferenceOperation { IsDeclaration: false } local when !Ownership.IsInside(local.Syntax, local.Local):
                Refuse(target, "PE0723", local.Local.Name);
                break;
            case IParameterReferenceOperation parameter when !Ownership.IsInside(parameter.Syntax, parameter.Parameter):
                Refuse(target, "PE0723", parameter.Parameter.Name);
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } whole }:
                Assigned(whole);
                break;
            case IFieldReferenceOperation { Field: { } field } when !field.ContainingType.IsScriptClass:
                Refuse(target, "PE0722.other", field.Name);
                break;
            case IFieldReferenceOperation { Field: { } field } when Ownership.FunctionAround(target.Syntax) is not null:
                Refuse(target, "PE0723", field.Name);
                break;
            case IPropertyReferenceOperation property when target.Parent?.Parent is not IObjectOrCollectionInitializerOperation:
                Refuse(target, "PE0722.other", property.Property.Name);
                break;
            case IPropertyReferenceOperation { Property: { } property } when
                rules.WhyRefusedImplied(property.SetMethod ?? (ISymbol)property) is { } why:
                Refuse(target, why);
                break;
            case IArrayElementReferenceOperation element when !Ownership.IsOwnList(element):
                Refuse(target, "PE0722.element");
                break;
            case IInvocationOperation or IImplicitIndexerReferenceOperation:
                Refuse(target, "PE0722.this");
                break;
        }
    }

    private void Member(IOperation operation, ISymbol? member)
    {
        if (member is not null && rules.WhyRefused(member) is { } why)
            Refuse(operation, why);
    }

    private void Implied(IOperation operation, params ISymbol?[] members)
    {
        foreach (var member in members)
        {
            if (member is not null && rules.WhyRefusedImplied(member) is { } why)
                Refuse(operation, why);
        }
    }

    private void Refuse(IOperation operation, string key, params object?[] values) =>
        add(Diagnostic.Of(key, At(operation), values));

    private void Refuse(IOperation operation, Sentence why) => add(new("PE0720", why, At(operation)));

    private static SourceLocation At(IOperation operation) => ScriptUnit.LocationOf(Places.NameIn(operation.Syntax).GetLocation());

}
