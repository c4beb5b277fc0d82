using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Whether bytes are UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>
    /// The same as <see cref="Utf8.IsValid"/>, sooner where nothing stands but ASCII and letters of two bytes, which the
    /// library takes one by one: Spanish is full of them.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        var step = Vector256<byte>.Count;
        if (!Vector256.IsHardwareAccelerated || text.Length < step)
            return Utf8.IsValid(text);
        // A letter's second byte may stand in the next block.
        var isDue = 0U;
        var at = 0;
        for (; at <= text.Length - step; at += step)
        {
            var block = Vector256.Create(text.Slice(at, step));
            var high = block.ExtractMostSignificantBits();
            if ((high | isDue) == 0)
                continue;
            var seconds = MaskOf(block, 0xC0, 0x80);
            var firsts = MaskOf(block, 0xE0, 0xC0);
            // What 0xC0 and 0xC1 would begin has a shorter form.
            if ((firsts | seconds) != high || MaskOf(block, 0xFE, 0xC0) != 0 || seconds != ((firsts << 1) | isDue))
                return Utf8.IsValid(text);
            isDue = firsts >> (step - 1);
        }
        at -= (int)isDue;
        return at == text.Length || Utf8.IsValid(text[at..]);
    }

    /// <summary>Which bytes have some bits so.</summary>
    private static uint MaskOf(Vector256<byte> block, byte bits, byte so) =>
        Vector256.Equals(block & Vector256.Create(bits), Vector256.Create(so)).ExtractMostSignificantBits();
}
