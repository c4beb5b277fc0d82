using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Scripting;

namespace PolicyEngine.Hosting.Providers;

/// <summary>What became of a script: the policy that it declares, or what is wrong with it. Safe to share between threads.</summary>
/// <param name="Files">The files that were read.</param>
/// <param name="Found">What is wrong.</param>
/// <param name="Model">What the script declares; null where an error stands in <paramref name="Found"/>.</param>
internal sealed record ScriptBuild(IReadOnlyList<string> Files, IReadOnlyList<Diagnostic> Found, PolicyModel? Model)
{
    /// <summary>What decides; of a script that makes a policy by itself.</summary>
    public Lazy<PolicyImage> Image { get; } = new(() => ImageCompiler.Compile(Model!));

    /// <summary>Compiles a script and runs it.</summary>
    /// <param name="compiler">The company's compiler.</param>
    /// <param name="script">The script, relative to the policies folder.</param>
    /// <param name="words">Fresh words for it to speak.</param>
    /// <param name="isKnown">Whether this very script is known to have nothing wrong in it.</param>
    public static ScriptBuild Of(ScriptCompiler compiler, string script, PolicyScript words, bool isKnown)
    {
        var compiled = compiler.Compile(script);
        if (!compiled.Success)
            return new(compiled.Files, compiled.Diagnostics, null);
        if (compiler.Run(compiled, words).Failure is { } failure)
            return new(compiled.Files, [.. compiled.Diagnostics, failure], null);
        var result = words.Build(isKnown);
        var found = result.Diagnostics.Select(finding => finding.At.File is null or ""
            ? finding with { At = new SourceLocation(script) }
            : finding);
        return new(compiled.Files, [.. compiled.Diagnostics, .. found], result.Model);
    }
}
