using System.Globalization;
using System.Threading.Channels;

namespace PolicyEngine.Cli.Watch;

/// <summary>
/// Tells when something below a folder may have changed, and waits until it is calm again: editors write in several
/// steps, and several files are one change. The system's own notice is the quick way; where it has none (network
/// drives, too many folders) a look at names, sizes and times every second finds what it missed.
/// </summary>
internal sealed class PolicyChanges : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Who saves without a pause is not waited for longer than this.</summary>
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly string folder;
    private readonly TimeSpan calm;
    private readonly FileSystemWatcher? watcher;
    private readonly Timer timer;
    private string looked;

    /// <param name="folder">The folder.</param>
    /// <param name="calm">How long nothing may have changed before a change counts as done.</param>
    /// <param name="polls">Whether it only looks, and does not ask the system.</param>
    public PolicyChanges(string folder, TimeSpan calm, bool polls)
    {
        (this.folder, this.calm) = (folder, calm);
        watcher = polls ? null : TryWatch();
        looked = Look();
        timer = new Timer(_ => LookAgain(), null, LookEvery, LookEvery);
    }

    /// <summary>Says that something may have changed.</summary>
    public void Signal() => signals.Writer.TryWrite(true);

    /// <summary>Waits for a change and for the calm after it. False when cancelled.</summary>
    public async Task<bool> NextAsync(CancellationToken cancelled)
    {
        try
        {
            await signals.Reader.ReadAsync(cancelled);
            for (var waited = TimeSpan.Zero; waited < LongestUnrest; waited += calm)
            {
                await Task.Delay(calm, cancelled);
                if (!signals.Reader.TryRead(out _))
                    break;
            }
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        watcher?.Dispose();
        timer.Dispose();
    }

    private FileSystemWatcher? TryWatch()
    {
        try
        {
            var made = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            made.Changed += (_, _) => Signal();
            made.Created += (_, _) => Signal();
            made.Deleted += (_, _) => Signal();
            made.Renamed += (_, _) => Signal();
            // Notices were lost: look.
            made.Error += (_, _) => Signal();
            made.EnableRaisingEvents = true;
            return made;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(Speech.Say("watch.polls", folder, e.Message));
            return null;
        }
    }

    private void LookAgain()
    {
        var now = Look();
        if (Interlocked.Exchange(ref looked, now) != now)
            Signal();
    }

    private string Look()
    {
        try
        {
            return string.Join('\n', new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
                .Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file went while it was looked at: that is a change, and the next look tells which.
            return e.Message;
        }
    }
}
