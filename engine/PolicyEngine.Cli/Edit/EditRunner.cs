using PolicyEngine.Hosting.Editing;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Testing.Scenarios;

namespace PolicyEngine.Cli.Edit;

/// <summary>Writes the editor's files of one provider, or of all.</summary>
internal sealed class EditRunner(string? asked, string? given)
{
    private static readonly EditedKind[] Kinds = [EditedKind.Policies, ScenarioLoader.Edited];

    public int Run()
    {
        if (Workspace.Find(given) is not { } workspace)
            return ExitCode.Fault;
        var known = new List<string>();
        var failed = false;
        foreach (var folder in PluginCatalog.Discover(workspace))
        {
            var load = new PluginLoader(workspace).Load(folder);
            if (load.Failure is { } failure)
            {
                Console.Error.WriteLine(Speech.Say(failure));
                failed = true;
                continue;
            }

            using var plugin = load.Plugin!;
            known.Add(plugin.Provider.Id);
            if (asked is null || asked == plugin.Provider.Id)
                Write(workspace, plugin, folder);
        }

        if (known.Count == 0 && !failed)
            return Workspace.Fail("PE0508");
        if (asked is not null && !known.Contains(asked))
            return Workspace.Fail("PE0403", asked, known);
        return failed ? ExitCode.Fault : ExitCode.Done;
    }

    private static void Write(string workspace, LoadedPlugin plugin, string folder)
    {
        var target = Path.Combine(workspace, Workspace.OwnFolder, "edit", plugin.Provider.Id);
        var scripts = Kinds.Sum(kind => EditorFiles.Write(workspace, (plugin, folder), kind, target).Count);
        Console.Out.WriteLine(Speech.Say("edit.written", plugin.Provider.Id, target, scripts));
    }
}
