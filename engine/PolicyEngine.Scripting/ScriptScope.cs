namespace PolicyEngine.Scripting;

/// <summary>What stands in scope in a script by its bare name. Immutable.</summary>
/// <remarks>
/// It holds types, so it keeps a plugin's load context alive for as long as it (or a compiler made from it) lives:
/// drop both before expecting a disposed plugin to be collected.
/// </remarks>
/// <param name="Globals">A public class: an instance is handed to each run, and its public members are the words of the language.</param>
/// <param name="Words">Public types whose static members, extension members and nested types are imported: a plugin's vocabulary.</param>
/// <param name="Namespaces">Namespaces whose types are imported.</param>
public sealed record ScriptScope(Type Globals, IReadOnlyList<Type> Words, IReadOnlyList<string> Namespaces);
