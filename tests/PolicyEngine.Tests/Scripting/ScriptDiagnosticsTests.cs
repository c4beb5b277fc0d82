using System.Text;
using NUnit.Framework;

namespace PolicyEngine.Tests.Scripting;

public sealed class ScriptDiagnosticsTests
{
    private PolicyFolder policies = null!;

    [SetUp]
    public void CreateFolder() => policies = new();

    [TearDown]
    public void DeleteFolder() => policies.Dispose();

    /// <summary>The slips that people make: the script, and the first thing that is said about it.</summary>
    private static readonly TestCaseData[] Slips =
    [
        Slip("Nota(\"x\");", "(1,1): error PE0120: Nothing is called 'Nota' here. Did you mean 'Note'?"),
        Slip("Note(\"x\");\n  Row(Crítica, Alta);", "(2,7): error PE0120: Nothing is called 'Crítica' here. Did you mean 'Critica'?"),
        Slip("Note(Qwertyuiop);", "(1,6): error PE0120: Nothing is called 'Qwertyuiop' here."),
        Slip("var own = \"x\";\nNote(onw);", "(2,6): error PE0120: Nothing is called 'onw' here. Did you mean 'own'?"),
        Slip("Note(Desks.Messa);", "(1,12): error PE0121: 'Desks' has no 'Messa'. Did you mean 'Mesa'?"),
        Slip("Row(Level.Hihg, Alta);", "(1,11): error PE0121: 'Level' has no 'Hihg'. Did you mean 'High'?"),
        Slip("Clause(\"A\").Witin(Alta, 1.Hours);", "(1,13): error PE0121: '.Witin' cannot follow Clause(…). Did you mean 'Within'?"),
        Slip("Clause(\"A\").Within(Alta, 40.Minuts);", "(1,29): error PE0121: '40' has no 'Minuts'. Did you mean 'Minutes'?"),
        Slip("Row(urgencia: Alta, Alta);", "(1,5): error PE0122: 'Row' takes nothing called 'urgencia'. Did you mean 'urgency'? It is written Row(urgency, cells…)."),
        Slip("Note(\"a\", \"b\");", "(1,1): error PE0123: 'Note' does not take 2 values. It is written Note(text)."),
        Slip("Clause(\"A\").AutoClose(\"x\");", "(1,13): error PE0123: 'AutoClose' needs 'code' as well. It is written AutoClose(status, code, [quietly])."),
        Slip("Clause(\"A\").Within(Alta, 40);", "(1,26): error PE0124: 'time' of 'Within' has to be a time with its unit, and a number stands here. Say its unit, as in 40.Minutes."),
        Slip("Row(\"alta\", Alta);", "(1,5): error PE0124: 'urgency' of 'Row' has to be a 'Level', and a text stands here."),
        Slip("Note(3);", "(1,6): error PE0124: 'text' of 'Note' has to be a text, and a number stands here. A text stands between double quotes."),
        Slip("int hours = \"3\";", "(1,13): error PE0124: This has to be a number, and a text stands here. A number stands without quotes."),
        Slip("Note(\"a\")\nNote(\"b\");", "(1,10): error PE0110: A ';' is missing here, at the end of the statement."),
        Slip("Note(\"a\";", "(1,9): error PE0111: A ')' is missing here."),
        Slip("Clause(\"A\").AutoClose(\"a\" \"b\");", "(1,26): error PE0111: A ',' is missing here."),
        Slip("Note(\"a);\nNote(\"b\");", "(1,6): error PE0112: A quote (\") is missing on this line: a text stands between two."),
        Slip("Note(@\"a);", "(1,6): error PE0112: A quote (\") is missing on this line: a text stands between two."),
        Slip("Note('hello');", "(1,6): error PE0113: A text stands between double quotes (\"…\"), not single ones."),
        Slip("Note(“hello”);", "(1,6): error PE0113: '“' is a typographic quote: a text stands between plain ones (\"…\")."),
        Slip("Note(1 + );", "(1,10): error PE0114: Something is missing before ')'."),
        Slip("Level.High;\nNote(\"x\");", "(1,1): error PE0115: This line says nothing: a statement declares something, or gives a name to it."),
        Slip("var a = 1;\nvar a = 2;", "(2,5): error PE0125: The name 'a' is given twice."),
        Slip("record Own(int A);", "(1,1): error PE0130: A policy declares no types: names of the company's own belong in its plugin."),
        Slip("Note(1 + true);", "(1,6): error PE0124: '+' cannot stand between a number and yes or no (true or false)."),
        Slip("Note(1 && 2);", "(1,6): error PE0124: Conditions are joined by a single & (and) or | (or)."),
        Slip("Row(urgency = Critica, Alta);", "(1,5): error PE0118: After the name 'urgency' stands ':', not '='."),
        Slip("Within(Alta, 1.Hours);", "(1,1): error PE0117: A statement does not begin with 'Within'. 'Within' stands after Clause(…)."),
        Slip("Note(DesksMesa);", "(1,6): error PE0120: Nothing is called 'DesksMesa' here. Did you mean 'Desks.Mesa'?"),
        Slip("Clause(\"A\").Within(Alta, 1,5.Hours);", "(1,26): error PE0119: A number with decimals is written with a point and an m: 1.5m.Hours, not 1,5.Hours."),
        Slip("Clause(\"A\").Within(Alta, 1.5.Hours);", "(1,26): error PE0119: A number with decimals is written with a point and an m: 1.5m.Hours, not 1.5.Hours."),
        Slip("Note(\"a\"));", "(1,10): error PE0116: This ')' is one too many."),
        Slip("Clause(\"A\")\n    .Within(Alta, 1.Hours\n    .Within(Level.Low, 2.Hours);", "(2,26): error PE0111: A ')' is missing here."),
        Slip("Clause(\"A\")\n    .Within(Alta, 1.Hours)\n    Within(Level.Low, 2.Hours);", "(3,5): error PE0111: A '.' is missing here."),
        Slip("ClauseA\").Within(Alta, 1.Hours);", "(1,8): error PE0112: A quote (\") is missing on this line: a text stands between two."),
        Slip("Clause(\"A\").WithinAlta, 1.Hours);", "(1,19): error PE0111: A '(' is missing here."),
        Slip("Note(\"a\" + [1]);", "(1,6): error PE0199: '\"a\" + [1]' cannot be read as part of a policy (the compiler calls it CS0019)."),
        Slip("var a;", "(1,5): error PE0114: A value is missing here: a name is given to something."),
        Slip("var a = 99999999999 * 99999999999;", "(1,9): error PE0124: The number is too large or too small here."),
        Slip("Note(Words);", "(1,6): error PE0124: 'Words' cannot stand here by itself."),
        Slip("Note(!\"a\");", "(1,6): error PE0124: '!' cannot stand before a text."),
        Slip("Clause(\"A\").Within(time: 1.Hours, Alta);", "(1,20): error PE0123: What is given with its name stands after what is given without."),
        Slip("1 = 2;", "(1,1): error PE0124: A single = does not compare: write ==."),

        Slip("#r \"System.Net.Http\"\nNota(1);", "(1,1): error PE0106: A policy refers to no libraries with #r: what only code can say belongs in the company's plugin."),
        Slip("#line 500 \"other.csx\"\nNota(1);", "(1,1): error PE0105: '#line' has no place in a policy: only #load, #region and #endregion do."),
        Slip("#pragma warning disable\nNota(1);", "(1,1): error PE0105: '#pragma' has no place in a policy: only #load, #region and #endregion do."),
        Slip("#load \"missing.csx\"", "(1,7): error PE0107: There is no file 'acme/missing.csx' in the policies folder: the path is relative to this file."),
        Slip("#load \"../../outside.csx\"", "(1,7): error PE0108: '../../outside.csx' lies outside the policies folder: only files inside it are loaded, by a path relative to this file."),
        Slip("#load \"..\\\\..\\\\outside.csx\"", "(1,7): error PE0108: '..\\\\..\\\\outside.csx' lies outside the policies folder: only files inside it are loaded, by a path relative to this file."),
        Slip("#load \"/etc/hostname\"", "(1,7): error PE0108: '/etc/hostname' lies outside the policies folder: only files inside it are loaded, by a path relative to this file."),
        Slip("#load \"C:/x.csx\"", "(1,7): error PE0108: 'C:/x.csx' lies outside the policies folder: only files inside it are loaded, by a path relative to this file."),
        Slip("Note(\"a\");\n#load \"base.csx\"", "(2,2): error PE0109: #load stands before everything else in a file."),
        Slip("Note(\"a\u202Eb\");", "(1,8): error PE0104: An invisible character (U+202E) changes the order in which this line is shown: delete it."),
        Slip("Note(\n" + new string('(', 200) + "1" + new string(')', 201) + ";", "(2,100): error PE0103: Brackets are nested more than 100 deep here."),
        Slip("// " + new string('x', 600 * 1024), ": error PE0102: The file is larger than 512 KB: split it with #load."),
    ];

