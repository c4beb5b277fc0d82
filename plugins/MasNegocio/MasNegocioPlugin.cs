using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace MasNegocio;

/// <summary>MásNegocio, Mexico: a service desk on BMC Helix. Its tool already sends the canonical members.</summary>
public sealed class MasNegocioPlugin : ProviderPlugin
{
    public override string Id => "masnegocio";

    public override string Name => "MásNegocio";

    public override string Zone => "America/Mexico_City";

    public override string Culture => "es-MX";

    public override Vocabulary Vocabulary => Vocabulario.Completo;

    public override IReadOnlyList<Type> ScriptScope => [typeof(Vocabulario)];
}
