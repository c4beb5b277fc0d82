using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;
using PolicyEngine.Scripting.Gates;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>The reader's table of instructions is held against the platform's own.</summary>
public class IlReaderTests
{
    private static readonly OpCode[] All =
    [
        .. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!)
            .Where(code => code.OpCodeType != OpCodeType.Nternal),
    ];

    [Test]
    public void Every_instruction_is_read_with_what_follows_it()
    {
        Assert.That(All, Has.Length.GreaterThan(200));
        foreach (var code in All)
        {
            // Twice and then a return: whoever reads too little or too much comes upon another instruction.
            byte[] one = [.. NumberOf(code), .. OperandOf(code)];
            var read = Read([.. one, .. one, 0x2A]);
            var expected = (ILOpCode)(ushort)code.Value;
            Assert.That(read, Is.EqualTo(new[] { expected, expected, ILOpCode.Ret }), code.Name);
        }
    }

    [Test]
    public void A_number_that_no_instruction_has_is_refused()
    {
        var known = All.Select(code => (int)(ushort)code.Value).ToHashSet();
        var unknown = Enumerable.Range(0, 0xFE).Where(number => !known.Contains(number)).Select(number => new[] { (byte)number })
            .Concat(Enumerable.Range(0, 0x100).Where(number => !known.Contains(0xFE00 | number)).Select(number => new byte[] { 0xFE, (byte)number }));
        foreach (var bytes in unknown)
            Assert.That(() => Read([.. bytes, 0, 0, 0, 0, 0, 0, 0, 0]), Throws.TypeOf<BadImageFormatException>(), Convert.ToHexString(bytes));
    }

    private static byte[] NumberOf(OpCode code) =>
        code.Size == 1 ? [(byte)code.Value] : [0xFE, (byte)code.Value];

    private static byte[] OperandOf(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => [],
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => [0],
        OperandType.InlineVar => [0, 0],
        OperandType.InlineI8 or OperandType.InlineR => [0, 0, 0, 0, 0, 0, 0, 0],
        // Two jumps.
        OperandType.InlineSwitch => [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        _ => [1, 0, 0, 0x0A],
    };

    private static List<ILOpCode> Read(byte[] body)
    {
        using var bytes = new PEReader([.. body]);
        var rest = bytes.GetEntireImage().GetReader();
        var read = new List<ILOpCode>();
        while (IlReader.TryRead(ref rest, out var code, out _))
            read.Add(code);
        return read;
    }
}
