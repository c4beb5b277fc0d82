using System.Globalization;
using System.Text;

namespace PolicyEngine.Diagnostics;

/// <summary>
/// Finds the name that an author most likely meant. Case and accents weigh nothing, so that <c>Crítica</c> finds
/// <c>Critica</c>; two letters exchanged count as one slip. Pure; safe to call from many threads.
/// </summary>
public static class NearestName
{
    /// <summary>The nearest of <paramref name="known"/>, or null where none is near enough to be worth proposing.</summary>
    /// <remarks>Near enough is one slip in three letters. Of equally near names the first in ordinal order wins.</remarks>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var plain = Fold(written);
        var best = (Distance: Math.Max(1, plain.Length / 3) + 1, Name: (string?)null);
        foreach (var name in known)
        {
            var folded = Fold(name);
            if (Math.Abs(folded.Length - plain.Length) > best.Distance || name == written)
                continue;
            var distance = Distance(plain, folded);
            if (distance < best.Distance || (distance == best.Distance && best.Name is { } rival && string.CompareOrdinal(name, rival) < 0))
                best = (distance, name);
        }

        return best.Name;
    }

    /// <summary>A sentence that proposes the nearest name; null where none is near.</summary>
    public static Sentence? Proposal(string written, IEnumerable<string> known) =>
        Of(written, known) is { } near ? Sentence.Of("near", near) : null;

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and exchanges of two neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(substituted, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
