using System.Reflection;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// The words that a scope brings along: its types with the public types nested in them, and whatever types of the
/// same assemblies their public members speak of. The engine's own stand in the list by name, and are left to it.
/// </summary>
internal static class ScopeWords
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;

    private static readonly string Engine = typeof(Diagnostics.Diagnostic).Assembly.GetName().Name!;

    /// <summary>Their full names, as metadata writes them.</summary>
    public static IEnumerable<string> Of(ScriptScope scope)
    {
        var roots = scope.Words.Prepend(scope.Globals).Where(type => type.Assembly.GetName().Name != Engine).ToArray();
        var own = roots.Select(type => type.Assembly).ToHashSet();
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(roots);
        while (waiting.TryDequeue(out var type))
        {
            if (!own.Contains(type.Assembly) || !found.Add(type))
                continue;
            foreach (var spoken in type.GetNestedTypes(Visible).Concat(SpokenOf(type)).SelectMany(Parts))
                waiting.Enqueue(spoken);
        }

        return found.Select(type => type.FullName!);
    }

    private static IEnumerable<Type> SpokenOf(Type type) =>
        type.GetFields(Visible).Select(field => field.FieldType)
            .Concat(type.GetProperties(Visible).Select(property => property.PropertyType))
            .Concat(type.GetMethods(Visible).SelectMany(Signature))
            .Concat(type.GetConstructors(Visible).SelectMany(Signature))
            .Append(type.BaseType ?? typeof(object));

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
