using System.Globalization;

namespace PolicyEngine.Checks;

/// <summary>What the checks say, in one place: sentences by code, and the parts that they are put together from.</summary>
internal static class CheckSentences
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["PE0801"] = "The matrix of '{0}' has no cell where {1} is {2} and {3} is: {4}.",
        ["PE0802.row"] = "The matrix of '{0}' has the row '{1}' twice; first in line {2}.",
        ["PE0802.column"] = "The matrix of '{0}' has the column '{1}' twice.",
        ["PE0803"] = "'{0}' has no time where {1} is {2}: its clock would wait for ever.",
        ["PE0804"] = "{0} never applies: {1}.",
        ["PE0805"] = "{0} never applies: wherever it would, {1} decides before it.",
        ["PE0805.answer"] = "The answer '{0}' of step {1} stands twice, and the first one is taken.",
        ["PE0806"] = "No ticket can enter the status '{0}'.",
        ["PE0807"] = "No ticket can leave the status '{0}', which is not final.",
        ["PE0808"] = "No statement gives a first status to a ticket such as: {0}.",
        ["PE0808.none"] = "No statement says in which status a ticket begins (Starts).",
        ["PE0809"] = "This rule waits in vain: {0}.",
        ["PE0809.start"] = "Nothing starts '{0}' (StartsOn).",
        ["PE0809.begin"] = "Nothing begins the procedure '{0}' (Begin).",
        ["PE0809.join"] = "Nothing joins the queue of '{0}' (JoinsOn).",
        ["PE0810"] = "The company's vocabulary has no {0} '{1}'.",
        ["PE0811"] = "The document's index, clauses.json, has no clause '{0}'.",
        ["PE0812"] = "No statement of {2} speaks the rule '{0}' ({1}).",
        ["PE0813"] = "The calendar '{0}' never opens.",
        ["PE0814"] = "The holidays {0} of calendar '{1}' end with {2}, and the policy goes on.",
        ["PE0815"] = "'{0}' has no contact in contacts.json.",
        ["PE0815.address"] = "The contact of '{0}' in contacts.json has no email, and is written to.",
        ["PE0816"] = "No version is in force from {0} to {1}, between {2} and {3}.",
        ["PE0817"] = "{0} is still in force when {1} begins, on {2}.",
        ["PE0818"] = "The time of '{0}' on {1} ends more than {2} years after it begins.",
        ["PE0819"] = "No answer leads to step {0} of '{1}'.",
        ["PE0820"] = "{0} exempts nothing here: no such finding is about {1}.",
        ["PE0821"] = "This condition has more than {0} cases: say it as a table.",
        ["row.rule"] = "This rule",
        ["row.decision"] = "The row that decides {0} {1}",
        ["row.start"] = "The first status '{0}'",
        ["row.time"] = "This time of '{0}'",
        ["row.calendar"] = "The calendar '{0}' of '{1}'",
        ["row.opening"] = "The opening of '{0}' for '{1}'",
        ["row.refusal"] = "The refusal '{0}'",
        ["row.precedence"] = "This precedence in the queue of '{0}'",
        ["row.change"] = "The change of status from {0} to {1}",
        ["never.contradiction"] = "its conditions contradict each other",
        ["never.together"] = "no ticket can be all of this at once",
        ["never.decided"] = "nothing decides such a value of {0}",
        ["never.remembered"] = "nothing sets {0} so",
        ["never.counted"] = "{0} never has such a number",
        ["never.status"] = "no ticket is in such a status then",
        ["never.moment"] = "the ticket is in another status at that moment",
        ["never.final"] = "a ticket in a final status does not take such an event",
        ["never.undecided"] = "{0} is not known yet when a ticket is opened",
        ["never.required"] = "a ticket without {0} is not opened",
        ["never.refused"] = "such an event is refused before",
        ["moment.left"] = "no ticket leaves the final status '{0}'",
        ["moment.warned"] = "'{0}' does not warn (WarnsAt, WarnsBefore)",
        ["moment.met"] = "nothing meets '{0}' (MetBy)",
        ["moment.escalated"] = "nothing climbs '{0}' (Escalate)",
        ["example.any"] = "any",
        ["example.with"] = "with {0}",
        ["example.without"] = "without {0}",
        ["calendar.natural"] = "natural time",
        ["kind.desk"] = "desk",
        ["kind.task"] = "task",
        ["kind.role"] = "role",
        ["kind.contract"] = "the contract of {0}, version {1},",
        ["place.line"] = "line {0}",
        ["nearest"] = " Did you mean '{0}'?",
    };

    /// <summary>A sentence or a part of one.</summary>
    /// <param name="key">The code, after a dot which of its sentences; or the part's name.</param>
    /// <param name="values">What stands in its places.</param>
    public static string Of(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, Texts[key], values);
}
