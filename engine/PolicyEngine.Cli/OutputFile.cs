namespace PolicyEngine.Cli;

/// <summary>Files that a command is asked to write. One that cannot be written is said on standard error (PE1106).</summary>
internal static class OutputFile
{
    /// <summary>Writes a text in UTF-8, without a mark.</summary>
    /// <returns>Whether it could be written.</returns>
    public static bool TryWrite(string file, string text) => Try(file, () => File.WriteAllText(file, text));

    /// <summary>Writes bytes.</summary>
    /// <returns>Whether they could be written.</returns>
    public static bool TryWrite(string file, byte[] bytes) => Try(file, () => File.WriteAllBytes(file, bytes));

    /// <summary>Whether a file can be written: for whoever asks before work that may last for hours. It stands there then, as it was or empty.</summary>
    public static bool CanWrite(string file) => Try(file, () => File.AppendAllText(file, ""));

    private static bool Try(string file, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Workspace.Fail("PE1106", file, exception.Message);
            return false;
        }
    }
}