    /// <summary>The scripts of the slips, for whoever looks at all that is said of them.</summary>
    internal static IEnumerable<string> Texts() => Slips.Select(slip => (string)slip.Arguments[0]!);

    private static TestCaseData Slip(string text, string expected) =>
        new TestCaseData(text, "acme/desk.csx" + expected).SetName("Slip: " + (text.Length > 60 ? text[..60] : text).ReplaceLineEndings(" "));

    [TestCaseSource(nameof(Slips))]
    public void Slip_is_said_in_the_words_of_the_policy(string text, string expected) =>
        Assert.That((policies.Compile(text).Diagnostics.First() with { Cascade = 0 }).ToString(), Is.EqualTo(expected));

    [Test]
    public void A_slip_in_a_loaded_file_is_said_there_and_before_those_of_the_files_that_load_it()
    {
        policies.With("acme/parts/base.csx", "Note(\"fine\");\n  Nota(\"slip\");\nNote(Altta.ToString());");
        var found = policies.Compile("#load \"parts/base.csx\"\nNotte(\"x\");").Diagnostics.Select(d => d.At.ToString());

        Assert.That(found, Is.EqualTo(["acme/parts/base.csx(2,3)", "acme/parts/base.csx(3,6)", "acme/desk.csx(2,1)"]));
    }

