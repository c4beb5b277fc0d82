using PolicyEngine.Plugins;

namespace MasNegocio;

/// <summary>MásNegocio, Mexico: a service desk on BMC Helix.</summary>
public sealed class MasNegocioPlugin : ProviderPlugin
{
    public override string Id => "masnegocio";

    public override string Zone => "America/Mexico_City";

    public override string Culture => "es-MX";

    public override IReadOnlyList<Type> ScriptScope => [];
}
