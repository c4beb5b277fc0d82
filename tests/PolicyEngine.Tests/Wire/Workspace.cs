using NUnit.Framework;
using PolicyEngine.Hosting;

namespace PolicyEngine.Tests.Wire;

/// <summary>The repository's own workspace, with the plugin as it was built and the policies as they are written.</summary>
[SetUpFixture]
internal sealed class Workspace
{
    private static PolicyHost? host;

    public static string Folder { get; } = FindFolder();

    /// <summary>Opened once: a run of its own keeps each test's tickets apart.</summary>
    public static PolicyHost Host => host ??= Open(Folder);

    public static string Policies => Path.Combine(Folder, "policies", "masnegocio");

    public static PolicyHost Open(string folder)
    {
        var opened = PolicyHost.Open(folder);
        Assert.That(opened.Diagnostics, Is.Empty, "the workspace loads without a word");
        return opened;
    }

    [OneTimeTearDown]
    public void Close()
    {
        host?.Dispose();
        host = null;
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PolicyEngine.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not stand inside the repository.");
    }
}
