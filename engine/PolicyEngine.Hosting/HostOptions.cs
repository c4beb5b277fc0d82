using PolicyEngine.Scripting.Cache;

namespace PolicyEngine.Hosting;

/// <summary>How a host is opened. Immutable.</summary>
public sealed record HostOptions
{
    /// <summary>Where compiled scripts are kept from one process to the next. Null, the default: nowhere.</summary>
    public ScriptCache? Cache { get; init; }

    /// <summary>
    /// Whether a company that loaded without a word before, and of which nothing has changed since, as the cache
    /// remembers, is loaded only when an event comes for it or somebody asks for more than its id. Default: no.
    /// </summary>
    public bool LoadsWhenNeeded { get; init; }
}

/// <summary>Code that a host has loaded and that is still in memory, in use or not yet collected.</summary>
/// <param name="Scripts">Loaded scripts, of all revisions. Those without conditions in code leave once they have run.</param>
/// <param name="Plugins">Loaded plugins.</param>
public readonly record struct CodeInMemory(int Scripts, int Plugins);
