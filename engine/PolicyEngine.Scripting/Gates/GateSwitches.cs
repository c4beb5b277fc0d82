namespace PolicyEngine.Scripting.Gates;

/// <summary>The gates of a script. Tests alone switch one off, to show what the others stop by themselves.</summary>
[Flags]
internal enum GateSwitches
{
    None = 0,

    /// <summary>On the characters, before a parser sees them, and on lines that begin with <c>#</c>.</summary>
    Text = 1,

    /// <summary>On the forms of the language, before anything is bound.</summary>
    Syntax = 2,

    /// <summary>On what the names mean.</summary>
    Meaning = 4,

    /// <summary>On the emitted assembly.</summary>
    Metadata = 8,

    All = Text | Syntax | Meaning | Metadata,
}
