using System.Text;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Templates;

namespace PolicyEngine.Tests.Docs;

/// <summary>Writes the manuals' tables of members from the shape against which templates are checked.</summary>
internal static class MemberTables
{
    private static readonly Dictionary<string, (string Spanish, string English)> Kinds = new()
    {
        ["text"] = ("texto", "text"),
        ["number"] = ("número", "number"),
        ["flag"] = ("sí o no", "true or false"),
        ["date"] = ("fecha", "date"),
        ["list"] = ("lista", "list"),
        ["object"] = ("objeto", "object"),
        ["anything"] = ("cualquiera", "anything"),
    };

    public static string Write(bool spanish)
    {
        var text = new StringBuilder();
        Head(text, spanish);
        foreach (var (name, shape) in NotificationShape.Model.Members)
            Rows(text, name, shape, spanish);
        text.Append(spanish ? "\nMiembros propios de cada evento:\n\n| evento | miembro | qué es | |\n|---|---|---|---|\n"
            : "\nMembers that each event has of its own:\n\n| event | member | kind | |\n|---|---|---|---|\n");
        foreach (var (type, members) in NotificationShape.Events)
        {
            if (members.Count == 0)
                text.Append(spanish ? $"| `{type}` | | | Los que cambiaron. |\n" : $"| `{type}` | | | Those that changed. |\n");
            foreach (var (name, shape) in members)
                text.Append($"| `{type}` | `event.{name}` | {Kind(shape, spanish)} | {Words(name, spanish)} |\n");
        }
        return text.ToString();
    }

    private static void Head(StringBuilder text, bool spanish) =>
        text.Append(spanish ? "| miembro | qué es | |\n|---|---|---|\n" : "| member | kind | |\n|---|---|---|\n");

    private static void Rows(StringBuilder text, string path, TemplateShape shape, bool spanish)
    {
        text.Append($"| `{path}` | {Kind(shape, spanish)} | {Words(path, spanish)} |\n");
        if (shape.Item is { Kind: "object" } item)
            Rows(text, path + "[]", item.Members, spanish);
        else if (shape.Kind == "object")
            Rows(text, path, shape.Members, spanish);
    }

    private static void Rows(StringBuilder text, string path, IReadOnlyDictionary<string, TemplateShape> members, bool spanish)
    {
        foreach (var (name, shape) in members)
            Rows(text, $"{path}.{name}", shape, spanish);
    }

    private static string Kind(TemplateShape shape, bool spanish)
    {
        var (inSpanish, inEnglish) = Kinds[shape.Kind];
        var open = shape is { Kind: "object", IsOpen: true };
        return spanish ? inSpanish + (open ? " abierto" : "") : (open ? "open " : "") + inEnglish;
    }

    private static string Words(string path, bool spanish) => spanish ? MemberWords.Of(path).Spanish : MemberWords.Of(path).English;
}
