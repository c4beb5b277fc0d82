namespace PolicyEngine.Diagnostics;

/// <summary>A language in which messages are written. What is decided, and so every effect, is the same in all of them.</summary>
public enum Language
{
    English,
    Spanish,
}

/// <summary>Languages by the tags that people and machines write.</summary>
public static class Languages
{
    /// <summary>
    /// The language of a tag: <c>es</c>, <c>es-MX</c>, <c>es_CO.UTF-8</c>; null where messages are not written in it.
    /// Pure; it is the caller who asks the environment.
    /// </summary>
    public static Language? Of(string? tag) => tag?.Split('-', '_', '.', '@')[0].ToLowerInvariant() switch
    {
        "en" => Language.English,
        "es" => Language.Spanish,
        _ => null,
    };
}
