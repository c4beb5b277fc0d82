using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Elevadores Cóndor, an invented company of Bogotá that maintains lifts. It exists in these tests alone.</summary>
public sealed class CondorPlugin : ProviderPlugin
{
    public override string Id => "condor";

    public override string Name => "Elevadores Cóndor";

    public override string Zone => "America/Bogota";

    public override string Culture => "es-CO";

    public override Vocabulary Vocabulary => Condor.Completo;

    public override IReadOnlyList<Type> ScriptScope => [typeof(Condor)];
}
