using System.CommandLine;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Cli;

/// <summary>
/// In which language the command speaks to people: <c>--lang</c>, otherwise the environment's, otherwise English.
/// It concerns messages alone; effects are the same in every language.
/// </summary>
internal static class Speech
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The option that every command takes.</summary>
    public static Option<string?> Option { get; } = CreateOption();

    /// <summary>The language of this run; the command sets it once, before anything is said.</summary>
    public static Language Language { get; private set; }

    /// <summary>Settles the language of this run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Reads a variable of the environment.</param>
    public static void Settle(ParseResult parsed, Func<string, string?> environment) =>
        Language = Languages.Of(parsed.GetResult(Option) is { Errors: var errors } && !errors.Any() ? parsed.GetValue(Option) : null)
            ?? OfEnvironment(environment)
            ?? Language.English;

    /// <summary>A sentence in the language of this run.</summary>
    public static string Say(string key, params object?[] values) => Sentence.Of(key, values).In(Language);

    /// <summary>A diagnostic as people and editors read it, in the language of this run.</summary>
    public static string Say(Diagnostic diagnostic) => diagnostic.In(Language);

    /// <summary>The first variable that is set counts, as everywhere, whether messages are written in its language or not.</summary>
    private static Language? OfEnvironment(Func<string, string?> environment) =>
        Languages.Of(Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)));

    private static Option<string?> CreateOption()
    {
        var option = new Option<string?>("--lang")
        {
            Description = "The language of messages: es or en. Default: the environment's (LC_ALL, LC_MESSAGES, LANG).",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("es", "en");
        return option;
    }
}
