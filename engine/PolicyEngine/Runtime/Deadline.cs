using System.Runtime.InteropServices;

namespace PolicyEngine.Runtime;

/// <summary>An instant at which somebody must look at a timer. Twelve bytes: millions of them wait in memory.</summary>
/// <param name="At">When, in Unix ticks of 100 ns.</param>
/// <param name="Timer">Which timer, by the number that the host gave it.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct Deadline(long At, int Timer);
