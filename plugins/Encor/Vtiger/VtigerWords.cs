using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Encor.Vtiger;

/// <summary>Vtiger's texts as the wire contract writes them: labels of lists, check boxes, times. No rule: what nobody knows stays as it is.</summary>
internal static class VtigerWords
{
    private const string BetweenChoices = "|##|";

    /// <summary>Times of the web service: UTC, without an offset.</summary>
    private static readonly InstantPattern Times = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm':'ss");

    /// <summary>Labels that are no id with other letters: Vtiger's own statuses, and longer names.</summary>
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["open"] = "recibido",
        ["in_progress"] = "en_progreso",
        ["closed"] = "cerrado",
        ["correo_electronico"] = "correo",
        ["lider_de_proyecto"] = "lider_proyecto",
        ["nombres_de_dominio"] = "dominios",
        ["mensajeria_o_paqueteria"] = "mensajeria",
        ["instalacion_de_actualizaciones"] = "actualizacion",
    };

    /// <summary>The id behind a label: «Técnico Senior» is <c>tecnico_senior</c>.</summary>
    public static string Id(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var letter in label.Trim().Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter) || letter == '-')
                text.Append('_');
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                text.Append(char.ToLowerInvariant(letter));
        }
        var id = text.ToString();
        return Ids.GetValueOrDefault(id, id);
    }

    /// <summary>The choices of a list from which several can be taken.</summary>
    public static JArray Choices(string labels) =>
        [.. labels.Split(BetweenChoices, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Id)];

    /// <summary>A check box; another text stays, so that whoever reads the event says what is wrong with it.</summary>
    public static JToken Check(string box) => box.ToLowerInvariant() switch
    {
        "1" or "on" or "true" or "yes" => true,
        "0" or "off" or "false" or "no" => false,
        _ => box,
    };

    public static Instant? Time(string text) => Times.Parse(text) is { Success: true } time ? time.Value : null;
}
