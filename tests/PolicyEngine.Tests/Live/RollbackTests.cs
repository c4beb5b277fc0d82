using NodaTime;
using NUnit.Framework;
using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Tests.Live;

/// <summary>Revisions that served are kept, and brought back without losing anything.</summary>
public sealed class RollbackTests
{
    private const string Company = "acme";
    private static readonly Instant Nine = Instant.FromUtc(2026, 3, 9, 9, 0);

    private string folder = null!;
    private RevisionStore store = null!;
    private Rollback rollback = null!;

    private string Policies => Path.Combine(folder, "policies");

    private string Copies => Path.Combine(folder, "revisions", "files");

    [SetUp]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("rollback-").FullName;
        store = new RevisionStore(Path.Combine(folder, "revisions"));
        rollback = new Rollback(store, Policies);
    }

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_rollback_writes_changed_files_restores_removed_ones_and_removes_new_ones()
    {
        Write("desk.csx", "one");
        Write("templates/a.text.sbn", "hello");
        var first = Serve("r1");
        Write("desk.csx", "two");
        File.Delete(Full("templates/a.text.sbn"));
        Write("_part.csx", "part");
        var second = Serve("r2");

        var done = rollback.To(first.Id, null, replaceEdits: false, Nine);

        Assert.That(done.Refusal, Is.Null);
        Assert.That(done.Written, Is.EqualTo(new[] { "acme/_part.csx", "acme/desk.csx", "acme/templates/a.text.sbn" }));
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/desk.csx=one", "acme/templates/a.text.sbn=hello" }));
        Assert.That(rollback.To(second.Id, null, replaceEdits: false, Nine).Refusal, Is.Null, "and forth again");
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/_part.csx=part", "acme/desk.csx=two" }));
    }

    [Test]
    public void Edits_that_never_served_are_not_replaced_unless_it_is_said_and_are_kept_then()
    {
        Write("desk.csx", "one");
        var first = Serve("r1");
        Write("desk.csx", "half a thought");

        var refused = rollback.To(first.Id, null, replaceEdits: false, Nine);
        Assert.That(refused.Refusal!.ToString(), Does.StartWith("policyengine: error PE0613: acme/desk.csx changed after "));
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/desk.csx=half a thought" }));

        var done = rollback.To(first.Id, null, replaceEdits: true, Nine);
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/desk.csx=one" }));
        Assert.That(store.Read().Single(revision => !revision.Served).Id, Is.EqualTo(done.PutAside));
        Assert.That(rollback.To(done.PutAside!, null, replaceEdits: false, Nine).Refusal, Is.Null);
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/desk.csx=half a thought" }));
    }

    [Test]
    public void A_damaged_copy_is_refused_before_anything_is_written()
    {
        Write("a.csx", "one");
        Write("b.csx", "one");
        var first = Serve("r1");
        Write("a.csx", "two");
        Write("b.csx", "two!");
        Serve("r2");
        File.WriteAllText(Path.Combine(Copies, first.Hashes["acme/b.csx"]), "something else");

        var refused = rollback.To(first.Id, null, replaceEdits: false, Nine);

        Assert.That(refused.Refusal!.Code, Is.EqualTo("PE0614"));
        Assert.That(Texts(), Is.EqualTo(new[] { "acme/a.csx=two", "acme/b.csx=two!" }));
    }

    [Test]
    public void A_revision_is_named_by_its_id_or_by_what_effects_name_or_the_beginning_of_either()
    {
        Write("desk.csx", "one");
        var first = Serve("abcd00000001");
        Write("desk.csx", "two");
        Serve("abcd00000002");

        Assert.That(rollback.To("abc", null, false, Nine).Refusal!.Code, Is.EqualTo("PE0611"), "three digits are too few");
        Assert.That(rollback.To("9999", null, false, Nine).Refusal!.Code, Is.EqualTo("PE0611"));
        Assert.That(rollback.To("abcd", null, false, Nine).Refusal!.Message, Does.Contain(first.Id));
        Assert.That(rollback.To("abcd", null, false, Nine).Refusal!.Code, Is.EqualTo("PE0612"));
        Assert.That(rollback.To("ABCD00000001", null, false, Nine).Brought!.Id, Is.EqualTo(first.Id));
        Assert.That(rollback.To(first.Id[..6], null, false, Nine).Written, Is.Empty, "it stands there already");
        Assert.That(rollback.To(first.Id, "other", false, Nine).Refusal!.Code, Is.EqualTo("PE0611"));
    }

    [Test]
    public void Samples_and_local_files_are_no_part_of_a_revision()
    {
        Write("desk.csx", "one");
        Write("contacts.local.json", "private");
        Write("samples/week.json", "1");
        var first = Serve("r1");

        Assert.That(first.Paths, Is.EqualTo(new[] { "acme/desk.csx" }));
        Assert.That(Directory.GetFiles(Copies).Select(File.ReadAllText), Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void What_serves_again_unchanged_is_not_said_twice_and_what_comes_back_is()
    {
        Write("desk.csx", "one");
        Serve("r1");
        Serve("r1");
        Write("desk.csx", "two");
        Serve("r2");
        Write("desk.csx", "one");
        Serve("r1");

        Assert.That(store.Read().Select(revision => revision.Versions.Values.Single()), Is.EqualTo(new[] { "r1", "r2", "r1" }));
    }

    [Test]
    public void The_history_is_bounded_and_copies_that_nothing_names_go()
    {
        var small = new RevisionStore(Path.Combine(folder, "revisions"), mostRevisions: 10);
        for (var i = 0; i < 40; i++)
        {
            Write("desk.csx", $"text {i}");
            small.Keep(PolicySnapshot.Read(Policies, Company, []), Nine, new Dictionary<string, string> { ["p@1"] = $"r{i}" }, served: true);
        }

        var kept = small.Read();
        Assert.That(kept, Has.Count.InRange(9, 10));
        Assert.That(kept[^1].Versions["p@1"], Is.EqualTo("r39"));
        Assert.That(Directory.GetFiles(Copies), Has.Length.EqualTo(kept.Count));
    }

    [Test]
    public void A_line_that_a_crash_cut_off_costs_itself_alone()
    {
        Write("desk.csx", "one");
        Serve("r1");
        var history = Path.Combine(folder, "revisions", "history.jsonl");
        File.AppendAllText(history, "{\"at\":\"2026-03-\n");
        Write("desk.csx", "two");
        Serve("r2");

        Assert.That(store.Read().Select(revision => revision.Versions.Values.Single()), Is.EqualTo(new[] { "r1", "r2" }));
    }

    [Test]
    public void Several_at_once_lose_no_revision()
    {
        Write("desk.csx", "one");
        var snapshot = PolicySnapshot.Read(Policies, Company, []);
        Parallel.For(0, 24, i => new RevisionStore(Path.Combine(folder, "revisions")).Keep(
            snapshot, Nine, new Dictionary<string, string> { ["p@1"] = $"r{i}" }, served: false));

        Assert.That(store.Read().Select(revision => revision.Versions["p@1"]), Is.EquivalentTo(Enumerable.Range(0, 24).Select(i => $"r{i}")));
    }

    private PolicySnapshot Serve(string revision)
    {
        var snapshot = PolicySnapshot.Read(Policies, Company, []);
        store.Keep(snapshot, Nine, new Dictionary<string, string> { ["p@1"] = revision }, served: true);
        return snapshot;
    }

    private string Full(string file) => Path.Combine(Policies, Company, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(file))!);
        File.WriteAllText(Full(file), text);
    }

    private IEnumerable<string> Texts()
    {
        var files = PolicySnapshot.Read(Policies, Company, []);
        return files.Paths.Select(path => $"{path}={System.Text.Encoding.UTF8.GetString(files.Files[path])}");
    }
}
