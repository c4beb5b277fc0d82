using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// Reads the instructions of a method's body, with the member or type that each speaks of. What follows an instruction
/// stands in a table here (ECMA-335, III): to ask the platform's would cost a start more than reading all its scripts.
/// </summary>
internal static class IlReader
{
    private const int TwoBytes = 0xFE;

    /// <summary>
    /// What follows each instruction of one byte: so many bytes, <c>T</c> the token of a member or type, <c>S</c> a table
    /// of jumps, <c>?</c> where no instruction has this number.
    /// </summary>
    private const string Following =
        "0000000000000011" + "1111000000000001" + "4848?00TT4011111" + "1111111144444444" +
        "44444S0000000000" + "0000000000000000" + "000000000000000T" + "TT4TTT0??T0TTTTT" +
        "TT0000000000TT0T" + "0000000000000000" + "000TTT??????????" + "???00000000?????" +
        "??T0??T?????????" + "T000000000000410" + "0???????????????" + "????????????????";

    /// <summary>The same for those that begin with <see cref="TwoBytes"/>, by their second byte.</summary>
    private const string FollowingSecond = "000000TT?2222220?0100TT00?0?T00?";

    /// <summary>Instructions that only code without type safety needs.</summary>
    private static readonly ILOpCode[] Refused =
    [
        ILOpCode.Calli, ILOpCode.Jmp, ILOpCode.Localloc, ILOpCode.Cpblk, ILOpCode.Initblk, ILOpCode.Mkrefany, ILOpCode.Refanyval, ILOpCode.Refanytype, ILOpCode.Arglist,
    ];

    public static bool IsRefused(ILOpCode code) => Array.IndexOf(Refused, code) >= 0;

    /// <summary>Reads on to the next instruction.</summary>
    /// <param name="body">What is left of the body.</param>
    /// <param name="code">The instruction.</param>
    /// <param name="token">The member or type that it speaks of; nil where it speaks of none.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="BadImageFormatException">These bytes are no instructions.</exception>
    public static bool TryRead(ref BlobReader body, out ILOpCode code, out EntityHandle token)
    {
        (code, token) = (default, default);
        if (body.RemainingBytes == 0)
            return false;
        var (number, table) = (body.ReadByte(), Following);
        code = (ILOpCode)number;
        if (number == TwoBytes)
        {
            (number, table) = (body.ReadByte(), FollowingSecond);
            code = (ILOpCode)((TwoBytes << 8) | number);
        }

        switch (number < table.Length ? table[number] : '?')
        {
            case 'T':
                token = (EntityHandle)MetadataTokens.Handle(body.ReadInt32());
                break;
            case 'S':
                var jumps = body.ReadInt32();
                body.Offset += sizeof(int) * jumps;
                break;
            case '?':
                throw new BadImageFormatException();
            case var bytes:
                body.Offset += bytes - '0';
                break;
        }

        return true;
    }
}
