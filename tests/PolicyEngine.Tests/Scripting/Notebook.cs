using NodaTime;

namespace PolicyEngine.Tests.Scripting;

public enum Level
{
    Critical,
    High,
    Low,
}

/// <summary>A company's words, as its plugin would hold them.</summary>
public static class Words
{
    public static Level Alta => Level.High;

    public static Level Critica => Level.Critical;

    public static class Desks
    {
        public static string Mesa => "mesa";
    }

    extension(int n)
    {
        public Duration Minutes => Duration.FromMinutes(n);

        public Duration Hours => Duration.FromHours(n);
    }
}

/// <summary>A tiny language of its own: what these tests hand to scripts in place of the real one.</summary>
public class Notebook
{
    public List<string> Notes { get; } = [];

    public List<Func<int, int>> Rules { get; } = [];

    public void Note(string text) => Notes.Add(text);

    public void Rule(Func<int, int> rule) => Rules.Add(rule);

    public Entry Clause(string id) => new(this, id);

    public void Row(Level urgency, params Level[] cells) => Notes.Add($"{urgency}: {string.Join(' ', cells)}");

    public void Fail(string message) => throw new InvalidOperationException(message);
}

public sealed class Entry(Notebook notebook, string id)
{
    public Entry Within(Level level, Duration time)
    {
        notebook.Note($"{id} {level} {time.TotalMinutes}");
        return this;
    }

    public Entry AutoClose(string status, string code, bool quietly = false)
    {
        notebook.Note($"{id} {status} {code} {quietly}");
        return this;
    }
}
