using System.Diagnostics;
using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

public sealed class CachedStartTests
{
    [Test]
    public void A_start_from_the_cache_decides_the_same_bytes_and_does_not_need_the_compiler()
    {
        using var workspace = new ScratchWorkspace();
        var events = Path.Combine(workspace.Folder, "policies", "masnegocio", "samples", "semana.jsonl");
        string[] evaluate = ["evaluate", events, "--output", "jsonl", "--workspace", workspace.Folder];
        var compiled = CommandLine.Run(workspace.Folder, [.. evaluate, "--no-cache"]);
        Assert.That(CommandLine.Run(workspace.Folder, evaluate), Is.EqualTo(compiled), "the start that fills the cache");

        var command = WithoutCompiler(workspace.Folder);
        var cached = Run(command, evaluate);
        var uncached = Run(command, [.. evaluate, "--no-cache"]);

        Assert.That(cached, Is.EqualTo((compiled.Exit, compiled.Output)));
        Assert.That(uncached.Exit, Is.Not.Zero, "without the cache it does need it: the compiler really was away");
    }

    /// <summary>The command as it is built, with the compiler's assemblies taken away.</summary>
    private static string WithoutCompiler(string folder)
    {
        var command = Directory.CreateDirectory(Path.Combine(folder, "command")).FullName;
        string[] needed = ["PolicyEngine*.dll", "Newtonsoft.Json.dll", "NodaTime.dll", "Spectre.Console.dll", "System.CommandLine.dll", "PolicyEngine.Cli.runtimeconfig.json"];
        foreach (var file in needed.SelectMany(pattern => Directory.EnumerateFiles(AppContext.BaseDirectory, pattern)))
            File.Copy(file, Path.Combine(command, Path.GetFileName(file)));
        return Path.Combine(command, "PolicyEngine.Cli.dll");
    }

    private static (int Exit, string Output) Run(string command, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }
}
