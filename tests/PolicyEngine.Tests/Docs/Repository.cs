using NUnit.Framework;
using PolicyEngine.Hosting;

namespace PolicyEngine.Tests.Docs;

/// <summary>The repository that these tests run in, for what its documents promise.</summary>
internal static class Repository
{
    public static string Root { get; } = PolicyHost.FindWorkspace(TestContext.CurrentContext.TestDirectory)
        ?? throw new DirectoryNotFoundException("The tests run outside the repository.");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A file's text with line feeds alone.</summary>
    public static string Text(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>The files below a folder that people wrote; what a build wrote is left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal));
}
