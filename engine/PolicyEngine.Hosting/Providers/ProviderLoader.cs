using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Model;
using PolicyEngine.Plugins;
using PolicyEngine.Scripting;

namespace PolicyEngine.Hosting.Providers;

/// <summary>The models of a company that were built, with what stands beside them.</summary>
internal sealed record LoadedFamily(ProviderPlugin Plugin, PolicyFolder Folder, List<PolicyModel> Versions, List<PolicyModel> Contracts);

/// <summary>Loads a provider: its scripts become images, its templates are parsed, and what is wrong is collected.</summary>
/// <param name="compilers">The compilers of the host.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
/// <param name="families">Takes what is to be checked of each company, whether it serves or not.</param>
/// <param name="files">Takes the files that each script was compiled from, those that it loads among them.</param>
internal sealed class ProviderLoader(
    ScriptCompilers compilers, List<Diagnostic> diagnostics, List<LoadedFamily> families, Dictionary<string, IReadOnlyList<string>> files)
{
    /// <summary>The namespaces whose names every script may use.</summary>
    private static readonly string[] Namespaces =
        ["PolicyEngine.Authoring", "PolicyEngine.Model", "PolicyEngine.Calendars", "NodaTime", "System", "System.Linq"];

    /// <summary>What stands in scope in a provider's scripts of one kind: its own names, and the words of that kind.</summary>
    /// <param name="plugin">The provider's plugin.</param>
    /// <param name="globals">The words.</param>
    /// <param name="words">Further types whose members are words.</param>
    public static ScriptScope ScopeOf(ProviderPlugin plugin, Type globals, params IReadOnlyList<Type> words) =>
        new(globals, [typeof(EventFields), typeof(TimeWords), .. words, .. plugin.ScriptScope], Namespaces);

    /// <summary>The provider; null where something keeps it from serving, which the diagnostics then say.</summary>
    /// <param name="plugin">The company's plugin.</param>
    /// <param name="isKnown">Whether these very files are known to have nothing wrong in them, so that what only looks for errors may be left out.</param>
    public Provider? Load(ProviderPlugin plugin, bool isKnown = false)
    {
        var folder = PolicyFolder.Read(compilers.PoliciesFolder, plugin.Id, diagnostics, parsesAhead: !isKnown);
        var before = Errors();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(plugin.Zone) is not { } zone)
        {
            Report("PE0504.zone", plugin.Id, plugin.Zone);
            return null;
        }
        if (!NotificationRenderer.KnowsCulture(plugin.Culture))
        {
            Report("PE0504.culture", plugin.Id, plugin.Culture);
            return null;
        }
        var compiler = compilers.For(plugin);
        ScriptBuild Make(string script) => ScriptBuild.Of(compiler, script, new PolicyScript(plugin.Vocabulary, zone), isKnown);
        // Where nothing has anything to say, no order is to be kept: each core takes a script.
        var newest = folder.Scripts().LastOrDefault();
        var ahead = isKnown ? folder.Contracts().Concat(folder.Scripts()).ToDictionary(script => script, script => Task.Run(() => Ahead(Make(script), script == newest))) : null;
        ScriptBuild Build(string script) => Say(script, ahead is null ? Make(script) : ahead[script].GetAwaiter().GetResult());
        var contracts = folder.Contracts()
            .Select(script => (Script: script, Build(script).Model))
            .Where(contract => contract.Model is not null)
            .Select(contract => (contract.Script, Model: contract.Model!))
            .ToList();
        var ofContracts = folder.Contracts().SelectMany(script => files[script]).ToList();
        var versions = new List<PolicyVersion>();
        var family = new LoadedFamily(plugin, folder, [], [.. contracts.Select(contract => contract.Model)]);
        families.Add(family);
        foreach (var script in folder.Scripts())
        {
            if (Build(script) is not { Model: { } model } built)
                continue;
            var own = contracts.Select(contract => contract.Model).Where(contract => contract.Identity.Id == model.Identity.Id).ToList();
            family.Versions.Add(model);
            var findings = own.SelectMany(contract => ContractChecks.Check(contract, model)).ToList();
            diagnostics.AddRange(findings);
            family.Contracts.RemoveAll(contract => findings.Exists(finding => finding.At.File == contract.At.File));
            if (findings.Count > 0)
                continue;
            var version = new PolicyVersion(model, built.Image, folder.Revision(built.Files.Concat(ofContracts)), own);
            versions.Add(isKnown ? version : version.Complete());
        }
        CheckVersions(versions, plugin.Id);
        foreach (var (script, model) in contracts.Where(contract => versions.Count > 0 && versions.TrueForAll(version => version.Model.Identity.Id != contract.Model.Identity.Id)))
            Report("PE0316", script, model.Identity.Id);
        if (!isKnown)
        {
            var models = versions.Select(version => version.Model).ToList();
            diagnostics.AddRange(NotificationChecks.Unreadable(folder));
            diagnostics.AddRange(PolicyChecks.Unexempted(NotificationChecks.Find(folder, models), models));
        }
        return Errors() > before ? null : new Provider(plugin, versions, folder);
    }

    /// <summary>
    /// Begins the image of the newest version, which is likely to be asked for; whoever loads does not wait for it. Others
    /// may never be asked for.
    /// </summary>
    private static ScriptBuild Ahead(ScriptBuild built, bool isNewest)
    {
        if (isNewest && built.Model is { ContractOf: null })
            _ = Task.Run(() => built.Image.Value);
        return built;
    }

    /// <summary>Notes what became of a script.</summary>
    private ScriptBuild Say(string script, ScriptBuild built)
    {
        diagnostics.AddRange(built.Found);
        files[script] = built.Files;
        return built;
    }

    private void CheckVersions(List<PolicyVersion> versions, string provider)
    {
        if (versions.Count == 0 && Errors() == 0)
            Report("PE0505", provider, provider);
        foreach (var version in versions)
        {
            var same = versions.FindAll(other => other.From == version.From);
            if (same.Count > 1 && same[0] == version)
                Report("PE0506", provider, Sentence.AllOf(same.Select(other => other.Name)));
        }
    }

    private int Errors() => diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    private void Report(string key, string file, params object?[] values) =>
        diagnostics.Add(Diagnostic.Of(key, new SourceLocation(file), values));
}
