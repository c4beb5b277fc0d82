namespace PolicyEngine.Templates;

/// <summary>What happens to a value on its way from the model into the output. Template text itself is never touched.</summary>
public enum OutputEncoding
{
    /// <summary>Values are written as they are: text messages, plain mail, JSON made by hand.</summary>
    None,

    /// <summary>
    /// The five characters that mean something in HTML are escaped in every value: &lt; &gt; &amp; " '. All other
    /// characters stay readable. <c>raw</c> and <c>html.raw</c> switch it off for one value.
    /// </summary>
    Html,
}
