using System.Text;
using System.Text.Json;
using PolicyEngine.Authoring;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Editing;

namespace PolicyEngine.Hosting.Editing;

/// <summary>
/// Writes what an editor needs to complete the words of a provider's scripts and to underline what is wrong: the words
/// as an assembly, a response file for editors that know scripts, and a project for each script for those that know
/// projects alone. All of it can be made again at any time and belongs to this machine.
/// </summary>
public static class EditorFiles
{
    /// <summary>The response file's name.</summary>
    public const string ResponseFile = "script.rsp";

    /// <summary>What tells OmniSharp of the response file; it stands beside the scripts.</summary>
    public const string OmniSharp = "omnisharp.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the files of one provider's scripts of one kind.</summary>
    /// <param name="workspace">The folder that holds plugins and policies.</param>
    /// <param name="plugin">The provider's plugin, and the folder that its build wrote.</param>
    /// <param name="kind">The kind of scripts.</param>
    /// <param name="target">The provider's folder to write to, e.g. <c>.policyengine/edit/acme</c>.</param>
    /// <returns>The scripts that have a project; the others load further files, which only editors that know scripts follow.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string workspace, (LoadedPlugin Loaded, string Folder) plugin, EditedKind kind, string target)
    {
        var scope = kind.ScopeOf(plugin.Loaded);
        var policies = Path.Combine(Path.GetFullPath(workspace), "policies", plugin.Loaded.Provider.Id);
        target = Path.GetFullPath(Path.Combine(target, kind.Name));
        Directory.CreateDirectory(target);
        var words = Path.Combine(target, "PolicyEngine.Design.dll");
        var (assembly, documentation) = DesignTimeWords.Emit(scope);
        File.WriteAllBytes(words, assembly);
        File.WriteAllBytes(Path.ChangeExtension(words, ".xml"), documentation);

        string[] references = [words, .. References(scope, plugin.Folder)];
        string[] imports = [DesignTimeWords.ClassName, .. scope.Words.Select(type => type.FullName!.Replace('+', '.'))];
        Write(Path.Combine(target, ResponseFile), ResponseText(references, [.. scope.Namespaces, .. imports]));
        Write(Path.Combine(target, "Usings.cs"), UsingsText(scope.Namespaces, imports));
        if (Directory.Exists(Path.Combine(policies, kind.Folders[0])))
            Write(Path.Combine(policies, kind.Folders[0], OmniSharp), OmniSharpText(Path.Combine(target, ResponseFile)));
        var projects = new List<string>();
        foreach (var script in Scripts(policies, kind).Where(StandsAlone))
        {
            var name = Path.GetRelativePath(policies, script).Replace(Path.DirectorySeparatorChar, '.')[..^".csx".Length];
            Write(Path.Combine(target, name, name + ".csproj"), ProjectText(script, references));
            projects.Add(script);
        }

        return projects;
    }

    private static IEnumerable<string> Scripts(string policies, EditedKind kind) =>
        kind.Folders.Select(folder => Path.Combine(policies, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csx"))
            .Where(file => !Path.GetFileName(file).StartsWith('_'))
            .Order(StringComparer.Ordinal);

    private static bool StandsAlone(string script) =>
        !File.ReadLines(script).Any(line => line.StartsWith("#load", StringComparison.Ordinal));

    /// <summary>The assemblies of the words, as files: the host's own stand beside it, the plugin's in its built folder.</summary>
    private static IEnumerable<string> References(ScriptScope scope, string pluginFolder)
    {
        var hosts = new[] { typeof(PolicyScript), typeof(NodaTime.Instant), typeof(Newtonsoft.Json.Linq.JObject) }.Select(type => type.Assembly.Location);
        var plugins = Directory.EnumerateFiles(pluginFolder, "*.dll")
            .Where(file => HostAssemblies.FindShared(Path.GetFileNameWithoutExtension(file)) is null)
            .Order(StringComparer.Ordinal)
            .Select(Path.GetFullPath);
        return hosts.Concat(scope.Words.Prepend(scope.Globals).Select(type => type.Assembly.Location)).Concat(plugins).Where(file => file.Length > 0).Distinct();
    }

    private static string ResponseText(IEnumerable<string> references, IEnumerable<string> imports) => string.Concat(
        references.Select(file => $"-r:\"{file}\"\n").Concat(imports.Select(import => $"-u:{import}\n")));

    private static string UsingsText(IEnumerable<string> namespaces, IEnumerable<string> types) => string.Concat(
        namespaces.Select(name => $"global using {name};\n").Concat(types.Select(type => $"global using static {type};\n")));

    private static string OmniSharpText(string responseFile) => JsonSerializer.Serialize(
        new { script = new { enabled = true, defaultTargetFramework = "net10.0", rspFilePath = responseFile } }, Indented) + "\n";

    /// <summary>It imports nothing of the repository around it, so that it compiles the same wherever it stands.</summary>
    private static string ProjectText(string script, IEnumerable<string> references) => $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
            <LangVersion>14</LangVersion>
            <Nullable>disable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="{Escaped(script)}" />
            <Compile Include="../Usings.cs" />
        {string.Join('\n', references.Select(file => $"    <Reference Include=\"{Escaped(file)}\" Private=\"false\" />"))}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>

        """;

    private static string Escaped(string path) => System.Security.SecurityElement.Escape(path);

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, Utf8);
    }
}
