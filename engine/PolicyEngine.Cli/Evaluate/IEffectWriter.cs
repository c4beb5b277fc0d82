using System.Buffers;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Where effects go: a table for people, JSON lines for programs.</summary>
internal interface IEffectWriter : IDisposable
{
    /// <summary>Where a run is to write its effects itself; null where it returns them as records.</summary>
    IBufferWriter<byte>? Output { get; }

    /// <summary>Takes what a run has released: the records that it returned, or what it wrote to <see cref="Output"/>.</summary>
    void Write(IReadOnlyList<EffectRecord> effects);

    /// <summary>Nothing may come for a while: what was written so far is to be seen.</summary>
    void Flush();

    /// <summary>Nothing more comes.</summary>
    void Complete();
}
