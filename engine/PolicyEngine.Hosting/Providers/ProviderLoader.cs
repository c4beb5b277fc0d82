using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Checks;
using PolicyEngine.Compilation;
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
        var contracts = folder.Contracts()
            .Select(script => (Script: script, Built: Build(compiler, script, plugin.Vocabulary, zone)))
            .Where(contract => contract.Built is not null)
            .Select(contract => (contract.Script, contract.Built!.Value.Model))
            .ToList();
        var ofContracts = folder.Contracts().SelectMany(script => files[script]).ToList();
        var versions = new List<PolicyVersion>();
        var family = new LoadedFamily(plugin, folder, [], [.. contracts.Select(contract => contract.Model)]);
        families.Add(family);
        foreach (var script in folder.Scripts())
        {
            if (Build(compiler, script, plugin.Vocabulary, zone) is not { } built)
                continue;
            var own = contracts.Select(contract => contract.Model).Where(contract => contract.Identity.Id == built.Model.Identity.Id).ToList();
            family.Versions.Add(built.Model);
            var findings = own.SelectMany(contract => ContractChecks.Check(contract, built.Model)).ToList();
            diagnostics.AddRange(findings);
            family.Contracts.RemoveAll(contract => findings.Exists(finding => finding.At.File == contract.At.File));
            if (findings.Count > 0)
                continue;
            versions.Add(new PolicyVersion(ImageCompiler.Compile(built.Model), folder.Revision(built.Files.Concat(ofContracts)), own));
        }
        CheckVersions(versions, plugin.Id);
        foreach (var (script, model) in contracts.Where(contract => versions.Count > 0 && versions.TrueForAll(version => version.Image.Identity.Id != contract.Model.Identity.Id)))
            Report("PE0316", script, model.Identity.Id);
        if (!isKnown)
        {
            var models = versions.Select(version => version.Image.Model).ToList();
            diagnostics.AddRange(NotificationChecks.Unreadable(folder));
            diagnostics.AddRange(PolicyChecks.Unexempted(NotificationChecks.Find(folder, models), models));
        }
        return Errors() > before ? null : new Provider(plugin, versions, folder);
    }

    private (PolicyModel Model, IReadOnlyList<string> Files)? Build(
        ScriptCompiler compiler, string script, Vocabulary vocabulary, DateTimeZone zone)
    {
        var compiled = compiler.Compile(script);
        diagnostics.AddRange(compiled.Diagnostics);
        files[script] = compiled.Files;
        if (!compiled.Success)
            return null;
        var words = new PolicyScript(vocabulary, zone);
        if (compiler.Run(compiled, words).Failure is { } failure)
        {
            diagnostics.Add(failure);
            return null;
        }
        var result = words.Build();
        diagnostics.AddRange(result.Diagnostics.Select(finding => finding.At.File is null or ""
            ? finding with { At = new SourceLocation(script) }
            : finding));
        return result.Model is { } model ? (model, compiled.Files) : null;
    }

    private void CheckVersions(List<PolicyVersion> versions, string provider)
    {
        if (versions.Count == 0 && Errors() == 0)
            Report("PE0505", provider, provider);
        foreach (var group in versions.GroupBy(version => version.From).Where(group => group.Count() > 1))
            Report("PE0506", provider, Sentence.AllOf(group.Select(version => version.Name)));
    }

    private int Errors() => diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    private void Report(string key, string file, params object?[] values) =>
        diagnostics.Add(Diagnostic.Of(key, new SourceLocation(file), values));
}
