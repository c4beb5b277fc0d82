using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Docs;
using PolicyEngine.Tests.Engine;

namespace PolicyEngine.Tests.Diagnostics;

/// <summary>Every message of the product stands in both resource files, and nothing is said past them.</summary>
public sealed partial class MessageTests
{
    private const string Files = "engine/PolicyEngine/Diagnostics/Messages/english.txt and spanish.txt";

    private static readonly string[] Projects =
        ["PolicyEngine", "PolicyEngine.Scripting", "PolicyEngine.Hosting", "PolicyEngine.Testing", "PolicyEngine.Cli"];

    private static IReadOnlyDictionary<string, string> English => MessageTable.In(Language.English);

    private static IReadOnlyDictionary<string, string> Spanish => MessageTable.In(Language.Spanish);

    [GeneratedRegex("\"(PE[0-9]{4}(?:\\.[A-Za-z]+)?)\"")]
    private static partial Regex QuotedKey { get; }

    [GeneratedRegex("\"([A-Za-z0-9]+(?:\\.[A-Za-z]+)?)\"")]
    private static partial Regex AnyQuotedKey { get; }

    [Test]
    public void Both_languages_have_the_same_keys_in_the_same_order() =>
        Assert.That(KeysInOrder("spanish"), Is.EqualTo(KeysInOrder("english")));

    [Test]
    public void A_message_takes_the_same_values_in_both_languages()
    {
        var differing = English.Keys.Where(key => !Places(English[key]).SequenceEqual(Places(Spanish[key])));
        var gaps = English.Where(message => !Places(message.Value).SequenceEqual(Places(message.Value).Select((_, i) => $"{{{i}}}"))).Select(message => message.Key);

        Assert.That(differing, Is.Empty, "these take other values in Spanish");
        Assert.That(gaps, Is.Empty, "their values are not numbered from 0 without gaps");
    }

    [Test]
    public void A_message_is_written_in_its_language()
    {
        var same = English.Where(message => Spanish[message.Key] == message.Value && Words(message.Value) > 0).Select(message => message.Key);

        Assert.That(same, Is.Empty, "these say the same in both languages");
    }

    [Test]
    public void Every_code_and_every_key_that_the_engine_names_has_its_messages()
    {
        var missing =
            from file in Repository.Files("engine", "*.cs")
            from Match match in QuotedKey.Matches(Repository.Text(file))
            let key = match.Groups[1].Value
            where !English.ContainsKey(key) && !(key.Length == 6 && English.Keys.Any(known => known.StartsWith(key + ".", StringComparison.Ordinal)))
            select $"{file}: {key}";

        Assert.That(missing.Distinct(), Is.Empty, $"write these messages into {Files}");
    }

    [Test]
    public void Every_message_is_said_somewhere()
    {
        var named = Repository.Files("engine", "*.cs")
            .SelectMany(file => AnyQuotedKey.Matches(Repository.Text(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(English.Keys.Except(named), Is.Empty, $"nothing names these keys: take them out of {Files}");
    }

    /// <summary>A text that is converted to a sentence where it stands is said in one language only.</summary>
    [Test]
    public void No_message_is_written_where_it_is_said()
    {
        var bare =
            from project in Projects
            from type in Assembly.Load(project).GetTypes()
            where type != typeof(Sentence) && IlReferences.Of(type).Contains($"{typeof(Sentence).FullName}.op_Implicit")
            select Outermost(type).FullName;

        Assert.That(bare.Distinct(), Is.Empty,
            $"these make a diagnostic of a text: write the text into {Files} under its code, and say Diagnostic.Of(\"PEnnnn\", at, values) or Sentence.Of(\"PEnnnn\", values)");
    }

    [TestCase("es", Language.Spanish)]
    [TestCase("es_MX.UTF-8", Language.Spanish)]
    [TestCase("es-419", Language.Spanish)]
    [TestCase("EN", Language.English)]
    [TestCase("en_US.UTF-8@euro", Language.English)]
    [TestCase("C.UTF-8", null)]
    [TestCase("pt_BR", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_language_is_found_by_its_tag(string? tag, Language? expected) =>
        Assert.That(Languages.Of(tag), Is.EqualTo(expected));

    [Test]
    public void A_sentence_is_said_in_either_language_with_its_values_and_what_follows()
    {
        var diagnostic = Diagnostic.Of("PE0121", new("a.csx", 2, 3), "40", "Minuts") with { Cascade = 12 };
        var proposed = diagnostic with { Sentence = diagnostic.Sentence + Sentence.Of("near", "Minutes") };

        Assert.That(proposed.ToString(), Is.EqualTo(
            "a.csx(2,3): error PE0121: '40' has no 'Minuts'. Did you mean 'Minutes'? (And 12 more that probably follow from it.)"));
        Assert.That(proposed.In(Language.Spanish), Is.EqualTo(
            "a.csx(2,3): error PE0121: '40' no tiene 'Minuts'. ¿Quiso decir 'Minutes'? (Y 12 más que probablemente se siguen de éste.)"));
        Assert.That(Sentence.AnyOf(["a", "b", "c"]).In(Language.Spanish), Is.EqualTo("a, b o c"));
        Assert.That(Sentence.Of("PE0120", "{0}").ToString(), Is.EqualTo("Nothing is called '{0}' here."));
    }

    [Test]
    public void Equal_sentences_are_equal_and_a_wrong_number_of_values_is_a_bug()
    {
        Assert.That(new[] { Unknown("x"), Unknown("z"), Unknown("x") }.Distinct(), Is.EqualTo([Unknown("x"), Unknown("z")]));
        Assert.That(() => Sentence.Of("PE0120"), Throws.ArgumentException);
        Assert.That(() => Sentence.Of("PE9999"), Throws.ArgumentException.With.Message.Contains("Messages/english.txt"));
    }

    private static Sentence Unknown(string name) => Sentence.Of("PE0120", name) + Sentence.Of("near", "y");

    private static IEnumerable<string> KeysInOrder(string language) =>
        Repository.Text($"engine/PolicyEngine/Diagnostics/Messages/{language}.txt").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" = ")[0]);

    private static string[] Places(string message) =>
        [.. MessageTable.Placeholder.Matches(message).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static int Words(string message) => MessageTable.Placeholder.Replace(message, "").Count(char.IsLetter);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
