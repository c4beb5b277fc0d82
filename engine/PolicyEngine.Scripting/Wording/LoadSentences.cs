using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Sources;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Why a <c>#load</c> found nothing to load.</summary>
internal static class LoadSentences
{
    public static Diagnostic NotLoaded(Slip slip)
    {
        var written = slip.Enclosing<LoadDirectiveTriviaSyntax>()?.File.ValueText ?? "";
        var place = slip.Unit.Root.Place(written, slip.At.File);
        return place.Placing == Placing.Outside ? slip.Say("PE0108", written) : slip.Say("PE0107", place.Path);
    }
}
