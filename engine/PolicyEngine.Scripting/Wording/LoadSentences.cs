using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Sources;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Why a <c>#load</c> found nothing to load.</summary>
internal static class LoadSentences
{
    public static string CodeOf(Slip slip) => Place(slip).Placing == Placing.Outside ? "PE0108" : "PE0107";

    public static Sentence NotLoaded(Slip slip) =>
        Place(slip) is { Placing: Placing.Outside }
            ? Sentence.Of("PE0108", Written(slip))
            : Sentence.Of("PE0107", Place(slip).Path);

    private static Placed Place(Slip slip) => slip.Unit.Root.Place(Written(slip), slip.At.File);

    private static string Written(Slip slip) => slip.Enclosing<LoadDirectiveTriviaSyntax>()?.File.ValueText ?? "";
}
