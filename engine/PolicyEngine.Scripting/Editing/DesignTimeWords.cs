using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Scripting.Editing;

/// <summary>
/// A scope's words as an editor understands them. An editor knows no globals object, so each of its public members
/// becomes a static one of a class that the editor imports. They only have the right shape, and are never run.
/// </summary>
public static class DesignTimeWords
{
    /// <summary>The class that holds the words, with its namespace; its assembly has the same name.</summary>
    public const string ClassName = "PolicyEngine.Design.Words";

    private const string AssemblyName = "PolicyEngine.Design";

    private static readonly SymbolDisplayFormat Parameter = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>The assembly that holds the words of a scope, and what their documentation says.</summary>
    /// <exception cref="InvalidOperationException">A bug: the words do not compile.</exception>
    public static (byte[] Assembly, byte[] Documentation) Emit(ScriptScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var references = MetadataReferences.Of(SharedReferences.Of([scope.Globals, .. scope.Words]));
        var empty = CSharpCompilation.Create(AssemblyName, [], references, new(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        var globals = empty.GetTypeByMetadataName(scope.Globals.FullName!)!;
        var tree = CSharpSyntaxTree.ParseText(Source(globals), new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Parse));
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = empty.AddSyntaxTrees(tree).Emit(assembly, xmlDocumentationStream: documentation);
        return emitted.Success
            ? (assembly.ToArray(), documentation.ToArray())
            : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }

    private static string Source(INamedTypeSymbol globals)
    {
        var source = new StringBuilder("namespace PolicyEngine.Design;\n\npublic static class Words\n{\n");
        foreach (var member in Members(globals))
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"    /// <inheritdoc cref=\"{member.GetDocumentationCommentId()}\"/>\n");
            source.Append(member switch
            {
                IMethodSymbol method => $"    public static {Name(method.ReturnType)} {method.Name}({string.Join(", ", method.Parameters.Where(IsWritten).Select(parameter => parameter.ToDisplayString(Parameter)))}) => throw null;\n",
                IPropertySymbol property => $"    public static {Name(property.Type)} {property.Name} => throw null;\n",
                _ => "",
            });
        }

        return source.Append("}\n").ToString();
    }

    /// <summary>What a script can say: the members of the globals, and of what they derive from, object apart.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol globals)
    {
        for (var type = globals; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers().Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false }))
            {
                if (member is IPropertySymbol { Parameters.IsEmpty: true } or IMethodSymbol { MethodKind: MethodKind.Ordinary })
                    yield return member;
            }
        }
    }

    /// <summary>The place in the file fills itself in: nobody writes it.</summary>
    private static bool IsWritten(IParameterSymbol parameter) =>
        !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute");

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
