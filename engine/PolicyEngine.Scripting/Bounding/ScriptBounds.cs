using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PolicyEngine.Bounds;
using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Scripting.Bounding;

/// <summary>
/// Makes an emitted script count: each turn of a loop and each call of its functions is a step of the
/// <see cref="ScriptBudget"/>, and whatever makes lists and texts is measured. It is done to the instructions and not to
/// the text, so no form of the language can be forgotten, and lines and columns stay as they were. The budget stands
/// in a field of the script's own assembly, which goes when the script goes.
/// </summary>
internal static class ScriptBounds
{
    /// <summary>No C# name has angle brackets, so no script can speak of it.</summary>
    public const string BudgetField = "<Budget>";

    /// <summary>The image with its bounds, the same bytes for the same image; null for one that cannot be bounded.</summary>
    /// <param name="image">The emitted assembly.</param>
    /// <param name="lines">Its lines and columns, which go into the image.</param>
    public static ImmutableArray<byte>? Put(ImmutableArray<byte> image, byte[] lines)
    {
        try
        {
            return Bounded(image, lines);
        }
        // What would need another assembly to be opened is nothing that scripts are known to hold.
        catch (Exception e) when (e is AssemblyResolutionException or ResolutionException or NotSupportedException)
        {
            return null;
        }
    }

    private static ImmutableArray<byte> Bounded(ImmutableArray<byte> image, byte[] lines)
    {
        using var read = new MemoryStream(ImmutableCollectionsMarshal.AsArray(image)!, writable: false);
        using var module = ModuleDefinition.ReadModule(read, new ReaderParameters
        {
            ReadSymbols = true,
            SymbolReaderProvider = new PortablePdbReaderProvider(),
            SymbolStream = new MemoryStream(lines, writable: false),
            AssemblyResolver = Nowhere.Instance,
        });
        ForgetConstants(module);
        var words = new BoundWords(module, FieldOf(module));
        foreach (var type in module.GetTypes().Where(type => !Gates.EmittedNames.IsHelper(type.Name)).ToArray())
        {
            foreach (var method in type.Methods.Where(method => method.HasBody))
                new MethodBounds(method, words).Put();
        }

        using var written = new MemoryStream((int)read.Length * 2);
        module.Write(written, new WriterParameters
        {
            WriteSymbols = true,
            SymbolWriterProvider = new LinesWriterProvider(),
            DeterministicMvid = true,
            Timestamp = 0,
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(written.ToArray());
    }

    /// <summary>
    /// Constants of an enumeration: to write them again their type's assembly would have to be opened. The compiler has
    /// put their values where they are used, so nothing asks for them any more.
    /// </summary>
    private static void ForgetConstants(ModuleDefinition module)
    {
        foreach (var type in module.GetTypes())
        {
            foreach (var field in type.Fields.Where(field => field.HasConstant && !field.FieldType.IsPrimitive && field.Constant is not (string or null)))
            {
                field.HasConstant = false;
                field.IsLiteral = false;
            }

            foreach (var method in type.Methods)
            {
                foreach (var parameter in method.Parameters.Where(parameter => parameter.HasConstant && !parameter.ParameterType.IsPrimitive && parameter.Constant is not (string or null)))
                    (parameter.HasConstant, parameter.HasDefault) = (false, false);
                foreach (var scope in method.DebugInformation.GetScopes())
                    scope.Constants.Clear();
            }
        }
    }

    private static FieldDefinition FieldOf(ModuleDefinition module)
    {
        var field = new FieldDefinition(
            BudgetField, FieldAttributes.Public | FieldAttributes.Static, module.ImportReference(typeof(ScriptBudget)));
        module.GetType(ScriptRunner.ClassName).Fields.Add(field);
        return field;
    }

    /// <summary>The lines and columns go into the assembly itself; the writer asks for the name of a file all the same.</summary>
    private sealed class LinesWriterProvider : ISymbolWriterProvider
    {
        private readonly EmbeddedPortablePdbWriterProvider embedded = new();

        public ISymbolWriter GetSymbolWriter(ModuleDefinition module, string fileName) => embedded.GetSymbolWriter(module, ScriptRunner.AssemblyName + ".dll");

        public ISymbolWriter GetSymbolWriter(ModuleDefinition module, Stream symbolStream) => embedded.GetSymbolWriter(module, symbolStream);
    }

    /// <summary>All that is asked of other assemblies is their names: none is opened.</summary>
    private sealed class Nowhere : IAssemblyResolver
    {
        public static readonly Nowhere Instance = new();

        public AssemblyDefinition Resolve(AssemblyNameReference name) => throw new AssemblyResolutionException(name);

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => throw new AssemblyResolutionException(name);

        public void Dispose()
        {
        }
    }
}
