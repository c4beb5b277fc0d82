using System.Runtime.Loader;

namespace PolicyEngine.Scripting;

/// <summary>
/// Knows which of the load contexts that it was shown are still in memory. <see cref="AssemblyLoadContext.All"/> does
/// not tell: it forgets a context when its unloading starts, not when it ends. Safe to call from many threads.
/// </summary>
public sealed class LeakMeter
{
    private readonly List<(string Name, WeakReference<AssemblyLoadContext> Context)> watched = [];

    /// <summary>The names of the contexts that are still in memory, the oldest first.</summary>
    public IReadOnlyList<string> Live
    {
        get
        {
            lock (watched)
            {
                watched.RemoveAll(w => !w.Context.TryGetTarget(out _));
                return [.. watched.Select(w => w.Name)];
            }
        }
    }

    /// <summary>Watches a context, without keeping it.</summary>
    public void Watch(AssemblyLoadContext context)
    {
        lock (watched)
        {
            watched.RemoveAll(w => !w.Context.TryGetTarget(out _));
            watched.Add((context.Name ?? "", new(context)));
        }
    }
}
