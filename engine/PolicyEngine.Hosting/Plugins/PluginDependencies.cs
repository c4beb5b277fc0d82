using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// Checks, before anything is loaded, that a plugin has what it needs. Without this a missing library would come to
/// light at its first use, in the middle of an event.
/// </summary>
internal static class PluginDependencies
{
    public static Diagnostic? Check(PluginFiles files, PluginManifest manifest, string shownFolder) =>
        Listed(files, manifest, shownFolder) ?? Referenced(files, manifest, shownFolder);

    /// <summary>Every library that the build wrote into <c>deps.json</c> has to be there, except those of the host's.</summary>
    private static Diagnostic? Listed(PluginFiles files, PluginManifest manifest, string shownFolder)
    {
        var name = Path.ChangeExtension(manifest.Assembly, ".deps.json");
        if (!files.TryGet(name, out _))
            return null;
        DepsFile deps;
        try
        {
            deps = DepsFile.Parse(files.Text(name));
        }
        catch (JsonException e)
        {
            return Diagnostic.Of(
                "PE0201.build", new($"{shownFolder}/{name}", (int)(e.LineNumber ?? -1) + 1, (int)(e.BytePositionInLine ?? -1) + 1));
        }

        var missing =
            from asset in deps.Assemblies
            let library = Path.GetFileNameWithoutExtension(asset)
            where !files.TryGet(Path.GetFileName(asset), out _) && !files.TryGet(asset, out _)
            where HostAssemblies.FindShared(library) is null
            select library;
        return missing.FirstOrDefault() is { } first ? Missing(manifest, shownFolder, first) : null;
    }

    private static Diagnostic? Referenced(PluginFiles files, PluginManifest manifest, string shownFolder)
    {
        foreach (var reference in ReferencesOf(files, manifest.Assembly))
        {
            var host = HostAssemblies.FindShared(reference.Name!)?.GetName().Version;
            if (host is null && files.TryGet($"{reference.Name}.dll", out _))
                continue;
            host ??= HostAssemblies.FrameworkVersion(reference.Name!);
            if (host is null)
                return Missing(manifest, shownFolder, reference.Name!);
            if (host < reference.Version)
            {
                return Diagnostic.Of(
                    "PE0206", new($"{shownFolder}/{manifest.Assembly}"), manifest.Id, reference.Name, reference.Version, host);
            }
        }

        return null;
    }

    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    private static IEnumerable<AssemblyName> ReferencesOf(PluginFiles files, string assembly)
    {
        using var image = new PEReader(new MemoryStream(files.TryGet(assembly, out var bytes) ? bytes : []));
        if (!image.HasMetadata)
            throw new BadImageFormatException();
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    private static Diagnostic Missing(PluginManifest manifest, string shownFolder, string library) =>
        Diagnostic.Of("PE0205", new($"{shownFolder}/{manifest.Assembly}"), manifest.Id, library);
}
