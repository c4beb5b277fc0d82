using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// Draws members of events as a ticket tool would send them, from what a vocabulary says of its fields: values that the
/// fields have, and sometimes none. Not thread-safe.
/// </summary>
internal sealed class MemberDraw(Vocabulary vocabulary, Instant start, Draw draw)
{
    /// <summary>In how many of a hundred events a member stands that need not.</summary>
    private const int Given = 85;

    /// <summary>In how many of a hundred a ticket brings hours of its own.</summary>
    private const int ExtendedHours = 15;

    /// <summary>In how many of a hundred a flag is true: most of what it tells of is rare.</summary>
    private const int True = 25;

    private const int Names = 64;
    private static readonly string[] Hours = ["Mon-Sun 00:00-24:00", "Mon-Fri 07:00-22:00", "Mon-Sat 08:00-20:00"];

    /// <summary>An object with a member for each field; those that are required stand in every one.</summary>
    public JObject Data(IEnumerable<Field> fields, IReadOnlyCollection<Field> required)
    {
        var data = new JObject();
        var hours = new List<CalendarField>();
        // Hours are an object, whose other members have no place where there are none.
        foreach (var field in fields.OrderBy(field => field is CalendarField ? 0 : 1))
        {
            var isGiven = draw.Below(100) < (field is CalendarField ? ExtendedHours : Given) || required.Contains(field);
            if (field is CalendarField calendar && !isGiven)
                hours.Add(calendar);
            else if (isGiven && !hours.Exists(absent => field.Path.StartsWith($"{absent.Path}.", StringComparison.Ordinal)))
                Put(data, field);
        }
        return data;
    }

    /// <summary>Puts a value of the field where it belongs.</summary>
    public void Put(JObject data, Field field)
    {
        if (field is MembershipField membership)
            data.Put(membership.Among, new JArray("a", "b", "c"));
        data.Put(field.Path, ValueOf(field));
    }

    private JToken ValueOf(Field field) => field switch
    {
        CategoryField category => vocabulary.Closed(category) is { Values.Count: > 0 } closed ? OneOf([.. closed.Ids]) : "a",
        MembershipField => OneOf(["a", "b", "c", "d"]),
        FlagField => draw.Below(100) < True,
        NumberField number => Number(number.Decimals),
        InstantField => Time(),
        SetField set => new JArray(set.Values.Where(_ => draw.Below(4) == 0).Select(value => value.Id).ToArray<object>()),
        CalendarField => new JObject { ["open"] = OneOf(Hours) },
        NameField => string.Create(CultureInfo.InvariantCulture, $"Persona {draw.Below(Names)}"),
        _ => "a",
    };

    private string OneOf(IReadOnlyList<string> values) => values[(int)draw.Below(values.Count)];

    /// <summary>Numbers of all sizes are equally frequent, so that limits of all sizes are passed.</summary>
    private JValue Number(int decimals)
    {
        var limit = 10L;
        for (var digits = draw.Between(1, decimals + 3); digits > 1; digits--)
            limit *= 10;
        var number = (decimal)draw.Below(limit);
        for (var i = 0; i < decimals; i++)
            number /= 10;
        return new JValue(number);
    }

    /// <summary>Some time in the month after the beginning; it moves along with the clock (see <see cref="LoadScene"/>).</summary>
    private string Time() => (start + Duration.FromHours(draw.Between(1, 30 * 24)))
        .ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
