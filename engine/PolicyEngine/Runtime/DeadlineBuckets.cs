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

    private readonly int[] _lastBlock;
    private readonly byte[] _fill;
    private Deadline[] _deadlines = new Deadline[BlockLength * 16];
    private int[] _blockBefore = new int[16];
    private int _unusedBlocks;
    private int _freeBlock = None;

    public DeadlineBuckets(int buckets)
    {
        _lastBlock = new int[buckets];
        _fill = new byte[buckets];
        Array.Fill(_lastBlock, None);
    }

    public bool IsEmpty(int bucket) => _lastBlock[bucket] == None;

    public void Append(int bucket, in Deadline deadline)
    {
        var block = _lastBlock[bucket];
        if (block == None || _fill[bucket] == BlockLength)
        {
            var next = TakeBlock();
            _blockBefore[next] = block;
            _lastBlock[bucket] = block = next;
            _fill[bucket] = 0;
        }

        _deadlines[(block * BlockLength) + _fill[bucket]++] = deadline;
    }

    /// <summary>
    /// Takes the block of a bucket that was begun last out of it, and false if it has none. The block's deadlines stay
    /// as they are until <see cref="Free"/>, even while others are appended and the array grows.
    /// </summary>
    public bool TryDetach(int bucket, out int block, out ReadOnlySpan<Deadline> deadlines)
    {
        block = _lastBlock[bucket];
        deadlines = default;
        if (block == None) return false;
        deadlines = _deadlines.AsSpan(block * BlockLength, _fill[bucket]);
        _lastBlock[bucket] = _blockBefore[block];
        // Every block but the last begun is full.
        _fill[bucket] = BlockLength;
        return true;
    }

    public void Free(int block)
    {
        _blockBefore[block] = _freeBlock;
        _freeBlock = block;
    }

    private int TakeBlock()
    {
        if (_freeBlock != None)
        {
            var free = _freeBlock;
            _freeBlock = _blockBefore[free];
            return free;
        }

        if (_unusedBlocks == _blockBefore.Length)
        {
            Array.Resize(ref _blockBefore, _unusedBlocks * 2);
            Array.Resize(ref _deadlines, _unusedBlocks * 2 * BlockLength);
        }

        return _unusedBlocks++;
    }
}
