using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <content>People that a policy remembers, and what it tells with an acceptance.</content>
internal sealed partial class PolicyDraft
{
    private readonly List<PeopleField> people = [];
    private readonly List<AcceptanceModel> onAcceptance = [];

    public PeopleField DeclarePeople(string name, SourceLocation at)
    {
        ownNames.Add(new Citation("", at));
        Open(people).Add(new PeopleField(name));
        return people[^1];
    }

    public void AddOnAcceptance(AcceptanceModel acceptance)
    {
        ownNames.Add(acceptance.Citation);
        Open(onAcceptance).Add(acceptance);
    }
}
