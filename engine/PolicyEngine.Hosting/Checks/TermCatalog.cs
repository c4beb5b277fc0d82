using System.Reflection;
using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Checks;

/// <summary>The names that a plugin puts in scope of its scripts.</summary>
internal static class TermCatalog
{
    public static IReadOnlyCollection<Term> Of(ProviderPlugin plugin) =>
        [.. plugin.ScriptScope.SelectMany(TermsOf).Concat(plugin.Vocabulary.Roles).Concat(plugin.Vocabulary.Statuses)];

    private static IEnumerable<Term> TermsOf(Type type)
    {
        const BindingFlags InScope = BindingFlags.Public | BindingFlags.Static;
        return type.GetFields(InScope).Select(field => field.GetValue(null))
            .Concat(type.GetProperties(InScope).Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(null)))
            .OfType<Term>()
            .Concat(type.GetNestedTypes().SelectMany(TermsOf));
    }
}
