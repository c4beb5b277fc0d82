using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;
using PolicyEngine.Bounds;
using PolicyEngine.Scripting.Cache;
using PolicyEngine.Scripting.Gates;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>What becomes of a script's assembly: what is put into it, and what is held against the list when it comes from elsewhere.</summary>
public sealed class ImageTests
{
    private readonly GatedPolicies policies = new();

    [OneTimeTearDown]
    public void Close() => policies.Dispose();

    [TestCase("Clause(\"A\").Refuses(MaintenanceAnnounced, Condition.That(f => f.At(Start) - f.Now < Duration.FromDays(5)), reason: \"x\");")]
    [TestCase("Clause(\"A\").Refuses(WorkLogged, Condition.That(f => f.Number(Minutes) is > 10 and < 20), reason: \"x\");")]
    public void A_plain_condition_is_not_counted(string text) => Assert.That(Counting(text), Is.Empty);

    [TestCase("Clause(\"A\").Refuses(WorkLogged, Condition.That(f => { var n = 0; while (n < 3) n++; return n > 5; }), reason: \"x\");", "Step", "Enter", "Leave")]
    [TestCase("int F(int n) => n + 1; Assume(\"a\", F(1).ToString());", "Enter", "Leave")]
    [TestCase("Predicate a = f => true; Clause(\"A\").Refuses(WorkLogged, Condition.That(f => a(f)), reason: \"x\");", "Enter", "Leave")]
    public void Loops_and_functions_are_counted(string text, params string[] expected) => Assert.That(Counting(text), Is.EquivalentTo(expected));

    [Test]
    public void The_same_script_gives_the_same_bytes_with_its_bounds()
    {
        const string Text = "foreach (var n in new[] { 1, 2 }) Assume(\"a\", $\"{n}\");";

        var first = policies.Compile(Text).Image!.Value;

        Assert.That(policies.Compile(Text).Image!.Value, Is.EqualTo(first));
    }

    [TestCase("")]
    [TestCase("MZ and nothing else")]
    public void Bytes_that_are_no_assembly_are_refused(string text)
    {
        var found = new MetadataGate(AllowList.Platform).Check("a.csx", [.. System.Text.Encoding.UTF8.GetBytes(text)]);

        Assert.That(found.Select(refused => refused.ToString()), Is.EqualTo(["a.csx: error PE0740: The compiled script holds something that cannot be read, which no policy may use."]));
    }

    [Test]
    public void An_assembly_that_is_cut_off_anywhere_is_refused_and_never_throws()
    {
        var image = policies.Compile("Assume(\"a\", \"b\");").Image!.Value;
        var gate = new MetadataGate(AllowList.Platform);

        for (var length = 0; length < image.Length; length += 97)
            Assert.That(() => gate.Check("a.csx", [.. image.AsSpan(0, length)]), Throws.Nothing);
    }

    [Test]
    public void Any_library_is_refused()
    {
        var gate = new MetadataGate(AllowList.Platform);
        ImmutableArray<byte> library = [.. File.ReadAllBytes(typeof(ScriptBudget).Assembly.Location)];

        Assert.That(gate.Check("a.csx", library), Is.Not.Empty);
    }

    /// <summary>An entry that somebody else made, with a valid hash, for exactly this script.</summary>
    [Test]
    public void What_the_cache_holds_passes_the_gate_on_metadata_before_it_runs()
    {
        using var folder = new PolicyFolder();
        var cache = new ScriptCache(Path.Combine(folder.Root, "..", "cache"));
        folder.With("acme/desk.csx", "System.IO.File.Delete(\"x\");");
        Assert.That(PolicyFolder.CompilerOn(folder.Root, GateSwitches.None, cache).Compile("acme/desk.csx").Success, Is.True);

        var compiled = PolicyFolder.CompilerOn(folder.Root, cache).Compile("acme/desk.csx");

        Assert.That(compiled.Success, Is.False);
        Assert.That(cache.Refused, Is.EqualTo(1));
    }

    /// <summary>The words of the budget that a script's assembly calls.</summary>
    private string[] Counting(string text)
    {
        var compiled = policies.Compile(text);
        Assert.That(compiled.Diagnostics, Is.Empty);
        using var assembly = new PEReader(compiled.Image!.Value);
        var metadata = assembly.GetMetadataReader();
        return [.. from handle in metadata.MemberReferences
                   let member = metadata.GetMemberReference(handle)
                   where member.Parent.Kind == HandleKind.TypeReference
                       && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(ScriptBudget)
                   select metadata.GetString(member.Name)];
    }
}
