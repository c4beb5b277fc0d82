using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Scripting.Cache;

/// <summary>
/// What a script's compiled form depends on beside its own texts: the engine and compiler that made it, the words in
/// scope, and every assembly that it refers to. An assembly's module version id is a hash of all that it was built
/// from. Immutable.
/// </summary>
internal sealed class ScopeMark
{
    private readonly byte[] hash;

    private ScopeMark(byte[] hash) => this.hash = hash;

    public static ScopeMark Of(ScriptScope scope, SharedReferences references)
    {
        // The compiler itself is not asked for its version: that would load it.
        var engine = typeof(ScopeMark).Assembly;
        var lines = new List<string> { $"entry {CacheEntry.Version}", $"engine {engine.ManifestModule.ModuleVersionId}" };
        lines.AddRange(engine.GetReferencedAssemblies().Select(made => $"made with {made.FullName}").Order(StringComparer.Ordinal));
        lines.Add($"globals {scope.Globals.AssemblyQualifiedName}");
        lines.AddRange(scope.Words.Select(word => $"words {word.AssemblyQualifiedName}"));
        lines.AddRange(scope.Namespaces.Select(name => $"namespace {name}"));
        lines.AddRange(references.Visible.Select(assembly => $"refers to {assembly.FullName} {assembly.ManifestModule.ModuleVersionId}"));
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <summary>The key of a script's compiled form: the scope, where the script stands, and its text.</summary>
    public byte[] KeyOf(string path, byte[] textHash)
    {
        using var key = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        key.AppendData(hash);
        key.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        key.AppendData(textHash);
        return key.GetHashAndReset();
    }
}
