using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// What a word takes from one thread to another and back: whatever two threads share costs so much each time that it
/// changes hands. One way takes some 60 ns between cores under one cache and some 300 between others; on one and the same
/// virtual machine both were seen.
/// </summary>
internal static class Handover
{
    /// <summary>How often a word goes there and back at a time.</summary>
    public const int Words = 10_000;

    /// <summary>One way in nanoseconds, up to which two processors count as near each other.</summary>
    public const double Near = 150;

    /// <summary>Far enough apart that no line of any cache holds both.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Mailbox
    {
        [FieldOffset(128)]
        public int There;

        [FieldOffset(256)]
        public int Back;
    }

    /// <summary>Nanoseconds of one way.</summary>
    public static double Measure()
    {
        var begun = Stopwatch.GetTimestamp();
        Run();
        return Stopwatch.GetElapsedTime(begun).TotalNanoseconds / (2 * Words);
    }

    /// <summary>Sends all words there and back.</summary>
    public static int Run()
    {
        var mailboxes = new Mailbox[1];
        var other = new Thread(() => Answer(ref mailboxes[0]));
        other.Start();
        ref var mailbox = ref mailboxes[0];
        for (var word = 1; word <= Words; word++)
        {
            Volatile.Write(ref mailbox.There, word);
            Await(ref mailbox.Back, word);
        }
        other.Join();
        return mailbox.Back;
    }

    private static void Answer(ref Mailbox mailbox)
    {
        for (var word = 1; word <= Words; word++)
        {
            Await(ref mailbox.There, word);
            Volatile.Write(ref mailbox.Back, word);
        }
    }

    private static void Await(ref int place, int word)
    {
        while (Volatile.Read(ref place) != word)
        {
            // With one processor alone nobody writes while this looks.
            if (Environment.ProcessorCount == 1)
                Thread.Yield();
        }
    }
}
