namespace PolicyEngine.Templates;

/// <summary>
/// What happens to a value on its way from the model into the output. Template text itself is never touched, except that a
/// subject is made one line. <c>raw</c> switches the encoding off for one value.
/// </summary>
public enum OutputEncoding
{
    /// <summary>Values are written as they are: text messages, plain mail, JSON made by hand.</summary>
    None,

    /// <summary>
    /// The five characters that mean something in HTML are escaped in every value: &lt; &gt; &amp; " '. All other
    /// characters stay readable.
    /// </summary>
    Html,

    /// <summary>
    /// One line, as a mail's header takes it: line ends, tabs, other control characters and U+2028 and U+2029 become spaces in
    /// values and in the whole, several spaces one. <c>raw</c> changes nothing here: a subject can hold no line break.
    /// </summary>
    Subject,

    /// <summary>
    /// WhatsApp's marks (* _ ~ and the grave accent) in values become signs that look like them and format nothing, since
    /// WhatsApp knows no escape. An underscore between two letters or digits formats nothing and stays.
    /// </summary>
    WhatsApp,
}
