using PolicyEngine.Authoring;
using PolicyEngine.Plugins;

namespace PolicyEngine.Benchmarks.W3;

/// <summary>The provider whose policy is W3's.</summary>
public sealed class W3Plugin : ProviderPlugin
{
    public override string Id => "w3";

    public override string Name => "W3";

    public override string Zone => "America/Mexico_City";

    public override string Culture => "es-MX";

    public override Vocabulary Vocabulary => W3Words.Vocabulary;

    public override IReadOnlyList<Type> ScriptScope => [typeof(W3Words)];
}
