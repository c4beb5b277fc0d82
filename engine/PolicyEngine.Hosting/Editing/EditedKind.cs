using PolicyEngine.Authoring;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Scripting;

namespace PolicyEngine.Hosting.Editing;

/// <summary>A kind of scripts that are edited, with words of its own. Immutable.</summary>
/// <param name="Name">Its part of the target folder; empty for the policies themselves.</param>
/// <param name="Folders">Where its scripts stand in a provider's folder, the first of them with the editor's own file beside them.</param>
/// <param name="Globals">The type whose members are its words.</param>
/// <param name="Words">Further types whose members are words.</param>
public sealed record EditedKind(string Name, IReadOnlyList<string> Folders, Type Globals, IReadOnlyList<Type> Words)
{
    /// <summary>Policies and contracts.</summary>
    public static EditedKind Policies { get; } = new("", ["", "contracts"], typeof(PolicyScript), []);

    internal ScriptScope ScopeOf(LoadedPlugin plugin) => ProviderLoader.ScopeOf(plugin.Provider, Globals, Words);
}
