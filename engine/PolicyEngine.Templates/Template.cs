namespace PolicyEngine.Templates;

/// <summary>
/// A compiled template. Immutable: any number of threads may render one template at the same time, since all state of a
/// render is its own.
/// </summary>
public sealed class Template
{
    internal Template(SourceText source, Statement tree)
    {
        Source = source;
        Tree = tree;
        Body = StatementCompiler.Compile(tree);
    }

    /// <summary>The name it was parsed under.</summary>
    public string Name => Source.Name;

    internal SourceText Source { get; }

    internal Statement Tree { get; }

    internal Execute Body { get; }

    /// <summary>
    /// Finds names and members that a model does not have, before there is one: unknown names, members of objects of which
    /// all members are known, built-in functions that do not exist, includes that nothing goes by.
    /// </summary>
    /// <param name="model">What is known of the model.</param>
    /// <param name="loader">Finds the template that an <c>include</c> names, or null; those are checked too.</param>
    /// <returns>All that was found, by file and place; empty where nothing is wrong or nothing can be known.</returns>
    public IReadOnlyList<TemplateError> Check(TemplateShape model, Func<string, Template?> loader)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loader);
        return ShapeChecker.Check(this, model, loader);
    }

    /// <summary>Renders the template over a model.</summary>
    /// <param name="model">
    /// The names that the template sees. Values are null, bool, int, long, BigInteger, float, double, decimal, string,
    /// NodaTime's Instant, LocalDate, LocalDateTime, ZonedDateTime, OffsetDateTime and Duration, and dictionaries and lists of
    /// these. The model is never written to: what a template assigns, it assigns for itself.
    /// </param>
    /// <param name="options">Culture, zone, time, escaping, limits.</param>
    /// <returns>The whole text, or the error that stopped the render. No exception escapes.</returns>
    public RenderResult Render(IReadOnlyDictionary<string, object?> model, RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var context = new RenderContext(this, model, options);
        try
        {
            Body(context);
            var text = context.Output.TakeText();
            return new RenderResult(options.Encoding == OutputEncoding.Subject ? ValueEncoder.OneLine(text) : text, null);
        }
        catch (TemplateFailure failure)
        {
            return new RenderResult(null, failure.Error);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A fault of the engine, the loader or a lazy model must not take the caller down with it: the render failed, and says where.
            return new RenderResult(null, context.Fail($"The render broke off: {broken.Message}").Error);
        }
    }
}
