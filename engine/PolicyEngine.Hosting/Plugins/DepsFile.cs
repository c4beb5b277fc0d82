using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// The shape of the <c>deps.json</c> that a build writes. The platform's resolver takes that shape for granted: of
/// JSON with any other it makes a crash of the whole process. So it is read strictly here first, and what does not
/// fit, down to a number where a text belongs, never reaches the resolver.
/// </summary>
internal sealed record DepsFile(
    DepsFile.Target RuntimeTarget,
    Dictionary<string, Dictionary<string, DepsFile.Entry>> Targets,
    Dictionary<string, DepsFile.Library> Libraries,
    Dictionary<string, string[]>? Runtimes = null)
{
    internal sealed record Target(string Name, string? Signature = null);

    internal sealed record Library(string Type, bool Serviceable, string Sha512, string? Path = null, string? HashPath = null);

    /// <summary>One library's files by kind, each with what is said of it.</summary>
    internal sealed record Entry(
        Dictionary<string, string>? Dependencies = null,
        Dictionary<string, Dictionary<string, string>>? Runtime = null,
        Dictionary<string, Dictionary<string, string>>? Native = null,
        Dictionary<string, Dictionary<string, string>>? Resources = null,
        Dictionary<string, Dictionary<string, string>>? RuntimeTargets = null);

    /// <summary>The managed files that the plugin runs with, as paths in their packages.</summary>
    public IEnumerable<string> Assemblies =>
        from target in Targets.Values
        from library in target.Values
        from file in library.Runtime?.Keys ?? Enumerable.Empty<string>()
        select file;

    /// <exception cref="JsonException">The text is not JSON, or of another shape.</exception>
    public static DepsFile Parse(string text) =>
        JsonSerializer.Deserialize(text, DepsFileReader.Default.DepsFile) ?? throw new JsonException("It is empty.");
}

/// <summary>The reader of <see cref="DepsFile"/>, written by the compiler: one made at run time costs a start 30 ms.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DepsFile))]
internal sealed partial class DepsFileReader : JsonSerializerContext;
