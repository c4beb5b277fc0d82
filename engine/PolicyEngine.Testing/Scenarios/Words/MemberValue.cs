using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>A member of an event or of an effect, with its value. Immutable.</summary>
/// <param name="Path">The dotted path inside the event's <c>data</c>, or inside the effect.</param>
/// <param name="Value">A text, a number, a flag, names, hours; null where it is missing.</param>
/// <param name="Field">The vocabulary's field, where it was said with one.</param>
/// <param name="IsLocalTime">The value is a local time as scenarios write it, e.g. <c>Fri 2026-03-06 17:30</c>.</param>
public sealed record MemberValue(string Path, object? Value, Field? Field = null, bool IsLocalTime = false)
{
    /// <summary>Where it is said.</summary>
    internal SourceLocation Where { get; init; }

    /// <summary>The members that a name stands for, where it stands for several.</summary>
    internal IReadOnlyList<MemberValue> Group { get; init; } = [];

    /// <summary>Each member singly, in order.</summary>
    internal static IEnumerable<MemberValue> Singly(IEnumerable<MemberValue> members) =>
        members.SelectMany(member => member.Group.Count == 0 ? [member] : Singly(member.Group));

    /// <summary>The value as JSON.</summary>
    internal JToken ToJson() => Value switch
    {
        null => JValue.CreateNull(),
        IEnumerable<string> names => new JArray(names),
        JToken token => token.DeepClone(),
        var scalar => new JValue(scalar),
    };
}

/// <summary>The name of a member: a field of the vocabulary, or a dotted path.</summary>
public sealed record MemberPath(string Path)
{
    public static implicit operator MemberPath(Field field) => new(field.Path);

    public static implicit operator MemberPath(string path) => new(path);
}
