using NUnit.Framework;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class BuiltInTests
{
    [TestCase("'lima' | string.append ' y callao'", "lima y callao")]
    [TestCase("'callao' | string.prepend 'lima y '", "lima y callao")]
    [TestCase("'ñandú' | string.capitalize", "Ñandú")]
    [TestCase("'la paz' | string.capitalizewords", "La Paz")]
    [TestCase("'QUITO' | string.downcase", "quito")]
    [TestCase("'quito' | string.upcase", "QUITO")]
    [TestCase("'bogota' | string.contains 'got'", "true")]
    [TestCase("'bogota' | string.starts_with 'bog'", "true")]
    [TestCase("'bogota' | string.ends_with 'bog'", "false")]
    [TestCase("'a' | string.equals_ignore_case 'A'", "true")]
    [TestCase("'' | string.empty", "true")]
    [TestCase("' ' | string.whitespace", "true")]
    [TestCase("'four' | string.size", "4")]
    [TestCase("\"a\\n\\\"b\" | string.escape", "a\\n\\\"b")]
    [TestCase("'q\"q' | string.literal", "\"q\\\"q\"")]
    [TestCase("'Mesa 4, junto a la ventana!' | string.handleize", "mesa-4-junto-a-la-ventana")]
    [TestCase("'  x' | string.lstrip", "x")]
    [TestCase("'x  ' | string.rstrip", "x")]
    [TestCase("\"a\\r\\nb\" | string.strip_newlines", "ab")]
    [TestCase("1 | string.pluralize 'mesa' 'mesas'", "mesa")]
    [TestCase("0 | string.pluralize 'mesa' 'mesas'", "mesas")]
    [TestCase("'a-b-c' | string.remove '-'", "abc")]
    [TestCase("'a-b-c' | string.remove_first '-'", "ab-c")]
    [TestCase("'a-b-c' | string.remove_last '-'", "a-bc")]
    [TestCase("'a-b-c' | string.replace '-' '+'", "a+b+c")]
    [TestCase("'a-b-c' | string.replace_first '-' '+'", "a+b-c")]
    [TestCase("'abcdef' | string.slice 2", "cdef")]
    [TestCase("'abcdef' | string.slice (-3) 2", "de")]
    [TestCase("'abcdef' | string.slice1 2", "c")]
    [TestCase("'a,,b' | string.split ','", "[\"a\", \"b\"]")]
    [TestCase("'a long sentence' | string.truncate 9", "a long...")]
    [TestCase("'a long sentence' | string.truncatewords 2 '…'", "a long…")]
    [TestCase("'7' | string.pad_left 3", "  7")]
    [TestCase("'7' | string.pad_right 3 | string.size", "3")]
    [TestCase("'banana' | string.index_of 'na'", "2")]
    [TestCase("'banana' | string.index_of 'NA' string_comparison: 'OrdinalIgnoreCase'", "2")]
    [TestCase("'12' | string.to_int", "12")]
    [TestCase("'twelve' | string.to_int", "")]
    [TestCase("'12345678901' | string.to_long", "12345678901")]
    [TestCase("'1.5' | string.to_float", "1.5")]
    [TestCase("'1.25' | string.to_double", "1.25")]
    [TestCase("'abc' | string.md5", "900150983cd24fb0d6963f7d28e17f72")]
    [TestCase("'abc' | string.sha1", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [TestCase("'abc' | string.sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("'abc' | string.sha512 | string.slice 0 16", "ddaf35a193617aba")]
    [TestCase("'what do ya want for nothing?' | string.hmac_sha1 'Jefe'", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [TestCase("'what do ya want for nothing?' | string.hmac_sha256 'Jefe'", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [TestCase("'what do ya want for nothing?' | string.hmac_sha512 'Jefe' | string.slice 0 16", "164b7a7bfcf819e2")]
    [TestCase("'ñ' | string.base64_encode", "w7E=")]
    [TestCase("'w7E=' | string.base64_decode", "ñ")]
    public void String(string expression, string expected) => AssertText(expression, expected);

    [TestCase("[1] | array.add 2", "[1, 2]")]
    [TestCase("[1] | array.add_range [2, 3]", "[1, 2, 3]")]
    [TestCase("[1] | array.concat [2]", "[1, 2]")]
    [TestCase("[1, null] | array.compact", "[1]")]
    [TestCase("['a', 'b'] | array.contains 'b'", "true")]
    [TestCase("(array.cycle ['a', 'b']) + (array.cycle ['a', 'b']) + (array.cycle ['a', 'b'])", "aba")]
    [TestCase("[4, 5] | array.first", "4")]
    [TestCase("[4, 5] | array.last", "5")]
    [TestCase("1..5 | array.size", "5")]
    [TestCase("1..5 | array.limit 2", "[1, 2]")]
    [TestCase("1..5 | array.offset 3", "[4, 5]")]
    [TestCase("[1, 3] | array.insert_at 1 2", "[1, 2, 3]")]
    [TestCase("[1, 2, 3] | array.remove_at 0", "[2, 3]")]
    [TestCase("[1, 2, 3] | array.remove_at 9", "[1, 2, 3]")]
    [TestCase("1..3 | array.reverse", "[3, 2, 1]")]
    [TestCase("[1, 1, 2, 'x', 'x', 2.5, 2.5] | array.uniq", "[1, 2, \"x\", 2.5]")]
    [TestCase("['pera', 'Ñame', 'nuez', 'Oca'] | array.sort", "[\"nuez\", \"Ñame\", \"Oca\", \"pera\"]")]
    [TestCase("[{n: 2}, {n: 1}] | array.sort 'n' | array.map 'n'", "[1, 2]")]
    [TestCase("[' a', 'b '] | array.each @string.strip", "[\"a\", \"b\"]")]
    [TestCase("['', 'a'] | array.filter @string.empty", "[\"\"]")]
    [TestCase("['ab', 'c'] | array.any @string.contains 'b'", "true")]
    [TestCase("[1, 2] | array.join ' + '", "1 + 2")]
    [TestCase("[1, 2] | array.join ',' @string.literal", "\"1\",\"2\"")]
    public void Array(string expression, string expected) => AssertText(expression, expected);

    [TestCase("-3.5 | math.abs", "3.5")]
    [TestCase("-9223372036854775808 | math.abs", "9223372036854775808")]
    [TestCase("1.2 | math.ceil", "2")]
    [TestCase("1.8 | math.floor", "1")]
    [TestCase("1.456 | math.round 2", "1.46")]
    [TestCase("1 | math.plus 2", "3")]
    [TestCase("1 | math.minus 2", "-1")]
    [TestCase("3 | math.times 2", "6")]
    [TestCase("7 | math.modulo 4", "3")]
    [TestCase("9.9 | math.divided_by 3", "3")]
    [TestCase("9.9 | math.divided_by 3.0 | math.round 1", "3.3")]
    [TestCase("'x' | math.is_number", "false")]
    [TestCase("1234.5 | math.format 'N2'", "1,234.50")]
    [TestCase("1234.5 | math.format 'N2' 'es-BO'", "1.234,50")]
    [TestCase("(math.random 5 6)", "5")]
    [TestCase("math.uuid | string.size", "36")]
    public void Math(string expression, string expected) => AssertText(expression, expected);

    [TestCase("'' | object.default 'spare'", "spare")]
    [TestCase("'2 * 21' | object.eval", "42")]
    [TestCase("'<{{ 2 * 21 }}>' | object.eval_template", "<42>")]
    [TestCase("10 | object.format 'X4'", "000A")]
    [TestCase("{a: null} | object.has_key 'a'", "true")]
    [TestCase("{a: null} | object.has_value 'a'", "false")]
    [TestCase("{a: 1, b: 2} | object.keys", "[\"a\", \"b\"]")]
    [TestCase("{a: 1, b: 2} | object.values", "[1, 2]")]
    [TestCase("{a: 1, b: 2} | object.size", "2")]
    [TestCase("[1] | object.typeof", "array")]
    [TestCase("5000000000 | object.kind", "long")]
    [TestCase("{a: [1, 'ñ', null], b: true, c: 1.5} | object.to_json", "{\"a\":[1,\"ñ\",null],\"b\":true,\"c\":1.5}")]
    [TestCase("`{\"a\": [1, {\"b\": null}]}` | object.from_json", "{a: [1, {b: null}]}")]
    public void Object(string expression, string expected) => AssertText(expression, expected);

    [TestCase("'<b>bold</b><!-- no --><script>x()</script>!' | html.strip", "bold!")]
    [TestCase("'<a & \"b\">' | html.escape", "&lt;a &amp; &quot;b&quot;&gt;")]
    [TestCase("\"a\\nb\" | html.newline_to_br", "a<br />\nb")]
    [TestCase("'a b&c' | html.url_encode", "a%20b%26c")]
    [TestCase("'a b&c/ñ' | html.url_escape", "a%20b&c/%C3%B1")]
    [TestCase("'<b>' | html.raw", "<b>")]
    [TestCase("'<b>' | raw", "<b>")]
    public void Html(string expression, string expected) => AssertText(expression, expected);

    [TestCase("'room 12, room 7' | regex.match `room (\\d+)`", "[\"room 12\", \"12\"]")]
    [TestCase("'none' | regex.match `\\d`", "[]")]
    [TestCase("'a1b22' | regex.matches `\\d+`", "[[\"1\"], [\"22\"]]")]
    [TestCase("'2026-03-14' | regex.replace `(\\d+)-(\\d+)-(\\d+)` '$3/$2'", "14/03")]
    [TestCase("'ABC' | regex.replace 'b' '-' 'i'", "A-C")]
    [TestCase("'a1b22c' | regex.split `\\d+`", "[\"a\", \"b\", \"c\"]")]
    [TestCase("'1+1' | regex.escape", "1\\+1")]
    [TestCase("`1\\+1` | regex.unescape", "1+1")]
    public void Regex(string expression, string expected) => AssertText(expression, expected);

    [TestCase("(timespan.zero) == (timespan.from_hours 0)", "true")]
    [TestCase("(timespan.from_days 1.5).total_hours", "36")]
    [TestCase("(timespan.from_hours 25).days", "1")]
    [TestCase("(timespan.from_minutes 61).minutes", "1")]
    [TestCase("(timespan.from_seconds 90)", "00:01:30")]
    [TestCase("(timespan.from_milliseconds 1500).milliseconds", "500")]
    [TestCase("(timespan.parse '1.02:03:04').total_seconds", "93784")]
    [TestCase("(timespan.from_hours 1) + (timespan.from_minutes 30)", "01:30:00")]
    [TestCase("(timespan.from_hours 1) < (timespan.from_hours 2)", "true")]
    public void Timespan(string expression, string expected) => AssertText(expression, expected);

    [Test]
    public void Random_values_depend_on_the_seed_and_on_nothing_else()
    {
        const string Template = "{{ math.uuid }} {{ math.uuid }} {{ math.random 0 1000000 }}";
        var first = Text(Template);
        Assert.That(Text(Template), Is.EqualTo(first));
        Assert.That(Text(Template, options: Plain with { Seed = "another" }), Is.Not.EqualTo(first));
        Assert.That(first.Split(' ').Distinct().Count(), Is.EqualTo(3));
    }

    private static void AssertText(string expression, string expected) =>
        Assert.That(Text($"{{{{ {expression} }}}}"), Is.EqualTo(expected));
}
