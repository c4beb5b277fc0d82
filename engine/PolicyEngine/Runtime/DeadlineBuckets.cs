namespace PolicyEngine.Runtime;

/// <summary>
/// Many unordered heaps of deadlines that only grow until they are emptied at once. All of them share blocks of a few
/// cache lines; an emptied bucket's blocks go to whichever bucket grows next. Blocks come in pages, so that what waits
/// is never copied; once there are as many as the most that was ever pending, nothing is allocated. Not safe for use
/// from several threads at once.
/// </summary>
internal sealed class DeadlineBuckets
{
    private const int BlockLength = 32;
    private const int PageShift = 9;
    private const int PageMask = (1 << PageShift) - 1;
    private const int None = -1;

    /// <summary>Blocks from one on, back to the first of its bucket, with so many deadlines.</summary>
    public readonly record struct Chain(int Block, int Count);

    private readonly Chain[] chains;
    private Deadline[][] pages = [];
    private int[] blockBefore = [];
    private int unusedBlocks;
    private int freeBlock = None;

    public DeadlineBuckets(int buckets)
    {
        chains = new Chain[buckets];
        Array.Fill(chains, new Chain(None, 0));
    }

    public long Bytes => pages.Sum(page => 24L + 12 * page.Length) + 8 * pages.Length + 4 * blockBefore.Length + 8 * chains.Length;

    /// <summary>How many deadlines a bucket holds.</summary>
    public int CountOf(int bucket) => chains[bucket].Count;

    public void Append(int bucket, in Deadline deadline)
    {
        ref var chain = ref chains[bucket];
        var (block, count) = chain;
        // Every block but the one that was begun last is full.
        var fill = count % BlockLength;
        if (fill == 0)
        {
            var next = TakeBlock();
            blockBefore[next] = block;
            block = next;
        }
        chain = new Chain(block, count + 1);
        pages[block >> PageShift][(block & PageMask) * BlockLength + fill] = deadline;
    }

    /// <summary>Takes all entries out of a bucket; they stay as they are, block by block, until each is freed.</summary>
    public Chain Take(int bucket)
    {
        var chain = chains[bucket];
        chains[bucket] = new Chain(None, 0);
        return chain;
    }

    /// <summary>The same without taking them: to look at them.</summary>
    public Chain Peek(int bucket) => chains[bucket];

    /// <summary>The next block of a chain, the one that was begun last first; false at its end.</summary>
    public bool TryNext(ref Chain chain, out int block, out ReadOnlySpan<Deadline> deadlines)
    {
        block = chain.Block;
        deadlines = default;
        if (block == None)
            return false;
        var fill = (chain.Count - 1) % BlockLength + 1;
        deadlines = pages[block >> PageShift].AsSpan((block & PageMask) * BlockLength, fill);
        chain = new Chain(blockBefore[block], chain.Count - fill);
        return true;
    }

    public void Free(int block)
    {
        blockBefore[block] = freeBlock;
        freeBlock = block;
    }

    private int TakeBlock()
    {
        if (freeBlock != None)
        {
            var free = freeBlock;
            freeBlock = blockBefore[free];
            return free;
        }
        if (unusedBlocks == blockBefore.Length)
        {
            Array.Resize(ref blockBefore, unusedBlocks + PageMask + 1);
            pages = [.. pages, new Deadline[(PageMask + 1) * BlockLength]];
        }
        return unusedBlocks++;
    }
}
