namespace PolicyEngine.Cli;

/// <summary>Where events come from, as it was written: a file, or <c>-</c> for standard input.</summary>
internal sealed record EventInput(string Written)
{
    public bool IsStandardInput => Written == "-";

    public bool IsMissing => !IsStandardInput && !File.Exists(Written);

    /// <summary>How messages name it.</summary>
    public string Name => IsStandardInput ? "stdin" : Written;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public Stream Open() => IsStandardInput ? Console.OpenStandardInput() : File.OpenRead(Written);
}
