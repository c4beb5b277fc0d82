using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Docs;

/// <summary>A page of <c>docs/errors</c>: the message that it shows, and its wrong and right examples.</summary>
internal sealed partial class ErrorPage
{
    private const string Folder = "docs/errors";

    private ErrorPage(string code)
    {
        Code = code;
        Text = Repository.Text(FileName);
        Message = MessageBlock.Match(Text).Groups[1].Value;
        Wrong = ExampleUnder("## Mal · Wrong");
        Right = ExampleUnder("## Bien · Right");
    }

    public string Code { get; }

    public string Text { get; }

    /// <summary>What is said, in English and below it in Spanish.</summary>
    public string Message { get; }

    public string Wrong { get; }

    public string Right { get; }

    public string FileName => $"{Folder}/{Code}.md";

    /// <summary>The script that the message speaks of, where its examples are whole scripts of MásNegocio's.</summary>
    public string? Script => ScriptOfMessage.Match(Message) is { Success: true } match ? match.Value : null;

    public static IEnumerable<ErrorPage> All() =>
        Repository.Files(Folder, "PE*.md").Order(StringComparer.Ordinal).Select(file => new ErrorPage(Path.GetFileNameWithoutExtension(file)));

    /// <summary>The page with another message.</summary>
    public string TextWith(string message) => MessageBlock.Replace(Text, _ => $"```text\n{message}\n```", 1);

    public override string ToString() => Code;

    [GeneratedRegex("```text\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex MessageBlock { get; }

    [GeneratedRegex(@"^masnegocio/(contracts/)?demo\.csx")]
    private static partial Regex ScriptOfMessage { get; }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    private string ExampleUnder(string heading) =>
        Text.IndexOf(heading, StringComparison.Ordinal) is >= 0 and var at ? Example.Match(Text, at).Groups[1].Value : "";
}
