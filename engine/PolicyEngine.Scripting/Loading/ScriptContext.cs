using System.Reflection;
using System.Runtime.Loader;

namespace PolicyEngine.Scripting.Loading;

/// <summary>Holds one loaded script. What the script refers to it takes from those that hold it already.</summary>
internal sealed class ScriptContext(string name, SharedReferences references)
    : AssemblyLoadContext(name, isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) => references.Find(assemblyName);
}
