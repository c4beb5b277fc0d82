using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>The scenarios of one file while it is still speaking, and what was wrong with them.</summary>
internal sealed class ScenarioDraft(Vocabulary vocabulary, DateTimeZone zone, string language)
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<(string Name, IReadOnlyList<string> Proves, List<ScenarioPart> Parts, SourceLocation Where)> scenarios = [];
    private readonly List<EquivalentMutant> equivalents = [];
    private readonly JObject given = [];

    public void Report(string key, SourceLocation where, params object?[] values) =>
        diagnostics.Add(Diagnostic.Of(key, where, values));

    public int Begin(string name, IReadOnlyList<string> proves, SourceLocation where)
    {
        scenarios.Add((name, proves, [], where));
        return scenarios.Count - 1;
    }

    public void Add(int scenario, ScenarioPart part) => scenarios[scenario].Parts.Add(part);

    public void Add(EquivalentMutant equivalent) => equivalents.Add(equivalent);

    public bool HasHappened(int scenario) => scenarios[scenario].Parts.Exists(part => part is Happening);

    /// <summary>What every ticket of the file has from here on.</summary>
    public void Give(IEnumerable<MemberValue> members) => Put(given, members, default);

    /// <summary>The members of a ticket that opens: what is given, with its own laid over.</summary>
    public JObject Opening(IEnumerable<MemberValue> members, SourceLocation where)
    {
        var data = (JObject)given.DeepClone();
        Put(data, members, where);
        return data;
    }

    public JObject Data(IEnumerable<MemberValue> members, SourceLocation where)
    {
        var data = new JObject();
        Put(data, members, where);
        return data;
    }

    public Instant? Time(string written, SourceLocation where)
    {
        var time = WrittenTime.Parse(written, zone, language, where, out var problem);
        if (problem is not null)
            diagnostics.Add(problem);
        return time;
    }

    /// <summary>A time as events carry it; the text itself where it is none, which has then been said.</summary>
    public string WireTime(string written, SourceLocation where) => Time(written, where) is { } time
        ? Hosting.Output.EffectRecord.Format(time.InZone(zone).ToOffsetDateTime())
        : written;

    /// <summary>Members as an expected effect must have them.</summary>
    public IEnumerable<ExpectedMember> Expected(IEnumerable<MemberValue> members, SourceLocation where)
    {
        foreach (var member in MemberValue.Singly(members))
        {
            CheckValue(member, where);
            yield return new ExpectedMember(member.Path, member.IsLocalTime ? Time((string)member.Value!, where) : member.Value);
        }
    }

    public ScenarioResult Build()
    {
        foreach (var scenario in scenarios)
        {
            if (!scenario.Parts.Exists(part => part is Expectation))
                Report("PE0904", scenario.Where, scenario.Name);
        }
        return new ScenarioResult(
            [.. scenarios.Select(scenario => new ScenarioModel(scenario.Name, scenario.Proves, scenario.Parts, scenario.Where))],
            equivalents,
            diagnostics);
    }

    private void Put(JObject data, IEnumerable<MemberValue> members, SourceLocation where)
    {
        foreach (var member in MemberValue.Singly(members))
        {
            CheckValue(member, where);
            data.Put(member.Path, member.IsLocalTime ? WireTime((string)member.Value!, where) : member.ToJson());
        }
    }

    /// <summary>A value that the field does not have is a slip; one that is meant is said with <c>Member</c>.</summary>
    private void CheckValue(MemberValue member, SourceLocation around)
    {
        var where = member.Where.File is null ? around : member.Where;
        var known = member.Field switch
        {
            CategoryField category => vocabulary.Closed(category)?.Values,
            SetField set => set.Values,
            _ => null,
        };
        if (known is not { Count: > 0 })
            return;
        var written = member.Value switch
        {
            string one => [one],
            IEnumerable<string> many => many,
            _ => [],
        };
        foreach (var value in written.Where(value => known.All(possible => possible.Id != value)))
            Report("PE0906", where, member.Path, value, known);
    }
}

/// <summary>The scenarios of one file, and what is wrong with them.</summary>
public sealed record ScenarioResult(
    IReadOnlyList<ScenarioModel> Scenarios, IReadOnlyList<EquivalentMutant> Equivalents, IReadOnlyList<Diagnostic> Diagnostics);
