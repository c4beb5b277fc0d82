using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting;

/// <summary>What became of a script's text: an image that can be run, or what is wrong with it. Immutable.</summary>
public sealed class CompileResult
{
    /// <summary>The script, relative to the policies folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>
    /// The revision: SHA-256, in lower-case hexadecimal, over the path and the bytes of the script and of every file
    /// that it loads. The same files give the same hash wherever the policies folder stands.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>The files that were read, in ordinal order, relative to the policies folder: what a watcher watches.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The assembly, or null where an error stands in <see cref="Diagnostics"/>. The same texts give the same bytes.</summary>
    public required ImmutableArray<byte>? Image { get; init; }

    /// <summary>What is wrong, the earliest in the text first: it is the one to print, the rest may follow from it.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether there is an image to run.</summary>
    [MemberNotNullWhen(true, nameof(Image))]
    public bool Success => Image is not null;
}
