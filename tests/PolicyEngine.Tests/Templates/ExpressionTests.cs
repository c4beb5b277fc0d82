using System.Numerics;
using NUnit.Framework;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class ExpressionTests
{
    [TestCase("1 + 2 * 3", "7")]
    [TestCase("(1 + 2) * 3", "9")]
    [TestCase("10 - 4 - 3", "3")]
    [TestCase("7 / 2", "3.5")]
    [TestCase("7 // 2", "3")]
    [TestCase("7.6 // 2.0", "4")]
    [TestCase("-7 % 3", "-1")]
    [TestCase("2147483647 + 1", "2147483648")]
    [TestCase("9223372036854775807 + 1", "9223372036854775808")]
    [TestCase("99999999999 * 99999999999", "9999999999800000000001")]
    [TestCase("0.1m + 0.2m", "0.3")]
    [TestCase("1.5f * 2", "3")]
    [TestCase("1 << 10", "1024")]
    [TestCase("1024 >> 3", "128")]
    [TestCase("null + 1", "")]
    [TestCase("- - 3", "3")]
    public void Numbers_are_worked_with(string expression, string expected) =>
        Assert.That(Text($"{{{{ {expression} }}}}"), Is.EqualTo(expected));

    [TestCase("12", "12")]
    [TestCase("1_000", "1000")]
    [TestCase("0xFF", "255")]
    [TestCase("0b101", "5")]
    [TestCase("3e2", "300")]
    [TestCase("1e30", "1000000000000000000000000000000")]
    [TestCase("2.50", "2.5")]
    [TestCase("2.50m", "2.50")]
    [TestCase("1.0e-2", "0.01")]
    [TestCase("'single \\' quote'", "single ' quote")]
    [TestCase("\"tab\\tend\"", "tab\tend")]
    [TestCase("`back\\slash ``tick`", "back\\slash `tick")]
    [TestCase("\"\\u00f1\\x41\"", "ñA")]
    [TestCase("true", "true")]
    [TestCase("null", "")]
    [TestCase("$\"{1 + 1} is {\"two\"}\"", "2 is two")]
    [TestCase("$'{ {a: 5}.a } \\{kept}'", "5 {kept}")]
    [TestCase("[1, 'a', null, [true]]", "[1, \"a\", null, [true]]")]
    [TestCase("{a: 1, \"b c\": 'x'}", "{a: 1, \"b c\": \"x\"}")]
    [TestCase("1..4", "[1, 2, 3, 4]")]
    [TestCase("4..<1", "[4, 3, 2]")]
    [TestCase("1..<1", "[]")]
    public void Literals(string expression, string expected) =>
        Assert.That(Text($"{{{{ {expression} }}}}"), Is.EqualTo(expected));

    [TestCase("'a' + 1 + true", "a1true")]
    [TestCase("1 + 'a'", "1a")]
    [TestCase("'ab' * 2", "abab")]
    [TestCase("3 * 'x'", "xxx")]
    [TestCase("'x' * -1", "")]
    [TestCase("'abc'[1] + 'abc'[-1]", "bc")]
    [TestCase("'abc'.size", "3")]
    [TestCase("[1, 2] + [3]", "[1, 2, 3]")]
    [TestCase("[0] * 3", "[0, 0, 0]")]
    [TestCase("[1] << 2", "[1, 2]")]
    [TestCase("0 >> [1]", "[0, 1]")]
    [TestCase("[1, 2, 3][-1]", "3")]
    [TestCase("[1].empty?", "false")]
    [TestCase("{}.empty?", "true")]
    public void Text_and_arrays_have_operators_too(string expression, string expected) =>
        Assert.That(Text($"{{{{ {expression} }}}}"), Is.EqualTo(expected));

    [TestCase("1 == 1.0", "true")]
    [TestCase("'1' == 1", "true")]
    [TestCase("null == false", "false")]
    [TestCase("[1, [2]] == [1, [2]]", "true")]
    [TestCase("[] == empty", "true")]
    [TestCase("'' == empty", "true")]
    [TestCase("0 == empty", "false")]
    [TestCase("2 < 10", "true")]
    [TestCase("'b' > 'a'", "true")]
    [TestCase("'Z' > 'a'", "true")]
    [TestCase("'ñ' > 'n' && 'ñ' < 'o'", "true")]
    [TestCase("1 < null", "false")]
    [TestCase("true && !false", "true")]
    [TestCase("false || null", "false")]
    [TestCase("true || missing.member", "true")]
    [TestCase("1 == 1 ? 'same' : 'other'", "same")]
    [TestCase("false ? 1 : false ? 2 : 3", "3")]
    [TestCase("null ?? 'spare'", "spare")]
    [TestCase("'kept' ?? 'spare'", "kept")]
    [TestCase("'there' ?! 'then'", "then")]
    [TestCase("missing?.member?.deeper ?? 'none'", "none")]
    public void Values_are_compared_and_chosen(string expression, string expected) =>
        Assert.That(Text($"{{{{ {expression} }}}}"), Is.EqualTo(expected));

    [TestCase("{{ 'x' | string.append 'y' | string.upcase }}", "XY")]
    [TestCase("{{ 'x' |\n string.append 'y'\n | string.upcase }}", "XY")]
    [TestCase("{{ 1 + 2 | math.times 5 }}", "15")]
    [TestCase("{{ '41' | string.to_int + 1 }}", "42")]
    [TestCase("{{ math.plus 1 2 * 3 }}", "7")]
    [TestCase("{{ if [1, 2] | array.size > 1; 'several'; end }}", "several")]
    [TestCase("{{ string.slice('abcdef', 1, length: 2) }}", "bc")]
    [TestCase("{{ ' pad ' | string.strip | string.size }}", "3")]
    public void Pipes_and_calls(string template, string expected) =>
        Assert.That(Text(template), Is.EqualTo(expected));

    [Test]
    public void Every_kind_of_number_of_the_model_is_understood()
    {
        var model = Members(("i", 1), ("l", 2L), ("b", new BigInteger(3)), ("d", 4.5), ("m", 5.50m), ("f", 0.5f));
        Assert.That(Text("{{ i + l + b + d + f }} {{ m }}", model), Is.EqualTo("11 5.50"));
    }
}
