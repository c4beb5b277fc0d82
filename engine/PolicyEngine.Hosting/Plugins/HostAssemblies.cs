using System.Reflection;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// The assemblies that a plugin has from the host. They are the contract, the two libraries whose types the contract
/// speaks of, and .NET itself. A plugin's own copies of the first three are ignored: a type with two identities could
/// not cross the border. Everything else a plugin brings along.
/// </summary>
internal static class HostAssemblies
{
    private static readonly Dictionary<string, Assembly> Shared =
        new[] { typeof(ProviderPlugin).Assembly, typeof(JObject).Assembly, typeof(Instant).Assembly }
            .ToDictionary(a => a.GetName().Name!, StringComparer.OrdinalIgnoreCase);

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The host's own, where the assembly is one that every plugin shares with it.</summary>
    public static Assembly? FindShared(string name) => Shared.GetValueOrDefault(name);

    /// <summary>Whether .NET has an assembly of that name.</summary>
    public static bool IsFramework(string name) => File.Exists(PathOf(name));

    /// <summary>The version of .NET's own assembly of that name; null where .NET has none.</summary>
    public static Version? FrameworkVersion(string name) => IsFramework(name) ? AssemblyName.GetAssemblyName(PathOf(name)).Version : null;

    private static string PathOf(string name) => Path.Combine(FrameworkFolder, $"{name}.dll");
}
