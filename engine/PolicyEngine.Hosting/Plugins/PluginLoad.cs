using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>How a load ended: with a plugin, or with what was wrong and what would do. Exactly one of the two is there.</summary>
public sealed class PluginLoad
{
    internal PluginLoad(LoadedPlugin plugin) => Plugin = plugin;

    internal PluginLoad(Diagnostic failure) => Failure = failure;

    /// <summary>The plugin, which the caller disposes.</summary>
    public LoadedPlugin? Plugin { get; }

    /// <summary>Why there is no plugin.</summary>
    public Diagnostic? Failure { get; }

    /// <summary>Whether there is a plugin.</summary>
    [MemberNotNullWhen(true, nameof(Plugin))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Success => Plugin is not null;
}
