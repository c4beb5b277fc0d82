using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Cache;

namespace PolicyEngine.Tests.Scripting;

/// <summary>Compiled scripts that outlive the process. Each <see cref="Start"/> stands for a process of its own.</summary>
public sealed class ScriptCacheTests
{
    private const string Script = "acme/desk.csx";
    private const string Text = "#load \"_part.csx\"\nNote(\"own\");\nRule(n => n + 1);";

    private PolicyFolder policies = null!;
    private string folder = null!;

    [SetUp]
    public void WriteAScriptThatLoadsAPart()
    {
        policies = new PolicyFolder().With(Script, Text).With("acme/_part.csx", "Note(\"part\");");
        folder = Path.Combine(policies.Root, "..", "cache");
    }

    [TearDown]
    public void Remove() => policies.Dispose();

    [Test]
    public void A_second_process_finds_what_the_first_compiled_and_cannot_tell_the_difference()
    {
        var (compiled, first) = Start();
        var (found, second) = Start();

        Assert.That((first.Used, second.Used), Is.EqualTo((0, 1)));
        Assert.Multiple(() =>
        {
            Assert.That(found.Image!.Value.ToArray(), Is.EqualTo(compiled.Image!.Value.ToArray()));
            Assert.That(found.Hash, Is.EqualTo(compiled.Hash));
            Assert.That(found.Files, Is.EqualTo(compiled.Files));
            Assert.That(found.Diagnostics, Is.EqualTo(compiled.Diagnostics));
            Assert.That(NotesOf(found), Is.EqualTo(new[] { "part", "own" }));
        });
    }

    [Test]
    public void A_script_from_the_cache_that_stops_says_its_line()
    {
        policies.With(Script, "Note(\"a\");\nFail(\"broken\");\n");
        var (compiled, _) = Start();
        var (found, cache) = Start();

        Assert.That(cache.Used, Is.EqualTo(1));
        Assert.That(FailureOf(found), Is.EqualTo(FailureOf(compiled)));
        Assert.That(FailureOf(found)!.At, Is.EqualTo(new SourceLocation(Script, 2, 1)));
    }

    [Test]
    public void An_entry_with_any_byte_changed_is_compiled_again_and_replaced()
    {
        Start();
        var entry = Entry();
        var good = File.ReadAllBytes(entry);
        var random = new Random(7);
        var places = Enumerable.Range(0, 90).Concat(Enumerable.Range(0, 60).Select(_ => random.Next(good.Length)));
        foreach (var at in places)
        {
            var bad = good.ToArray();
            bad[at] ^= 0x40;
            File.WriteAllBytes(entry, bad);
            AssertCompiledAgain(good, $"byte {at}");
        }
    }

    [Test]
    public void An_entry_that_was_cut_off_or_grew_is_compiled_again_and_replaced()
    {
        Start();
        var entry = Entry();
        var good = File.ReadAllBytes(entry);
        foreach (var bad in new[] { [], good[..1], good[..40], good[..60], good[..(good.Length / 2)], good[..^1], [.. good, 0] })
        {
            File.WriteAllBytes(entry, bad);
            AssertCompiledAgain(good, $"{bad.Length} bytes");
        }
    }

    [Test]
    public void Another_script_s_entry_in_its_place_is_not_run()
    {
        Start();
        var own = Entry();
        policies.With("acme/other.csx", "Note(\"somebody else\");");
        Compile("acme/other.csx");
        var other = Directory.GetFiles(folder).Single(file => file != own);
        File.Copy(other, own, overwrite: true);

        var (found, cache) = Start();

        Assert.That((cache.Used, cache.Refused), Is.EqualTo((0, 1)));
        Assert.That(NotesOf(found), Is.EqualTo(new[] { "part", "own" }));
    }

    [Test]
    public void A_changed_part_makes_the_entry_stale()
    {
        Start();
        policies.With("acme/_part.csx", "Note(\"new part\");");

        Assert.That(NotesOf(Start().Compiled), Is.EqualTo(new[] { "new part", "own" }));
        Assert.That(Start().Cache.Used, Is.EqualTo(1), "what was compiled then has taken its place");
    }

