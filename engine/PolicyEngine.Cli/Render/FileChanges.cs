using System.Threading.Channels;

namespace PolicyEngine.Cli.Render;

/// <summary>Tells when files change. Editors write a file in several steps; a burst of them is one change.</summary>
internal sealed class FileChanges : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(150);

    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly List<FileSystemWatcher> watchers;

    /// <param name="paths">Files, and folders whose files count.</param>
    public FileChanges(IEnumerable<string> paths) => watchers = [.. paths.Select(Watch)];

    /// <summary>Waits for a change and until it has been calm for a moment after it. False when cancelled.</summary>
    public async Task<bool> NextAsync(CancellationToken cancelled)
    {
        try
        {
            await signals.Reader.ReadAsync(cancelled);
            do
                await Task.Delay(Calm, cancelled);
            while (signals.Reader.TryRead(out _));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => watchers.ForEach(watcher => watcher.Dispose());

    private FileSystemWatcher Watch(string path)
    {
        var full = Path.GetFullPath(path);
        var watcher = Directory.Exists(full)
            ? new FileSystemWatcher(full)
            : new FileSystemWatcher(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        watcher.Changed += Signal;
        watcher.Created += Signal;
        watcher.Deleted += Signal;
        watcher.Renamed += Signal;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Signal(object sender, FileSystemEventArgs change) => signals.Writer.TryWrite(true);
}
