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

    /// <summary>Blocks from one on, back to the first of its bucket.</summary>
    public readonly record struct Chain(int Block, int Fill);

    private readonly int[] lastBlock;
    private readonly byte[] fill;
    private Deadline[][] pages = [];
    private int[] blockBefore = [];
    private int unusedBlocks;
    private int freeBlock = None;

    public DeadlineBuckets(int buckets)
    {
        lastBlock = new int[buckets];
        fill = new byte[buckets];
        Array.Fill(lastBlock, None);
    }

    public long Bytes => pages.Sum(page => 24L + 12 * page.Length) + 8 * pages.Length + 4 * blockBefore.Length + 5 * lastBlock.Length;

    public bool IsEmpty(int bucket) => lastBlock[bucket] == None;

    public void Append(int bucket, in Deadline deadline)
    {
        var block = lastBlock[bucket];
        if (block == None || fill[bucket] == BlockLength)
        {
            var next = TakeBlock();
            blockBefore[next] = block;
            lastBlock[bucket] = block = next;
            fill[bucket] = 0;
        }
        pages[block >> PageShift][(block & PageMask) * BlockLength + fill[bucket]++] = deadline;
    }

    /// <summary>Takes all entries out of a bucket; they stay as they are, block by block, until each is freed.</summary>
    public Chain Take(int bucket)
    {
        var chain = new Chain(lastBlock[bucket], fill[bucket]);
        lastBlock[bucket] = None;
        return chain;
    }

    /// <summary>The same without taking them: to look at them.</summary>
    public Chain Peek(int bucket) => new(lastBlock[bucket], fill[bucket]);

    /// <summary>The next block of a chain, the one that was begun last first; false at its end.</summary>
    public bool TryNext(ref Chain chain, out int block, out ReadOnlySpan<Deadline> deadlines)
    {
        block = chain.Block;
        deadlines = default;
        if (block == None)
            return false;
        deadlines = pages[block >> PageShift].AsSpan((block & PageMask) * BlockLength, chain.Fill);
        // Every block but the last begun is full.
        chain = new Chain(blockBefore[block], BlockLength);
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
