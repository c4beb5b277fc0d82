using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>string</c> that make numbers, hashes and Base64.</summary>
internal static class StringConversion
{
    public static readonly IReadOnlyList<BuiltInFunction> Functions =
    [
        new("string.to_int", "text", (c, a) => StringFunctions.ToNumber<int>(c, a[0], NumberStyles.Integer)),
        new("string.to_long", "text", (c, a) => StringFunctions.ToNumber<long>(c, a[0], NumberStyles.Integer)),
        new("string.to_float", "text", (c, a) => StringFunctions.ToNumber<float>(c, a[0], NumberStyles.Float | NumberStyles.AllowThousands)),
        new("string.to_double", "text", (c, a) => StringFunctions.ToNumber<double>(c, a[0], NumberStyles.Float | NumberStyles.AllowThousands)),
        Hash("md5", MD5.HashData),
        Hash("sha1", SHA1.HashData),
        Hash("sha256", SHA256.HashData),
        Hash("sha512", SHA512.HashData),
        KeyedHash("hmac_sha1", HMACSHA1.HashData),
        KeyedHash("hmac_sha256", HMACSHA256.HashData),
        KeyedHash("hmac_sha512", HMACSHA512.HashData),
        new("string.base64_encode", "text", (c, a) => Convert.ToBase64String(Bytes(c, a[0]))),
        new("string.base64_decode", "text", (c, a) => Decode(c, c.ReadText(a[0]))),
    ];

    private static BuiltInFunction Hash(string name, Func<byte[], byte[]> hash) =>
        new($"string.{name}", "text", (c, a) => Hexadecimal(c, hash(Bytes(c, a[0]))));

    private static BuiltInFunction KeyedHash(string name, Func<byte[], byte[], byte[]> hash) =>
        new($"string.{name}", "text secret_key", (c, a) => Hexadecimal(c, hash(Bytes(c, a[1]), Bytes(c, a[0]))));

    private static byte[] Bytes(RenderContext context, object? value)
    {
        var text = context.ReadText(value);
        context.AllocateText(2L * text.Length);
        context.Step(20 + (text.Length >> 2));
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Hexadecimal(RenderContext context, byte[] bytes)
    {
        context.AllocateText(2L * bytes.Length);
        return Convert.ToHexStringLower(bytes);
    }

    private static string Decode(RenderContext context, string text)
    {
        context.AllocateText(text.Length);
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw context.Fail($"'{Describer.Shorten(text)}' is not Base64.");
        }
    }
}
