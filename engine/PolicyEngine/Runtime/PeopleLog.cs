namespace PolicyEngine.Runtime;

/// <summary>The people that the tickets of a slab remember, by the numbers that the host gives to names. Not thread-safe.</summary>
public sealed class PeopleLog : ChainLog<int>
{
    /// <summary>Whether a chain holds a person.</summary>
    /// <param name="chain">The chain's newest entry, or -1.</param>
    /// <param name="person">The person's number.</param>
    public bool Holds(int chain, int person)
    {
        while (chain >= 0)
        {
            if (At(chain, out chain) == person)
                return true;
        }
        return false;
    }

    /// <summary>Copies a chain of another log, in the same order.</summary>
    /// <returns>The copy's newest entry; -1 for an empty chain.</returns>
    public int Copy(PeopleLog from, int chain)
    {
        if (chain < 0)
            return -1;
        var person = from.At(chain, out var older);
        return Add(Copy(from, older), person);
    }
}
