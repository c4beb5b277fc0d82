using System.Runtime.CompilerServices;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>
/// The words that stand in scope in a file of scenarios, beside the provider's own names. One instance serves one run
/// of one file, on one thread.
/// </summary>
public sealed class ScenarioScript
{
    private readonly ScenarioDraft draft;

    /// <param name="vocabulary">The provider's names and fields.</param>
    /// <param name="zone">The provider's zone: times are local times of it.</param>
    /// <param name="language">The provider's language: days of the week may be written in it, or in English.</param>
    public ScenarioScript(Vocabulary vocabulary, DateTimeZone zone, string language) =>
        draft = new ScenarioDraft(vocabulary, zone, language);

    /// <summary>What every ticket that opens from here on has, unless its scenario says otherwise.</summary>
    public void Given(params MemberValue[] members) => draft.Give(members);

    /// <summary>Begins a scenario.</summary>
    /// <param name="name">A sentence: what it shows.</param>
    /// <param name="proves">The clauses of the document that it proves.</param>
    public ScenarioWords Scenario(
        string name, string[] proves, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var where = new SourceLocation(file, line, 1);
        return new ScenarioWords(draft, draft.Begin(name, proves, where));
    }

    /// <summary>A member that no field of the vocabulary covers, or a value that its field does not have.</summary>
    /// <param name="path">The dotted path, e.g. <c>customer.name</c>.</param>
    /// <param name="value">A text, a number, yes or no, or a list of texts; null for missing.</param>
    public MemberValue Member(
        string path, object? value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(path, value) { Where = new SourceLocation(file, line, 1) };

    /// <summary>Several members under one name, e.g. all that makes a ticket urgent.</summary>
    public MemberValue Members(params MemberValue[] members) => new("", null) { Group = members };

    /// <summary>The customer, whose contract holds where it has one.</summary>
    public MemberValue OfCustomer(string id) => new("customer.id", id);

    /// <summary>Declares a change of the policy that <c>test --mutate</c> tries and that no scenario can notice.</summary>
    /// <param name="clause">The clause of the changed statement.</param>
    /// <param name="change">The change, as the list of survivors writes it.</param>
    /// <param name="because">Why nobody can see it.</param>
    public void Equivalent(
        string clause, string change, string because, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Add(new EquivalentMutant(clause, change, because, new SourceLocation(file, line, 1)));

    /// <summary>What the file said.</summary>
    public ScenarioResult Build() => draft.Build();
}
