using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// Reads an emitted assembly, before anything of it is loaded, and holds every reference in it against the list:
/// types, members, signatures, attributes, and what only metadata can say (native imports, resources, static
/// constructors, finalizers, modules of their own). It needs the bytes alone, so that an assembly which comes from
/// elsewhere than the compiler is measured as well. Thread-safe.
/// </summary>
internal sealed class MetadataGate(AllowList allowed)
{
    private const MethodImplAttributes Managed =
        MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveInlining | MethodImplAttributes.NoOptimization | MethodImplAttributes.AggressiveOptimization;

    /// <summary>What the image may not hold; empty for one that may be loaded.</summary>
    /// <param name="file">The script, to which the diagnostics are given.</param>
    /// <param name="image">The bytes of the assembly.</param>
    public IReadOnlyList<Diagnostic> Check(string file, ImmutableArray<byte> image)
    {
        try
        {
            using var assembly = new PEReader(image);
            var look = new Look(assembly, allowed);
            return [.. look.Everything().Distinct().Select(found => Refused(file, found))];
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or IOException)
        {
            return [Refused(file, Sentence.Of("PE0740.unread"))];
        }
    }

    /// <summary>Native imports, other modules and files, resources, forwarded types, rights, native layouts, events.</summary>
    private static readonly TableIndex[] NoRows =
    [
        TableIndex.ImplMap, TableIndex.ModuleRef, TableIndex.File, TableIndex.ManifestResource, TableIndex.ExportedType,
        TableIndex.DeclSecurity, TableIndex.FieldMarshal, TableIndex.Event,
    ];

    private static Diagnostic Refused(string file, Sentence what) => Diagnostic.Of("PE0740", new(file), what);

    private sealed class Look
    {
        private readonly PEReader assembly;
        private readonly MetadataReader metadata;
        private readonly AllowList allowed;
        private readonly SignatureTypes types;
        private readonly List<Sentence> found = [];
        private readonly HashSet<EntityHandle> helpersOnly = [];

        public Look(PEReader assembly, AllowList allowed)
        {
            (this.assembly, this.allowed) = (assembly, allowed);
            metadata = assembly.GetMetadataReader();
            types = new(metadata, found.Add);
        }

        public IReadOnlyList<Sentence> Everything()
        {
            Tables();
            References();
            Signatures();
            foreach (var handle in metadata.TypeDefinitions)
                Type(metadata.GetTypeDefinition(handle));
            return found;
        }

        /// <summary>Tables that a script's assembly has no rows in.</summary>
        private void Tables()
        {
            if (NoRows.Any(table => metadata.GetTableRowCount(table) > 0))
                found.Add(Sentence.Of("PE0740.table"));
            if (assembly.PEHeaders.CorHeader is not { } header || (header.Flags & CorFlags.ILOnly) == 0 || header.VtableFixupsDirectory.Size > 0
                || header.EntryPointTokenOrRelativeVirtualAddress != 0)
                found.Add(Sentence.Of("PE0740.native"));
        }

        private void References()
        {
            foreach (var handle in metadata.TypeReferences)
            {
                if (SignatureTypes.NameOf(metadata, handle) is var type && !allowed.HasEmittedType(type))
                    found.Add(Named(type));
            }

            foreach (var handle in metadata.MemberReferences)
            {
                var member = metadata.GetMemberReference(handle);
                var (type, name) = (types.ParentOf(member.Parent), metadata.GetString(member.Name));
                if (!IsOwn(member.Parent))
                {
                    if (!allowed.HasEmittedMember(type, name, out var inHelpers))
                        found.Add(Named($"{type}.{AllowList.SpokenName(name)}"));
                    else if (inHelpers)
                        helpersOnly.Add(handle);
                }

                if (member.GetKind() == MemberReferenceKind.Method)
                    Of(member.DecodeMethodSignature(types, null));
                else
                    member.DecodeFieldSignature(types, null);
            }
        }

        private bool IsOwn(EntityHandle parent) => parent.Kind switch
        {
            HandleKind.TypeDefinition => true,
            HandleKind.TypeSpecification => metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature) is var blob
                && blob.ReadByte() == (byte)SignatureTypeCode.GenericTypeInstance && blob.ReadByte() is 0x11 or 0x12
                && blob.ReadTypeHandle().Kind == HandleKind.TypeDefinition,
            _ => false,
        };

        /// <summary>Every signature is decoded, so that no pointer stands in one that nothing seems to use.</summary>
        private void Signatures()
        {
            for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.StandAloneSig); row++)
            {
                var signature = metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row));
                if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
                    signature.DecodeLocalSignature(types, null);
                else
                    found.Add(Sentence.Of("PE0740.pointer"));
            }

            for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.TypeSpec); row++)
                metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(types, null);
            for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
                metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).DecodeSignature(types, null);
            foreach (var handle in metadata.FieldDefinitions)
                metadata.GetFieldDefinition(handle).DecodeSignature(types, null);
        }

        private void Type(TypeDefinition type)
        {
            var name = metadata.GetString(type.Name);
            var isHelper = IsHelper(type);
            if (!isHelper && !EmittedNames.IsType(name, metadata.GetString(type.Namespace)))
                found.Add(Sentence.Of("PE0740.type", name));
            foreach (var handle in type.GetMethods())
            {
                var method = metadata.GetMethodDefinition(handle);
                Method(name, method);
                if (method.RelativeVirtualAddress != 0)
                    Body(method, isHelper);
            }
        }

        private bool IsHelper(TypeDefinition type) =>
            EmittedNames.IsHelper(metadata.GetString(type.Name))
            || (type.IsNested && IsHelper(metadata.GetTypeDefinition(type.GetDeclaringType())));

        private void Method(string type, MethodDefinition method)
        {
            var name = metadata.GetString(method.Name);
            if (name == ".cctor" && !EmittedNames.MayInitialize(type))
                found.Add(Sentence.Of("PE0740.initializer"));
            if (name == "Finalize")
                found.Add(Sentence.Of("PE0740.finalizer"));
            var isFunctionType = (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.Runtime && type.StartsWith("<>f__", StringComparison.Ordinal);
            if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0 || (method.ImplAttributes & ~Managed & ~(isFunctionType ? MethodImplAttributes.Runtime : 0)) != 0)
                found.Add(Sentence.Of("PE0740.native"));
            Of(method.DecodeSignature(types, null));
        }

        private void Of(MethodSignature<string> signature)
        {
            if (signature.Header.CallingConvention is not SignatureCallingConvention.Default)
                found.Add(Sentence.Of("PE0740.pointer"));
        }

        private void Body(MethodDefinition method, bool isHelper)
        {
            var body = assembly.GetMethodBody(method.RelativeVirtualAddress);
            var rest = body.GetILReader();
            while (IlReader.TryRead(ref rest, out var code, out var token))
            {
                if (IlReader.IsRefused(code))
                    found.Add(Sentence.Of("PE0740.pointer"));
                if (!token.IsNil && !isHelper && helpersOnly.Contains(MemberOf(token)))
                    found.Add(Named(NameOf(MemberOf(token))));
            }
        }

        private EntityHandle MemberOf(EntityHandle handle) => handle.Kind == HandleKind.MethodSpecification
            ? metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method
            : handle;

        private static Sentence Named(string name) => Sentence.AsItStands($"'{name}'");

        private string NameOf(EntityHandle member)
        {
            var reference = metadata.GetMemberReference((MemberReferenceHandle)member);
            return $"{types.ParentOf(reference.Parent)}.{AllowList.SpokenName(metadata.GetString(reference.Name))}";
        }
    }
}
