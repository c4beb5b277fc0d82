using Newtonsoft.Json.Linq;
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

    /// <summary>
    /// A contract's value in minimum wages is a quotient and may have any number of decimals; the vocabulary keeps
    /// <see cref="Vocabulario.DecimalesDelContrato"/>. Rounding up leaves every comparison with a limit of so many
    /// decimals as it was.
    /// </summary>
    public override JObject Map(string type, string system, JObject data)
    {
        // A customer's own event may bring the customer's members at its root.
        RoundUp(data["customer"] as JObject);
        RoundUp(data);
        return data;
    }

    private static void RoundUp(JObject? customer)
    {
        if (customer?[Vocabulario.MiembroDelContrato] is not JValue { Type: JTokenType.Float, Value: decimal value } member)
            return;
        var scale = 1m;
        for (var i = 0; i < Vocabulario.DecimalesDelContrato; i++)
            scale *= 10;
        // Beyond this the product would not fit, and such a value has no decimals to round.
        if (Math.Abs(value) < decimal.MaxValue / scale)
            member.Value = decimal.Ceiling(value * scale) / scale;
    }
}
