using System.Text;
using System.Text.Unicode;
using NUnit.Framework;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Tests.Hosting.Ingestion;

[TestFixture]
public sealed class Utf8TextTests
{
    [TestCase("a")]
    [TestCase("Asignación de prioridad según la matriz: ñandú, pingüino, ¿qué?")]
    [TestCase("0123456789012345678901234567890é")]
    [TestCase("012345678901234567890123456789é0")]
    [TestCase("Precio 12 € y un 😀 en medio de una línea que es más larga que un bloque")]
    public void Texts_are_UTF_8_and_their_pieces_are_where_no_letter_is_cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var start = 0; start < bytes.Length; start++)
        {
            for (var end = start; end <= bytes.Length; end++)
                Assert.That(Utf8Text.IsValid(bytes.AsSpan(start..end)), Is.EqualTo(Utf8.IsValid(bytes.AsSpan(start..end))), $"{start}..{end}");
        }
    }

    [Test]
    public void Bytes_with_any_one_of_them_changed_are_what_the_library_says_that_they_are()
    {
        var bytes = Encoding.UTF8.GetBytes("El técnico atenderá la petición; más allá del horario, mañana.");
        for (var place = 0; place < bytes.Length; place++)
        {
            var kept = bytes[place];
            for (var other = 0; other <= byte.MaxValue; other++)
            {
                bytes[place] = (byte)other;
                Assert.That(Utf8Text.IsValid(bytes), Is.EqualTo(Utf8.IsValid(bytes)), $"{other:X2} at {place}");
            }
            bytes[place] = kept;
        }
    }
}
