namespace PolicyEngine.Templates.Values;

/// <summary>Values that occur all the time are boxed once.</summary>
internal static class Boxes
{
    private const int Lowest = -64;
    private static readonly object[] Integers = [.. Enumerable.Range(Lowest, 1024).Select(value => (object)value)];

    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;

    public static object Of(long value)
    {
        if (value >= Lowest && value < Lowest + Integers.Length)
            return Integers[value - Lowest];
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : value;
    }
}
