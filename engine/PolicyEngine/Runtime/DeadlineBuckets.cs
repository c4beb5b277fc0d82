namespace PolicyEngine.Runtime;

/// <summary>
/// Many unordered heaps of deadlines that only grow until they are emptied at once. All of them share one array, cut
/// into blocks of a few cache lines; an emptied bucket's blocks go to whichever bucket grows next. Once the array is
/// as large as the most that was ever pending, nothing is allocated. Not safe for use from several threads at once.
/// </summary>
internal sealed class DeadlineBuckets
{
    private const int BlockLength = 32;
    private const int None = -1;

    private readonly int[] lastBlock;
    private readonly byte[] fill;
    private Deadline[] deadlines = new Deadline[BlockLength * 16];
    private int[] blockBefore = new int[16];
    private int unusedBlocks;
    private int freeBlock = None;

    public DeadlineBuckets(int buckets)
    {
        lastBlock = new int[buckets];
        fill = new byte[buckets];
        Array.Fill(lastBlock, None);
    }

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

        this.deadlines[(block * BlockLength) + fill[bucket]++] = deadline;
    }

    /// <summary>
    /// Takes the block of a bucket that was begun last out of it, and false if it has none. The block's deadlines stay
    /// as they are until <see cref="Free"/>, even while others are appended and the array grows.
    /// </summary>
    public bool TryDetach(int bucket, out int block, out ReadOnlySpan<Deadline> deadlines)
    {
        block = lastBlock[bucket];
        deadlines = default;
        if (block == None) return false;
        deadlines = this.deadlines.AsSpan(block * BlockLength, fill[bucket]);
        lastBlock[bucket] = blockBefore[block];
        // Every block but the last begun is full.
        fill[bucket] = BlockLength;
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
            Array.Resize(ref blockBefore, unusedBlocks * 2);
            Array.Resize(ref this.deadlines, unusedBlocks * 2 * BlockLength);
        }

        return unusedBlocks++;
    }
}
