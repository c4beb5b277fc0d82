using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Reads the instructions of a method's body, with the member or type that each speaks of.</summary>
internal static class IlReader
{
    private static readonly FrozenDictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Size == 1 ? code.Value : code.Value & 0xFFFF);

    /// <summary>Instructions that only code without type safety needs.</summary>
    private static readonly FrozenSet<int> Refused = new[]
    {
        OpCodes.Calli, OpCodes.Jmp, OpCodes.Localloc, OpCodes.Cpblk, OpCodes.Initblk, OpCodes.Mkrefany, OpCodes.Refanyval, OpCodes.Refanytype, OpCodes.Arglist,
    }.Select(code => code.Value & 0xFFFF).ToFrozenSet();

    public static bool IsRefused(int code) => Refused.Contains(code);

    public static IEnumerable<(int Code, EntityHandle? Token)> Of(BlobReader body)
    {
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            if (value == 0xFE)
                value = 0xFE00 | body.ReadByte();
            if (!Codes.TryGetValue(value, out var code))
                throw new BadImageFormatException();
            EntityHandle? token = null;
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    token = (EntityHandle)MetadataTokens.Handle(body.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    body.Offset += 4 * body.ReadInt32();
                    break;
                default:
                    body.Offset += SizeOf(code.OperandType);
                    break;
            }

            yield return (value, token);
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
