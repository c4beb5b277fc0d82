using NUnit.Framework;
using PolicyEngine.Scripting.Gates;

namespace PolicyEngine.Tests.Scripting;

public sealed class ScriptTests
{
    private PolicyFolder policies = null!;

    [SetUp]
    public void CreateFolder() => policies = new();

    [TearDown]
    public void DeleteFolder() => policies.Dispose();

    [Test]
    public void A_script_speaks_the_words_of_its_globals_and_of_the_vocabulary()
    {
        policies.With("acme/desk.csx", """
            Row(urgency: Critica, Critica, Critica, Alta);
            Clause("A-1").Within(Alta, 40.Minutes).Within(Level.Low, 2.Hours);
            Note(Desks.Mesa);
            Note(string.Join(",", new[] { 1, 2 }.Select(n => n + 1)))
            """);

        Assert.That(
            policies.NotesOf("acme/desk.csx"),
            Is.EqualTo(["Critical: Critical Critical High", "A-1 High 40", "A-1 Low 120", "mesa", "2,3"]));
    }

    [Test]
    public void Files_load_each_other_once_each_nested_in_a_diamond_and_in_a_circle()
    {
        policies
            .With("acme/desk.csx", "#load \"left.csx\"\n#load \"parts/right.csx\"\nNote(\"desk\");")
            .With("acme/left.csx", "#load \"parts/base.csx\"\nNote(\"left\");")
            .With("acme/parts/right.csx", "#load \"./base.csx\"\n#load \"../left.csx\"\nNote(\"right\");")
            .With("acme/parts/base.csx", "#load \"../parts/right.csx\"\n#load \"../desk.csx\"\nNote(\"base\");");

        Assert.That(policies.NotesOf("acme/desk.csx"), Is.EquivalentTo(["base", "left", "right", "desk"]));
        Assert.That(policies.Compiler.Compile("acme/desk.csx").Files, Is.EqualTo(
            ["acme/desk.csx", "acme/left.csx", "acme/parts/base.csx", "acme/parts/right.csx"]));
    }

    [Test]
    public void The_same_texts_give_the_same_bytes_wherever_the_folder_stands()
    {
        using var elsewhere = new PolicyFolder();
        foreach (var folder in (PolicyFolder[])[policies, elsewhere])
            folder.With("acme/desk.csx", "#load \"base.csx\"\nRule(n => n + step);").With("acme/base.csx", "var step = 2;");

        var (one, other) = (policies.Compiler.Compile("acme/desk.csx"), elsewhere.Compiler.Compile("acme/desk.csx"));

        Assert.That(one.Success, Is.True);
        Assert.That(other.Image!.Value, Is.EqualTo(one.Image!.Value));
        Assert.That(other.Hash, Is.EqualTo(one.Hash));
    }

    [Test]
    public void The_hash_covers_the_loaded_files()
    {
        policies.With("acme/desk.csx", "#load \"base.csx\"").With("acme/base.csx", "var step = 2;");
        var before = policies.Compiler.Compile("acme/desk.csx").Hash;
        policies.With("acme/base.csx", "var step = 3;");

        Assert.That(policies.Compiler.Compile("acme/desk.csx").Hash, Is.Not.EqualTo(before).And.Match("^[0-9a-f]{64}$"));
    }

    [TestCase("throw new Exception(\"no\");", "acme/desk.csx(1,1): error PE0150: The script stopped: no")]
    [TestCase("Note(\"x\");\nFail(\"The date is not a date.\");", "acme/desk.csx(2,1): error PE0150: The script stopped: The date is not a date.")]
    [TestCase("var n = int.MaxValue;\nNote((n + 1).ToString());", "acme/desk.csx: error PE0150: The script stopped: a number is too large.")]
    [TestCase("#load \"base.csx\"", "acme/base.csx(2,1): error PE0150: The script stopped: base")]
    public void What_stops_a_running_script_is_said_at_its_line(string text, string expected)
    {
        policies.With("acme/base.csx", "\nFail(\"base\");");
        var compiled = policies.Compile(text);

        Assert.That(policies.Compiler.Run(compiled, new Notebook()).Failure?.ToString(), Is.EqualTo(expected));
    }

    /// <summary>The gate on syntax refuses it before; without one the run itself does not wait.</summary>
    [Test]
    public void A_script_that_would_wait_is_not_waited_for()
    {
        policies.With("acme/desk.csx", "await System.Threading.Tasks.Task.Delay(5000);");
        var open = PolicyFolder.CompilerOn(policies.Root, GateSwitches.None);

        Assert.That(policies.Compiler.Compile("acme/desk.csx").Diagnostics[0].ToString(), Is.EqualTo("acme/desk.csx(1,1): error PE0710: A policy waits for nothing."));
        Assert.That(open.Run(open.Compile("acme/desk.csx"), new Notebook()).Failure?.ToString(), Is.EqualTo(
            "acme/desk.csx: error PE0151: The script waits for something: a policy only declares."));
    }

    [Test]
    public void A_script_with_errors_does_not_run()
    {
        var compiled = policies.Compile("Nota(1);");

        Assert.That(compiled.Success, Is.False);
        Assert.That(() => policies.Compiler.Run(compiled, new Notebook()), Throws.ArgumentException);
        Assert.That(() => policies.Compiler.Run(policies.Compile(""), "globals"), Throws.ArgumentException);
    }

    [Test]
    public void One_compiler_serves_many_threads()
    {
        for (var i = 0; i < 8; i++)
            policies.With($"acme/{i}.csx", $"Note(\"{i}\");\nRule(n => n * {i});");

        var results = new int[64];
        Parallel.For(0, results.Length, i =>
        {
            var notebook = new Notebook();
            policies.Compiler.Run(policies.Compiler.Compile($"acme/{i % 8}.csx"), notebook);
            results[i] = notebook.Rules[0](10);
        });

        Assert.That(results, Is.EqualTo(Enumerable.Range(0, 64).Select(i => i % 8 * 10)));
    }
}
