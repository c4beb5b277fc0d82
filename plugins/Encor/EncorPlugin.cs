using Encor.Microsip;
using Encor.Vtiger;
using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace Encor;

/// <summary>Encor S.A. de C.V., Mexico: consulting and support by contract or by event, with Vtiger and Microsip.</summary>
public sealed class EncorPlugin : ProviderPlugin
{
    public override string Id => "encor";

    public override string Name => "Encor S.A. de C.V.";

    public override string Zone => "America/Mexico_City";

    public override string Culture => "es-MX";

    public override Vocabulary Vocabulary => Vocabulario.Completo;

    public override IReadOnlyList<Type> ScriptScope => [typeof(Vocabulario)];

    public override IReadOnlyList<InputShape> InputShapes { get; } = [new VtigerShape()];

    public override InvoiceShape InvoiceShape { get; } = new MicrosipInvoice();
}