    [Test]
    public void The_gates_hold_for_loaded_files_too()
    {
        policies.With("acme/base.csx", "#r \"x.dll\"");
        Assert.That(policies.Compile("#load \"base.csx\"").Diagnostics.Single().ToString(), Does.StartWith("acme/base.csx(1,1): error PE0106"));

        policies.With("acme/base.csx", "Note(" + new string('(', 10_000));
        Assert.That(policies.Compile("#load \"base.csx\"").Diagnostics.Single().ToString(), Does.StartWith("acme/base.csx(1,105): error PE0103"));

        File.WriteAllBytes(Path.Combine(policies.Root, "acme", "base.csx"), Encoding.Latin1.GetBytes("Note(\"é\");"));
        Assert.That(policies.Compile("#load \"base.csx\"").Diagnostics.Single().ToString(), Is.EqualTo(
            "acme/base.csx: error PE0100: The file is not UTF-8: save it with that encoding."));
    }

    [TestCase("acme/none.csx", "acme/none.csx: error PE0100: There is no such file in the policies folder.")]
    [TestCase("../desk.csx", "../desk.csx: error PE0101: The file lies outside the policies folder.")]
    public void A_script_that_is_not_there_is_a_diagnostic(string file, string expected) =>
        Assert.That(policies.Compiler.Compile(file).Diagnostics.Single().ToString(), Is.EqualTo(expected));

    [Test]
    [Platform(Exclude = "Win")]
    public void Links_do_not_lead_out_of_the_folder_and_are_no_second_name_inside_it()
    {
        var outside = Directory.CreateDirectory(Path.Combine(policies.Root, "..", "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "secret.csx"), "Note(\"secret\");");
        policies.With("acme/base.csx", "Note(\"base\");");
        Directory.CreateSymbolicLink(Path.Combine(policies.Root, "acme", "way"), outside);
        File.CreateSymbolicLink(Path.Combine(policies.Root, "acme", "file.csx"), Path.Combine(outside, "secret.csx"));
        File.CreateSymbolicLink(Path.Combine(policies.Root, "acme", "again.csx"), "base.csx");

        Assert.That(policies.Compile("#load \"way/secret.csx\"").Diagnostics[0].Code, Is.EqualTo("PE0108"));
        Assert.That(policies.Compile("#load \"file.csx\"").Diagnostics[0].Code, Is.EqualTo("PE0108"));
        policies.With("acme/desk.csx", "#load \"base.csx\"\n#load \"again.csx\"");
        Assert.That(policies.NotesOf("acme/desk.csx"), Is.EqualTo(["base"]));
    }

    /// <summary>Texts that hold many brackets and nest none, or few.</summary>
    [TestCase("// ((((")]
    [TestCase("/* (((( \n (((( */")]
    [TestCase("Note(\"((((\");")]
    [TestCase("Note(\"\\\"((((\");")]
    [TestCase("Note(@\"((((\"\"((((\");")]
    [TestCase("Note(\"\"\"((((\"((((\"\"\");")]
    [TestCase("Note($\"(((({1}(((({{((((\");")]
    [TestCase("Note($@\"(((({1}\"\"((((\");")]
    [TestCase("Note($$\"\"\"(((({((((({{1}}((((\"\"\");")]
    [TestCase("Note($\"{(\"((((\" + $\"{1:0.0}((((\")}((((\");")]
    [TestCase("Note(\"\" + '(' + \"((((\" + $\"\");")]
    public void Brackets_in_texts_and_comments_are_not_depth(string line)
    {
        var compiled = policies.Compile(string.Join('\n', Enumerable.Repeat(line, 120)));

        Assert.That(compiled.Diagnostics, Is.Empty);
    }

    [TestCase("(\")\",")]
    [TestCase("{ ) ")]
    [TestCase("$\"{")]
    [TestCase("f(x => {")]
    [TestCase("[ } ")]
    public void Depth_does_not_hide(string opening)
    {
        var compiled = policies.Compile("Note(" + string.Concat(Enumerable.Repeat(opening, 20_000)));

        Assert.That(compiled.Diagnostics[0].Code, Is.EqualTo("PE0103"));
    }
}
