using System.Runtime.CompilerServices;
using NUnit.Framework;
using PolicyEngine.Scripting;

namespace PolicyEngine.Tests.Scripting;

public sealed class ScriptUnloadingTests
{
    private const int Reloads = 60;

    [Test]
    public void Delegates_live_on_after_their_script_is_unloaded_and_go_when_dropped()
    {
        using var policies = new PolicyFolder();
        var kept = Load(policies, i => $"var step = {i}; Rule(n => n + step); Rule(n => n * {i});");
        Collect();

        Assert.That(policies.Compiler.LiveContexts, Is.EqualTo(Reloads));
        Assert.That(kept.Select(rules => rules[0](1) + rules[1](2)), Is.EqualTo(Enumerable.Range(0, Reloads).Select(i => 1 + (3 * i))));

        kept.Clear();
        Assert.That(LiveAfterCollection(policies.Compiler), Is.Zero);
    }

    [Test]
    public void Scripts_that_throw_are_collected_too()
    {
        using var policies = new PolicyFolder();
        LoadAndDrop(policies, i => $"Rule(n => n + {i}); Fail(\"{i}\");");

        Assert.That(LiveAfterCollection(policies.Compiler), Is.Zero);
    }

    [Test]
    public void Reloading_does_not_make_the_process_grow()
    {
        using var policies = new PolicyFolder();
        LoadAndDrop(policies, i => $"Rule(n => n + {i});");
        Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var round = 0; round < 3; round++)
            LoadAndDrop(policies, i => $"Rule(n => n - {i});");
        Collect();

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(4 << 20));
    }

    /// <summary>In a method of its own, since a test's frame keeps what it was handed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadAndDrop(PolicyFolder policies, Func<int, string> text) => Load(policies, text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<List<Func<int, int>>> Load(PolicyFolder policies, Func<int, string> text)
    {
        var kept = new List<List<Func<int, int>>>();
        for (var i = 0; i < Reloads; i++)
        {
            var notebook = new Notebook();
            policies.Compiler.Run(policies.Compile(text(i)), notebook);
            kept.Add(notebook.Rules);
        }

        return kept;
    }

    private static int LiveAfterCollection(ScriptCompiler compiler)
    {
        for (var i = 0; i < 10 && compiler.LiveContexts > 0; i++)
            Collect();
        return compiler.LiveContexts;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
