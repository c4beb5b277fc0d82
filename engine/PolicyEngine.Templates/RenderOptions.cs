using NodaTime;

namespace PolicyEngine.Templates;

/// <summary>
/// Everything a render depends on besides the template and the model: nothing is read from the machine, so that the same
/// input gives the same text anywhere. Immutable; safe to share between threads.
/// </summary>
public sealed record RenderOptions
{
    /// <summary>The language and number format of the output. Required: there is no default that is right for everyone.</summary>
    public required TemplateCulture Culture { get; init; }

    /// <summary>The zone in which dates are written. Default UTC.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>What <c>date.now</c> answers. Default the Unix epoch, which is plainly wrong where it shows.</summary>
    public Instant Now { get; init; } = Instant.FromUnixTimeSeconds(0);

    /// <summary>How values are escaped. Default none.</summary>
    public OutputEncoding Encoding { get; init; } = OutputEncoding.None;

    /// <summary>Finds the template that an <c>include</c> names, or null. Called from the rendering thread. Default: none exist.</summary>
    public Func<string, Template?>? Loader { get; init; }

    /// <summary>What <c>math.random</c> and <c>math.uuid</c> derive their values from, together with a count of calls. Default empty.</summary>
    public string Seed { get; init; } = "";

    /// <summary>How much the render may use.</summary>
    public RenderBudget Budget { get; init; } = RenderBudget.Default;

    /// <summary>Whether an unknown top-level name is an error; otherwise it is null, as the language has it. Default false.</summary>
    public bool Strict { get; init; }
}
