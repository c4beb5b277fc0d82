using System.Collections.Immutable;
using System.Reflection.Metadata;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Finds the types that a signature speaks of; what is no plain type (a pointer, a function pointer) is refused at once.</summary>
internal sealed class SignatureTypes(MetadataReader reader, Action<Sentence> refuse) : ISignatureTypeProvider<string, object?>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        if (typeCode == PrimitiveTypeCode.TypedReference)
            refuse(Sentence.Of("PE0740.pointer"));
        return NameOf(typeCode);
    }

    /// <summary>Spelled out: to ask an enumeration for its names costs a start more than all the rest of this.</summary>
    private static string NameOf(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Void => "System.Void",
        PrimitiveTypeCode.Boolean => "System.Boolean",
        PrimitiveTypeCode.Char => "System.Char",
        PrimitiveTypeCode.Int32 => "System.Int32",
        PrimitiveTypeCode.Int64 => "System.Int64",
        PrimitiveTypeCode.Double => "System.Double",
        PrimitiveTypeCode.String => "System.String",
        PrimitiveTypeCode.Object => "System.Object",
        _ => $"System.{typeCode}",
    };

    public string GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(metadata, handle);

    public string GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) =>
        metadata.GetString(metadata.GetTypeDefinition(handle).Name);

    public string GetTypeFromSpecification(MetadataReader metadata, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => elementType;

    public string GetArrayType(string elementType, ArrayShape shape) => elementType;

    public string GetByReferenceType(string elementType) => elementType;

    public string GetPinnedType(string elementType)
    {
        refuse(Sentence.Of("PE0740.pointer"));
        return elementType;
    }

    public string GetPointerType(string elementType)
    {
        refuse(Sentence.Of("PE0740.pointer"));
        return elementType;
    }

    public string GetFunctionPointerType(MethodSignature<string> signature)
    {
        refuse(Sentence.Of("PE0740.pointer"));
        return "";
    }

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    /// <summary>The type that a member belongs to.</summary>
    public string ParentOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)parent, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)parent, 0),
        _ => "",
    };

    /// <summary>A type's full name; nested ones stand after a plus sign.</summary>
    public static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
