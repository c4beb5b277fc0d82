using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace AccionEficaz;

/// <summary>Acción Eficaz, Colombia: its customers' portal is its ticket tool, and already sends the canonical members.</summary>
public sealed class AccionEficazPlugin : ProviderPlugin
{
    public override string Id => "accioneficaz";

    public override string Name => "Acción Eficaz";

    public override string Zone => "America/Bogota";

    public override string Culture => "es-CO";

    public override Vocabulary Vocabulary => Vocabulario.Completo;

    public override IReadOnlyList<Type> ScriptScope => [typeof(Vocabulario)];
}
