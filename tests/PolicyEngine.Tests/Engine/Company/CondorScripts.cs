using NodaTime;
using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Scripting;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Cóndor's scripts as models, for tests that do without a host.</summary>
internal static class CondorScripts
{
    private static readonly string[] Namespaces =
        ["PolicyEngine.Authoring", "PolicyEngine.Model", "PolicyEngine.Calendars", "NodaTime", "System", "System.Linq"];

    /// <param name="script">The script, relative to the policies folder.</param>
    public static PolicyModel Model(string script)
    {
        var plugin = new CondorPlugin();
        var compiler = new ScriptCompiler(
            new(typeof(PolicyScript), [typeof(EventFields), typeof(TimeWords), .. plugin.ScriptScope], Namespaces), CondorDesk.PoliciesFolder);
        var compiled = compiler.Compile(script);
        Assert.That(compiled.Diagnostics, Is.Empty);
        var words = new PolicyScript(plugin.Vocabulary, DateTimeZoneProviders.Tzdb[plugin.Zone]);
        Assert.That(compiler.Run(compiled, words).Failure, Is.Null);
        var built = words.Build();
        Assert.That(built.Diagnostics, Is.Empty);
        return built.Model!;
    }
}
