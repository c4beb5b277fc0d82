using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>
/// Scripts as data: each begins with a line <c>=== its name</c>. <c>«text»*N</c> stands for the text N times over,
/// <c>\u{202E}</c> for a character that nobody could see in the file.
/// </summary>
internal static partial class Snippets
{
    [GeneratedRegex("«(.*?)»\\*([0-9]+)", RegexOptions.Singleline)]
    private static partial Regex Repeated { get; }

    [GeneratedRegex(@"\\u\{([0-9A-F]+)\}")]
    private static partial Regex Hidden { get; }

    public static IEnumerable<TestCaseData> Of(string file) =>
        from block in Repository.Text($"tests/PolicyEngine.Tests/Scripting/Gates/Data/{file}").Split("=== ", StringSplitOptions.RemoveEmptyEntries)
        let end = block.IndexOf('\n', StringComparison.Ordinal)
        select new TestCaseData(Written(block[(end + 1)..])).SetName($"{Path.GetFileNameWithoutExtension(file)}: {block[..end]}");

    private static string Written(string text) => Hidden.Replace(
        Repeated.Replace(text, found => new StringBuilder().Insert(0, found.Groups[1].Value, int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture)).ToString()),
        found => ((char)int.Parse(found.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
}
