using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>Explicit as long as a policy script is not written; runs with the others once it is there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresPolicyAttribute(string script) : Attribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (test.RunState == RunState.NotRunnable || File.Exists(Path.Combine(Workspace.Policies, script)))
            return;
        test.RunState = RunState.Explicit;
        test.Properties.Set(PropertyNames.SkipReason, $"{script} is not written yet.");
    }
}
