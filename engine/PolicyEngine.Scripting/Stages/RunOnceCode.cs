using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Scripting.Stages;

/// <summary>
/// A script's own statements run once, yet code that can unload is compiled with all optimizations at once: for the
/// long method that a policy is, that takes longer than all the rest of loading it. So the methods that hold the
/// statements say that they want none, and so do those that begin them. Conditions in code, which are methods of their
/// own, stay optimized.
/// </summary>
internal static class RunOnceCode
{
    /// <summary>In a row of the table of methods, the flags stand after the four bytes of the method's address.</summary>
    private const int FlagsInRow = 4;

    /// <summary>What the compiler writes around a script's statements to begin them.</summary>
    private static readonly string[] Beginnings = [".ctor", "<Initialize>", "<Factory>", "<Main>"];

    /// <summary>Whether a method of a loaded script runs no more once the script has run.</summary>
    public static bool HasRun(MethodInfo method) => (method.MethodImplementationFlags & MethodImplAttributes.NoOptimization) != 0;

    /// <param name="image">An emitted script, which is changed in place.</param>
    /// <returns>The same image.</returns>
    public static byte[] Mark(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        var metadata = file.GetMetadataReader();
        var table = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef);
        var rowSize = metadata.GetTableRowSize(TableIndex.MethodDef);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (!HoldsStatements(metadata, method))
                continue;
            var flags = image.AsSpan(table + (rowSize * (MetadataTokens.GetRowNumber(handle) - 1)) + FlagsInRow, sizeof(ushort));
            BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(method.ImplAttributes | MethodImplAttributes.NoOptimization));
        }

        return image;
    }

    /// <summary>The compiler makes of a script's statements an asynchronous method, whose body is a type of its own.</summary>
    private static bool HoldsStatements(MetadataReader metadata, MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        return metadata.StringComparer.StartsWith(type.Name, Submission.StatementsType)
            || (metadata.StringComparer.Equals(type.Name, ScriptRunner.ClassName) && Array.Exists(Beginnings, name => metadata.StringComparer.Equals(method.Name, name)));
    }
}
