using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Where effects go: a table for people, JSON lines for programs.</summary>
internal interface IEffectWriter : IDisposable
{
    void Write(IReadOnlyList<EffectRecord> effects);

    /// <summary>Nothing may come for a while: what was written so far is to be seen.</summary>
    void Flush();

    /// <summary>Nothing more comes.</summary>
    void Complete();
}
