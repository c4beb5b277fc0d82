using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Scripting.Sources;

namespace PolicyEngine.Scripting.Cache;

/// <summary>
/// A compiled script as it is kept in a file: a mark, SHA-256 over everything after it, then the key, what was read and
/// what came out. A file that is damaged, cut off or of another kind reads as none. Immutable.
/// </summary>
/// <param name="Key">Which script this is, from <see cref="ScopeMark.KeyOf"/>.</param>
/// <param name="Files">SHA-256 of each file that was read, the script itself among them.</param>
/// <param name="Loads">Where each <c>#load</c> led: a file of the same name may stand elsewhere now.</param>
/// <param name="Image">The assembly.</param>
internal sealed record CacheEntry(
    byte[] Key,
    ImmutableArray<(string Path, byte[] Hash)> Files,
    ImmutableArray<Loaded> Loads,
    ImmutableArray<byte> Image)
{
    /// <summary>Goes up with each change of this file's form or meaning.</summary>
    public const int Version = 1;

    private static readonly byte[] Mark = [.. "policyengine compiled "u8, (byte)('0' + Version), (byte)'\n'];

    public byte[] ToBytes()
    {
        var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            Write(writer);
        var bytes = content.ToArray();
        return [.. Mark, .. SHA256.HashData(bytes), .. bytes];
    }

    /// <summary>The entry, or null where the bytes are not exactly what was written once.</summary>
    public static CacheEntry? FromBytes(byte[] bytes)
    {
        var start = Mark.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < start || !bytes.AsSpan().StartsWith(Mark)
            || !SHA256.HashData(bytes.AsSpan(start)).AsSpan().SequenceEqual(bytes.AsSpan(Mark.Length, SHA256.HashSizeInBytes)))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, start, bytes.Length - start), Encoding.UTF8);
            var entry = Read(reader);
            return reader.BaseStream.Position == reader.BaseStream.Length ? entry : null;
        }
        // The hash holds for whoever can compute one: a file made by hand may still say anything.
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(Key);
        writer.Write(Files.Length);
        foreach (var (path, hash) in Files)
        {
            writer.Write(path);
            writer.Write(hash);
        }

        writer.Write(Loads.Length);
        foreach (var load in Loads)
        {
            writer.Write(load.Written);
            writer.Write(load.WrittenIn ?? "");
            writer.Write(load.Path);
        }

        writer.Write(Image.Length);
        writer.Write(Image.AsSpan());
    }

    private static CacheEntry Read(BinaryReader reader)
    {
        var key = Bytes(reader, SHA256.HashSizeInBytes);
        var files = Many(reader, r => (r.ReadString(), Bytes(r, SHA256.HashSizeInBytes)));
        var loads = Many(reader, r => new Loaded(r.ReadString(), r.ReadString() is { Length: > 0 } from ? from : null, r.ReadString()));
        return new(key, files, loads, ImmutableCollectionsMarshal.AsImmutableArray(Bytes(reader, reader.ReadInt32())));
    }

    private static ImmutableArray<T> Many<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length)
            throw new FormatException("A count that the file cannot hold.");
        var many = ImmutableArray.CreateBuilder<T>();
        for (var i = 0; i < count; i++)
            many.Add(one(reader));
        return many.ToImmutable();
    }

    private static byte[] Bytes(BinaryReader reader, int count)
    {
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new FormatException("More bytes than the file holds.");
        return reader.ReadBytes(count);
    }
}
