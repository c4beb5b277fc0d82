using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios;

/// <summary>What a scenario says, in the order in which it says it. Immutable; safe to share between threads.</summary>
/// <param name="Name">Its name, unique among the provider's scenarios.</param>
/// <param name="Proves">The clauses that it proves.</param>
/// <param name="Parts">Events, passing time and expectations.</param>
/// <param name="Where">Where it begins.</param>
public sealed record ScenarioModel(
    string Name, IReadOnlyList<string> Proves, IReadOnlyList<ScenarioPart> Parts, SourceLocation Where)
{
    /// <summary>Whether a notification's text is expected, so that messages have to be rendered.</summary>
    public bool ReadsTexts => Parts.OfType<Expectation>().Any(expected => expected.ReadsTexts);
}

/// <summary>One part of a scenario.</summary>
/// <param name="Where">The line that says it.</param>
public abstract record ScenarioPart(SourceLocation Where);

/// <summary>Something happens.</summary>
/// <param name="At">When.</param>
/// <param name="Type">The event's type in the wire contract.</param>
/// <param name="Subject">The ticket's id, or another thing's.</param>
/// <param name="IsOfTicket">Whether the subject is a ticket, so that what is expected next concerns that ticket.</param>
/// <param name="Data">The payload.</param>
public sealed record Happening(
    Instant At, string Type, string Subject, bool IsOfTicket, JObject Data, SourceLocation Where) : ScenarioPart(Where);

/// <summary>Time passes; what falls due, at the last instant too, happens.</summary>
public sealed record Passing(Instant Until, SourceLocation Where) : ScenarioPart(Where);

/// <summary>An effect that must have come about, or must not have.</summary>
/// <param name="Effect">The effect's name in the wire contract; <see cref="Anything"/> for all.</param>
/// <param name="Members">What it must hold, each member by its dotted path.</param>
/// <param name="IsAbsent">It must not have come about.</param>
/// <param name="IsOnlyUnexpected">Only effects that no expectation since the last event has named count.</param>
/// <param name="At">Its time; null for what came about since the last event.</param>
/// <param name="Ticket">Its ticket; null for the last event's.</param>
/// <param name="Citing">A clause that it must cite; null for any.</param>
public sealed record Expectation(
    string Effect,
    IReadOnlyList<ExpectedMember> Members,
    bool IsAbsent,
    bool IsOnlyUnexpected,
    Instant? At,
    string? Ticket,
    string? Citing,
    SourceLocation Where) : ScenarioPart(Where)
{
    /// <summary>Stands for every effect.</summary>
    public const string Anything = "*";

    /// <summary>Whether it asks for a notification's text.</summary>
    public bool ReadsTexts => Members.Any(member => member.IsPart);
}

/// <summary>A member that an expected effect must have.</summary>
/// <param name="Path">Its dotted path, e.g. <c>by.role</c>.</param>
/// <param name="Value">A text, a number, a flag, an instant, a list of texts, or null for JSON's null.</param>
/// <param name="IsPart">The value is a text that the member must contain.</param>
public sealed record ExpectedMember(string Path, object? Value, bool IsPart = false);
