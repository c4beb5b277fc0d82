using System.CommandLine;
using System.CommandLine.Help;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Cli;

/// <summary>
/// The help in Spanish, for whoever asks in Spanish. The commands are written in English, since they are made before
/// anybody knows the language; each description is replaced by the one that <c>help.spanish.txt</c> has for it.
/// </summary>
internal static class SpanishHelp
{
    private const string Resource = "help.spanish";

    /// <summary>Puts Spanish in place of English where this run speaks it and was asked for help.</summary>
    public static void PutInto(RootCommand root, ParseResult parsed)
    {
        if (Speech.Language != Language.Spanish || parsed.Action is not HelpAction)
            return;
        var spanish = TextPairs.Read(typeof(SpanishHelp).Assembly, Resource);
        foreach (var symbol in Symbols(root))
            symbol.Description = spanish.GetValueOrDefault(symbol.Description ?? "") ?? symbol.Description;
    }

    private static IEnumerable<Symbol> Symbols(Command command) =>
        command.Options.Concat<Symbol>(command.Arguments).Append(command).Concat(command.Subcommands.SelectMany(Symbols));
}
