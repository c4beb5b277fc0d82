namespace PolicyEngine.Hosting.Live;

/// <summary>Writes a file so that whoever reads it sees all of it or nothing.</summary>
internal static class SafeFile
{
    public static void Write(string path, byte[] bytes)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
