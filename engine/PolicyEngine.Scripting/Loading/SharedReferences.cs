using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// The assemblies that a scope's scripts see, both as the compiler reads them and as they are loaded. Both come from
/// the loaded assembly itself, so a script is compiled against, and runs against, one identity of each type, in
/// whatever load context a plugin stands and whatever its file has become since.
/// </summary>
internal sealed class SharedReferences
{
    /// <summary>Made once for each assembly of the process: the compiler keeps its symbols with them.</summary>
    private static readonly ConditionalWeakTable<Assembly, MetadataReference> Known = [];

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    private readonly Dictionary<string, Assembly> loaded;

    private SharedReferences(ImmutableArray<MetadataReference> metadata, Dictionary<string, Assembly> loaded) =>
        (Metadata, this.loaded) = (metadata, loaded);

    public ImmutableArray<MetadataReference> Metadata { get; }

    public static SharedReferences Of(IEnumerable<Type> types)
    {
        Assembly[] framework =
        [
            typeof(object).Assembly,
            typeof(Enumerable).Assembly,
            typeof(HashSet<>).Assembly,
            Assembly.Load("System.Runtime"),
        ];
        var seen = new HashSet<Assembly>(framework);
        var waiting = new Queue<Assembly>(types.Select(type => type.Assembly));
        while (waiting.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly) || IsFramework(assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (TryLoad(assembly, name) is { } referenced)
                    waiting.Enqueue(referenced);
            }
        }

        // Of two versions of one library, the script sees the one that is nearest to its own words.
        var visible = seen.DistinctBy(a => a.GetName().Name, StringComparer.OrdinalIgnoreCase).ToArray();
        var own = visible.Where(a => !IsFramework(a));
        return new([.. visible.Select(ReferenceTo)], own.ToDictionary(a => a.GetName().Name!, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The loaded assembly of that name; null for the platform's own, which every context shares anyway.</summary>
    public Assembly? Find(AssemblyName name) => loaded.GetValueOrDefault(name.Name!);

    private static bool IsFramework(Assembly assembly) =>
        !assembly.IsCollectible && FrameworkFolder.Length > 0 && Path.GetDirectoryName(assembly.Location) == FrameworkFolder;

    private static Assembly? TryLoad(Assembly from, AssemblyName name)
    {
        try
        {
            return AssemblyLoadContext.GetLoadContext(from)!.LoadFromAssemblyName(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null; // Only a script that uses what it declares would miss it, and the compiler will say which.
        }
    }

    private static MetadataReference ReferenceTo(Assembly assembly) => Known.GetValue(assembly, Read);

    private static unsafe MetadataReference Read(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var blob, out var length))
            throw new ArgumentException($"{assembly.GetName().Name} has no metadata, so no script can refer to it.");
        if (!assembly.IsCollectible)
            return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference();

        // A plugin's image goes when the plugin goes, and the compiler may still hold its reference then: copy it.
        var copy = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        new ReadOnlySpan<byte>(blob, length).CopyTo(copy);
        var at = (nint)Unsafe.AsPointer(ref copy[0]);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata(at, length, () => GC.KeepAlive(copy))).GetReference();
    }
}
