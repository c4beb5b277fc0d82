namespace PolicyEngine.Templates.BuiltIns;

/// <summary>All built-in names. Shared between renders; what they remember stands in <see cref="BuiltInState"/>.</summary>
internal static class BuiltInCatalog
{
    public static readonly IReadOnlyDictionary<string, object?> Globals = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["array"] = ArrayFunctions.Namespace,
        ["date"] = DateFunctions.Namespace,
        ["html"] = HtmlFunctions.Namespace,
        ["math"] = MathFunctions.Namespace,
        ["object"] = ObjectFunctions.Namespace,
        ["regex"] = RegexFunctions.Namespace,
        ["string"] = StringFunctions.Namespace,
        ["timespan"] = TimespanFunctions.Namespace,
        ["include"] = IncludeFunctions.Include,
        ["include_join"] = IncludeFunctions.IncludeJoin,
        ["raw"] = HtmlFunctions.Raw,
        ["empty"] = EmptyValue.Instance,
        ["blank"] = EmptyValue.Instance,
    };

    /// <summary>The function of a group, by both names; null where there is none.</summary>
    public static BuiltInFunction? Find(string group, string function) =>
        Globals.TryGetValue(group, out var found) && found is BuiltInNamespace members ? members.Members.GetValueOrDefault(function) : null;
}
