using NUnit.Framework;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests;

/// <summary>
/// Files that hold what is expected word for word. With POLICYENGINE_WRITE_GOLDENS=1 in the environment they are written
/// anew instead of compared: read the difference before committing it.
/// </summary>
internal static class Goldens
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("POLICYENGINE_WRITE_GOLDENS") == "1";

    /// <param name="file">The file, relative to the repository.</param>
    /// <param name="text">What it should hold, with line feeds.</param>
    public static void Check(string file, string text)
    {
        var path = Repository.PathOf(file);
        if (Write)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.That(File.Exists(path) ? Repository.Text(file) : "", Is.EqualTo(text), $"{file} differs; POLICYENGINE_WRITE_GOLDENS=1 writes it anew");
    }
}