    [Test]
    public void A_part_that_is_gone_is_an_error_and_not_the_cache_s_memory()
    {
        Start();
        File.Delete(Path.Combine(policies.Root, "acme/_part.csx"));

        Assert.That(Start().Compiled.Diagnostics.Select(d => d.Code), Is.EqualTo(new[] { "PE0107" }));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need a privilege there.")]
    public void A_part_whose_link_leads_elsewhere_now_makes_the_entry_stale()
    {
        policies.With("acme/_a.csx", "Note(\"a\");").With("acme/_b.csx", "Note(\"b\");");
        var link = Path.Combine(policies.Root, "acme/_part.csx");
        LinkTo("_a.csx");
        Start();
        LinkTo("_b.csx");

        Assert.That(NotesOf(Start().Compiled), Is.EqualTo(new[] { "b", "own" }));

        void LinkTo(string target)
        {
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
        }
    }

    [Test]
    public void A_script_that_goes_back_to_what_it_was_is_found()
    {
        Start();
        policies.With(Script, "Note(\"meanwhile\");");
        Start();
        policies.With(Script, Text);

        Assert.That(Start().Cache.Used, Is.EqualTo(1));
    }

    [Test]
    public void Other_words_in_scope_do_not_share_entries()
    {
        Start();
        var cache = new ScriptCache(folder);
        var compiler = new ScriptCompiler(
            new(typeof(Notebook), [typeof(Words)], ["System", "System.Linq", "System.Text", "PolicyEngine.Tests.Scripting"]), policies.Root, cache);

        Assert.That(compiler.Compile(Script).Success);
        Assert.That((cache.Used, cache.Refused), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_script_with_errors_leaves_nothing_behind()
    {
        policies.With(Script, "Noet(\"a\");");
        Start();

        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public void Many_at_once_on_one_folder_all_get_what_they_asked_for()
    {
        var texts = Enumerable.Range(0, 4).Select(i => $"Note(\"{i}\");").ToArray();
        for (var i = 0; i < texts.Length; i++)
            policies.With($"acme/{i}.csx", texts[i]);

        var found = Enumerable.Range(0, 48).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => (Expected: $"{i % 4}", Notes: NotesOf(Compile($"acme/{i % 4}.csx").Compiled))).ToList();

        Assert.That(found.Select(one => one.Notes.Single()), Is.EqualTo(found.Select(one => one.Expected)));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetExtension), Is.All.EqualTo(".compiled").And.Exactly(4).Items);
    }

    [Test]
    public void The_folder_keeps_within_its_size_and_the_newest_stay()
    {
        Start();
        var most = 5 * new FileInfo(Entry()).Length;
        for (var i = 0; i < 20; i++)
        {
            policies.With(Script, $"Note(\"{i}\");");
            PolicyFolder.CompilerOn(policies.Root, new ScriptCache(folder, most)).Compile(Script);
        }

        Assert.That(Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length), Is.LessThanOrEqualTo(most));
        Assert.That(Start().Cache.Used, Is.EqualTo(1), "the last one written");
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_a_warning_and_costs_only_time()
    {
        File.WriteAllText(folder, "a file stands in its place");

        var (compiled, cache) = Start();

        Assert.That(NotesOf(compiled), Is.EqualTo(new[] { "part", "own" }));
        Assert.That(cache.Problem!.ToString(), Does.Contain("warning PE0610: The cache of compiled policies cannot be "));
    }

    private void AssertCompiledAgain(byte[] good, string what)
    {
        var (found, cache) = Start();
        Assert.That((cache.Used, cache.Refused), Is.EqualTo((0, 1)), what);
        Assert.That(found.Success, what);
        Assert.That(File.ReadAllBytes(Entry()), Is.EqualTo(good), what);
    }

    private string Entry() => Directory.GetFiles(folder).Single();

    private (CompileResult Compiled, ScriptCache Cache) Start() => Compile(Script);

    private (CompileResult Compiled, ScriptCache Cache) Compile(string script)
    {
        var cache = new ScriptCache(folder);
        return (PolicyFolder.CompilerOn(policies.Root, cache).Compile(script), cache);
    }

    private List<string> NotesOf(CompileResult compiled)
    {
        var notebook = new Notebook();
        Assert.That(policies.Compiler.Run(compiled, notebook).Failure, Is.Null);
        return notebook.Notes;
    }

    private Diagnostic? FailureOf(CompileResult compiled) => policies.Compiler.Run(compiled, new Notebook()).Failure;
}
