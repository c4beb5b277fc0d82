using NUnit.Framework;
using PolicyEngine.Scripting.Formatting;

namespace PolicyEngine.Tests.Scripting;

/// <summary>Tables are aligned; nothing else is touched, and nothing changes what a script says.</summary>
public sealed class FormatterTests
{
    [Test]
    public void A_matrix_stands_in_columns_under_its_heads() => Formats(
        """
        Clause("1").Matrix(Prioridad, rows: Urgencia, columns: Impacto,
            [Extenso, Significativo, Menor],
            Row(Critica, [Critica, Critica, Alta]), // la peor
            Row(Baja,   [Media, Baja,   Baja]));   // la mejor
        """,
        """
        Clause("1").Matrix(Prioridad, rows: Urgencia, columns: Impacto,
                         [Extenso, Significativo, Menor],
            Row(Critica, [Critica, Critica,       Alta]),  // la peor
            Row(Baja,    [Media,   Baja,          Baja])); // la mejor
        """);

    [Test]
    public void The_same_word_of_different_values_stands_in_columns() => Formats(
        """
        Clause("1").Target(Plazo.Reaccion, by: Prioridad)
            .On(Horario.Mesa)
            .Within(Critica, 40.Minutes)
            .Within(Alta,1.Hours)
            .Within(Media,    2.Hours, when: Canal.In(Web, Chat))
            .StartsOn(Opened);
        """,
        """
        Clause("1").Target(Plazo.Reaccion, by: Prioridad)
            .On(Horario.Mesa)
            .Within(Critica, 40.Minutes)
            .Within(Alta,    1.Hours)
            .Within(Media,   2.Hours, when: Canal.In(Web, Chat))
            .StartsOn(Opened);
        """);

    [Test]
    public void Comments_behind_lines_stand_in_a_column_and_blanks_at_the_end_go() => Formats(
        "var a = 1;// uno\nvar bc = 22;     // dos   \n\nvar d = 3;  // solo\n// entera\t\n",
        "var a = 1;   // uno\nvar bc = 22; // dos\n\nvar d = 3; // solo\n// entera\n");

    [Test]
    public void Windows_line_ends_stay() => Formats("F(1, 2);\r\nF(333, 4);\r\n", "F(1,   2);\r\nF(333, 4);\r\n");

    [TestCase("var x = \"\"\"\n    dos   \n    F(1, 2);\n    F(111, 2);\n    \"\"\";\n")]
    [TestCase("/* F(1, 2);   \n   F(111, 2); */\n")]
    [TestCase("F(1, /* uno */ 2);\nF(111, 2);\n")]
    [TestCase("F(1,\n    2);\nF(1, 2);\n")]
    [TestCase("F(1);\nF(22);\n")]
    public void What_is_no_table_stays_as_it_stands(string text) => Formats(text, text);

    [Test]
    public void A_table_that_would_be_too_wide_stays_as_it_stands()
    {
        var text = $"F(\"{new string('x', 100)}\", 1, 2);\nF(\"y\", \"{new string('z', 60)}\", 2);\n";

        Formats(text, text);
    }

    [Test]
    public void A_text_that_cannot_be_read_is_not_touched() => Assert.That(ScriptFormatter.Format("F(1,  2;"), Is.Null);

    [TestCaseSource(typeof(ShippedScripts), nameof(ShippedScripts.Files))]
    public void The_shipped_policies_are_formatted(string file)
    {
        using var scripts = new ShippedScripts();
        var text = scripts.Text(file);

        Assert.That(ScriptFormatter.Format(text), Is.EqualTo(text), $"run: policyengine fmt policies/{file}");
    }

    /// <summary>Shipped texts with their blanks stirred: other widths, and lines that are broken elsewhere.</summary>
    [Test]
    public void Whatever_the_blanks_a_script_says_the_same_and_formatting_again_changes_nothing()
    {
        using var scripts = new ShippedScripts();
        var random = new Random(20260316);
        foreach (var file in ShippedScripts.Files())
        {
            var clean = ScriptFormatter.Format(scripts.Text(file))!;
            for (var round = 0; round < 20; round++)
            {
                var stirred = Stirred(scripts.Text(file), random, breaks: round % 2 == 1);
                var formatted = ScriptFormatter.Format(stirred);

                Assert.That(formatted, Is.Not.Null);
                Assert.That(ScriptFormatter.SaysTheSame(stirred, formatted), Is.True);
                Assert.That(ScriptFormatter.Format(formatted), Is.EqualTo(formatted));
                if (round % 2 == 0)
                    Assert.That(formatted.ReplaceLineEndings("\n").Split('\n'), Has.Length.EqualTo(clean.Split('\n').Length));
            }
        }
    }

    [TestCase("F(1);", "F(2);")]
    [TestCase("F(1); // a", "F(1); // b")]
    [TestCase("F(1, 2);", "F(1,\n2);")]
    [TestCase("F(\"a b\");", "F(\"a  b\");")]
    [TestCase("F(a b);", "F(ab);")]
    public void The_proof_tells_more_than_blanks_apart(string one, string other) =>
        Assert.That(ScriptFormatter.SaysTheSame(one, other), Is.False);

    private static void Formats(string text, string expected)
    {
        var formatted = ScriptFormatter.Format(text);

        Assert.That(formatted, Is.EqualTo(expected));
        Assert.That(ScriptFormatter.Format(formatted!), Is.EqualTo(formatted));
    }

    /// <summary>Blanks behind commas outside of texts become more or none, or a new line.</summary>
    private static string Stirred(string text, Random random, bool breaks)
    {
        var stirred = new System.Text.StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var inText = false;
            for (var i = 0; i < line.Length; i++)
            {
                inText ^= line[i] == '"';
                if (line[i..].StartsWith("//", StringComparison.Ordinal) && !inText)
                {
                    stirred.Append(line[i..]);
                    break;
                }

                stirred.Append(line[i]);
                if (line[i] == ',' && !inText)
                    stirred.Append(breaks && random.Next(10) == 0 ? "\n        " : new string(' ', random.Next(6)));
            }

            stirred.Append(' ', random.Next(3)).Append('\n');
        }

        return stirred.ToString()[..^1];
    }
}
