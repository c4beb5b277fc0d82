using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Tests.Live;

/// <summary>What a run of edits under <c>policyengine watch</c> came to.</summary>
/// <param name="Edits">How many edits went live.</param>
/// <param name="Sent">How many events were sent, at the rate at which they were taken.</param>
/// <param name="Decided">How many of them were decided.</param>
/// <param name="Revisions">How many revisions effects named.</param>
/// <param name="Checked">How many deadlines were held to the revision that their effect names.</param>
/// <param name="Wrong">What was not as it should be; empty.</param>
/// <param name="Errors">The command's standard error.</param>
internal sealed record WatchedEditsResult(
    int Edits, int Sent, int Decided, int Revisions, int Checked, IReadOnlyList<string> Wrong, IReadOnlyList<string> Errors);

/// <summary>
/// Runs the real command as a process, feeds it events as fast as it takes them, and saves one edit after another as
/// soon as the one before is live. Every event must be decided, in its order, and every deadline be that of the edit
/// whose revision its effect names.
/// </summary>
internal sealed class WatchedEdits(string repository, IReadOnlyList<string> command)
{
    private const int LeastMinutes = 100_000;
    private const int Tickets = 50;

    /// <summary>So many events are on their way at any time: the command never waits for one.</summary>
    private const int Ahead = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> errors = new();
    private readonly List<string> wrong = [];
    private readonly Dictionary<string, HashSet<int>> minutesByRevision = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly SemaphoreSlim live = new(0);
    private readonly SemaphoreSlim room = new(Ahead);
    private volatile bool isOver;
    private int decided;
    private int held;

    public WatchedEditsResult Run(int edits, Action<int>? progress = null)
    {
        using var workspace = new EditedWorkspace(repository);
        workspace.Save(workspace.TextWith(LeastMinutes));
        using var process = Start(workspace, "watch", "-", "--output", "jsonl", "--no-render", "--calm", "20", "--no-cache");
        var hearing = Task.Factory.StartNew(() => Hear(process.StandardError), TaskCreationOptions.LongRunning);
        var reading = Task.Factory.StartNew(() => ReadAll(process.StandardOutput), TaskCreationOptions.LongRunning);
        var feeding = Task.Factory.StartNew(() => Feed(process.StandardInput), TaskCreationOptions.LongRunning);

        var texts = Enumerable.Range(0, edits + 1).Select(i => workspace.TextWith(LeastMinutes + i)).ToList();
        AwaitLive("the beginning");
        for (var i = 1; i <= edits; i++)
        {
            workspace.Save(texts[i]);
            AwaitLive($"edit {i}");
            progress?.Invoke(i);
        }
        isOver = true;
        var sent = feeding.Result;
        Task.WaitAll(hearing, reading);
        process.WaitForExit();
        if (process.ExitCode != 0)
            wrong.Add($"the command ended with {process.ExitCode}");
        CompareWithHistory(workspace, texts);
        return new(edits, sent, decided, minutesByRevision.Count, held, wrong, [.. errors]);
    }

    private void AwaitLive(string what)
    {
        if (!live.Wait(Patience))
            throw new TimeoutException($"{what} did not go live:\n{string.Join('\n', errors)}");
    }

    private void Hear(StreamReader error)
    {
        while (error.ReadLine() is { } line)
        {
            errors.Enqueue(line);
            if (line.Contains(" serves", StringComparison.Ordinal) && line.StartsWith("masnegocio: revision ", StringComparison.Ordinal))
                live.Release();
        }
    }

    private int Feed(StreamWriter input)
    {
        var n = 0;
        for (; n < Tickets || !isOver; n++)
        {
            if (!room.Wait(Patience))
                throw new TimeoutException("The command takes no events.");
            var ticket = $"MN-{n % Tickets}";
            input.Write(n < Tickets ? CriticalTicket.Opened(n, ticket) : CriticalTicket.Updated(n, ticket, critical: n / Tickets % 2 == 0));
            input.Write('\n');
            if (n % 20 == 0)
                input.Flush();
        }
        input.Close();
        return n;
    }

    private void ReadAll(StreamReader output)
    {
        while (output.ReadLine() is { } line)
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            Take(JObject.Load(reader));
        }
    }

    private void Take(JObject effect)
    {
        // Each event, those of the opening too, is classified anew: that is the effect by which it is counted.
        if ((string?)effect["effect"] == "classified" && (string?)effect["event"] is { } id)
        {
            if (id != $"e-{decided}")
                wrong.Add($"{id} was decided in place of e-{decided}");
            decided++;
            room.Release();
        }
        var revision = (string)effect["revision"]!;
        if (!minutesByRevision.TryGetValue(revision, out var seen))
        {
            minutesByRevision.Add(revision, seen = []);
            order.Add(revision);
        }
        else if (order[^1] != revision)
        {
            wrong.Add($"{revision} decided after {order[^1]} had");
        }
        if ((string?)effect["target"] != "reaccion" || (string?)effect["deadline"] is not { } deadline)
            return;
        var opened = CriticalTicket.TimeOf(int.Parse(((string)effect["ticket"]!)["MN-".Length..], CultureInfo.InvariantCulture));
        var minutes = CriticalTicket.Minutes(deadline, opened);
        if (minutes < LeastMinutes)
            return;
        seen.Add(minutes);
        held++;
    }

    /// <summary>Which edit a revision is, the history tells: it keeps the hash of the script.</summary>
    private void CompareWithHistory(EditedWorkspace workspace, IReadOnlyList<string> texts)
    {
        using var process = Start(workspace, "history", "--output", "jsonl");
        var lines = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd();
        var minutesOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var edits = texts.Select((text, i) => (Hash: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), i)).ToDictionary(edit => edit.Hash, edit => edit.i);
        foreach (var line in lines.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var revision = JObject.Parse(line);
            var script = (string)revision["files"]!["masnegocio/mesa-de-servicio-2.6.csx"]!;
            minutesOf[(string)revision["versions"]!.Children<JProperty>().Single().Value!] = LeastMinutes + edits[script];
        }
        if (minutesOf.Count != texts.Count)
            wrong.Add($"the history has {minutesOf.Count} revisions, and {texts.Count} served: {said}");
        foreach (var (revision, seen) in minutesByRevision)
        {
            if (!minutesOf.TryGetValue(revision, out var minutes))
                wrong.Add($"the history does not have {revision}");
            else if (seen.Any(other => other != minutes))
                wrong.Add($"{revision} gives {minutes} minutes, and its effects say {string.Join(", ", seen)}");
        }
    }

    private Process Start(EditedWorkspace workspace, params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments, "--workspace", workspace.Folder, "--lang", "en"])
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }
}
