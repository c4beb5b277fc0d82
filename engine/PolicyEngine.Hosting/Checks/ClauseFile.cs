using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Checks;

/// <summary>Reads <c>clauses.json</c>, the index of a provider's source document.</summary>
internal static class ClauseFile
{
    private const string Name = "clauses.json";

    /// <summary>The index; null where there is none, or where it cannot be read, which the diagnostics then say.</summary>
    public static ClauseIndex? Read(PolicyFolder folder, List<Diagnostic> diagnostics)
    {
        var path = Path.Combine(folder.Folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return IndexOf(JObject.Parse(PolicyFolder.ReadText(path)), $"{folder.Provider}/{Name}");
        }
        catch (JsonReaderException exception)
        {
            diagnostics.Add(Diagnostic.Of("PE0503",
                new SourceLocation($"{folder.Provider}/{Name}", exception.LineNumber, exception.LinePosition), exception.Message));
            return null;
        }
    }

    private static ClauseIndex IndexOf(JObject file, string name) => new(
        TextOf(file["document"] as JObject, "version"),
        [
            .. from clause in (file["clauses"] as JArray ?? []).OfType<JObject>()
               let id = clause["id"]
               where id?.Type == JTokenType.String
               let place = (IJsonLineInfo)id
               select new ClauseEntry((string)id!, TextOf(clause, "kind") ?? "", TextOf(clause, "title") ?? "",
                   new SourceLocation(name, place.LineNumber, 1))
               {
                   Section = TextOf(clause, "section") ?? "",
                   Text = TextOf(clause, "text") ?? "",
               },
        ]);

    private static string? TextOf(JObject? holder, string member) =>
        holder?[member] is { Type: JTokenType.String } text ? (string?)text : null;
}
