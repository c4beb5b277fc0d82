using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PolicyEngine.Scripting.Loading;

/// <summary>Loaded assemblies as the compiler reads them.</summary>
internal static class MetadataReferences
{
    /// <summary>Made once for each assembly of the process: the compiler keeps its symbols with them.</summary>
    private static readonly ConditionalWeakTable<Assembly, MetadataReference> Known = [];

    public static ImmutableArray<MetadataReference> Of(SharedReferences references) =>
        [.. references.Visible.Select(assembly => Known.GetValue(assembly, Read))];

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
