using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Scripting.Sources;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Why a <c>#load</c> found nothing to load.</summary>
internal static class LoadSentences
{
    public static string CodeOf(Slip slip) => Place(slip).Placing == Placing.Outside ? "PE0108" : "PE0107";

    public static string NotLoaded(Slip slip) =>
        Place(slip) is { Placing: Placing.Outside }
            ? $"'{Written(slip)}' lies outside the policies folder: only files inside it are loaded, by a path relative to this file."
            : $"There is no file '{Place(slip).Path}' in the policies folder: the path is relative to this file.";

    private static Placed Place(Slip slip) => slip.Unit.Root.Place(Written(slip), slip.At.File);

    private static string Written(Slip slip) => slip.Enclosing<LoadDirectiveTriviaSyntax>()?.File.ValueText ?? "";
}
