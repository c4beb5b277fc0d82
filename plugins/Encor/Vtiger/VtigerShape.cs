using PolicyEngine.Plugins;

namespace Encor.Vtiger;

/// <summary>
/// The records that Vtiger's web service gives and its workflows send: a HelpDesk record whole, as it stands after each
/// change, and the comments on it. Which fields must be sent is in <c>policies/encor/samples/README.md</c>.
/// </summary>
public sealed class VtigerShape() : InputShape("vtiger")
{
    public override InputReader Begin() => new VtigerReader();
}
