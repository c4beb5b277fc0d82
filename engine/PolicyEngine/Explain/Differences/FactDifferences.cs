namespace PolicyEngine.Explain.Differences;

/// <summary>What one version says and another does not, or says otherwise.</summary>
internal static class FactDifferences
{
    public static IEnumerable<PolicyChange> Of(IReadOnlyList<PolicyFact> from, IReadOnlyList<PolicyFact> to)
    {
        var before = Numbered(from);
        var after = Numbered(to);
        foreach (var (key, was) in before)
        {
            var now = after.GetValueOrDefault(key);
            if (now is null || !now.Text.Equals(was.Text))
                yield return new PolicyChange(was.Section, was.Subject, was.Text, now?.Text, [.. was.Clauses.Concat(now?.Clauses ?? []).Distinct()]);
        }
        foreach (var (key, now) in after)
        {
            if (!before.ContainsKey(key))
                yield return new PolicyChange(now.Section, now.Subject, null, now.Text, now.Clauses);
        }
    }

    /// <summary>A thing that is said twice is two things: the first, the second.</summary>
    private static OrderedDictionary<(PolicySection, string, int), PolicyFact> Numbered(IReadOnlyList<PolicyFact> facts)
    {
        var numbered = new OrderedDictionary<(PolicySection, string, int), PolicyFact>();
        foreach (var fact in facts)
        {
            var number = 0;
            while (!numbered.TryAdd((fact.Section, fact.Key, number), fact))
                number++;
        }
        return numbered;
    }
}
