namespace PolicyEngine.Cli.Test;

/// <summary>
/// Says on standard error how far work has come: on a terminal in one line that is written over, otherwise once at
/// the end.
/// </summary>
internal sealed class Progress(string key, string what, int total)
{
    /// <summary>So much has been done.</summary>
    public void Show(int done)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{Speech.Say(key, what, done, total)}{(done == total ? "\n" : "")}");
        else if (done == total)
            Console.Error.WriteLine(Speech.Say(key, what, done, total));
    }
}
