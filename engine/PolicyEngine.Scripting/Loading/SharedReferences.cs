using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// The assemblies that a scope's scripts see, as they are loaded: what <see cref="MetadataReferences"/> reads for the
/// compiler comes from the same, so a script is compiled against, and runs against, one identity of each type, in
/// whatever load context a plugin stands and whatever its file has become since. Knows nothing of the compiler, which
/// a start from the cache does not load.
/// </summary>
internal sealed class SharedReferences
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    /// <summary>A command that brings .NET along has it in its own folder, beside libraries that are not .NET's.</summary>
    private static readonly bool IsFrameworkAlone = FrameworkFolder != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>The tokens of the keys with which .NET's own assemblies are signed.</summary>
    private static readonly string[] PlatformKeys = ["7cec85d7bea7798e", "b03f5f7f11d50a3a", "b77a5c561934e089", "cc7b13ffcd2ddd51"];

    private readonly Dictionary<string, Assembly> loaded;

    private SharedReferences(ImmutableArray<Assembly> visible, Dictionary<string, Assembly> loaded) =>
        (Visible, this.loaded) = (visible, loaded);

    /// <summary>Every assembly whose names a script can say.</summary>
    public ImmutableArray<Assembly> Visible { get; }

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
        ImmutableArray<Assembly> visible = [.. seen.DistinctBy(a => a.GetName().Name, StringComparer.OrdinalIgnoreCase)];
        var own = visible.Where(a => !IsFramework(a));
        return new(visible, own.ToDictionary(a => a.GetName().Name!, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The loaded assembly of that name; null for the platform's own, which every context shares anyway.</summary>
    public Assembly? Find(AssemblyName name) => loaded.GetValueOrDefault(name.Name!);

    private static bool IsFramework(Assembly assembly) =>
        !assembly.IsCollectible && FrameworkFolder.Length > 0 && Path.GetDirectoryName(assembly.Location) == FrameworkFolder
        && (IsFrameworkAlone || PlatformKeys.Contains(Convert.ToHexStringLower(assembly.GetName().GetPublicKeyToken() ?? [])));

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
}
