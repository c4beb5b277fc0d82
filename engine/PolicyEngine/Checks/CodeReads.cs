using System.Reflection;
using System.Reflection.Emit;
using PolicyEngine.Authoring;

namespace PolicyEngine.Checks;

/// <summary>
/// The fields that a condition in code looks at, read from its instructions: those that it and the script's own functions
/// that it calls mention. It keeps nothing of the script. Pure.
/// </summary>
internal static class CodeReads
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>A local of a script is found this many closures away.</summary>
    private const int DeepestClosure = 4;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Each field once, in the order in which the code mentions them.</summary>
    public static IReadOnlyList<Field> Of(Predicate predicate)
    {
        var module = predicate.Method.Module;
        var known = new HashSet<MethodBase>();
        var ahead = new Queue<(MethodBase Method, object? Target)>([(predicate.Method, predicate.Target)]);
        var found = new List<Field>();
        while (ahead.TryDequeue(out var next))
        {
            if (next.Method.Module != module || !known.Add(next.Method))
                continue;
            foreach (var member in Mentioned(next.Method))
            {
                if (member is MethodBase called)
                    ahead.Enqueue((called, next.Target));
                else if (ValueOf((FieldInfo)member, next.Target) is Delegate code)
                    ahead.Enqueue((code.Method, code.Target));
                else if (ValueOf((FieldInfo)member, next.Target) is Field field)
                    found.Add(field);
            }
        }
        return [.. found.Distinct<Field>(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>What a variable holds that code mentions, where it is a field or further code; null for all else.</summary>
    private static object? ValueOf(FieldInfo field, object? target)
    {
        if (!typeof(Field).IsAssignableFrom(field.FieldType) && !typeof(Delegate).IsAssignableFrom(field.FieldType))
            return null;
        if (field.IsStatic)
            return field.GetValue(null);
        return HolderOf(field.DeclaringType!, target, DeepestClosure) is { } holder ? field.GetValue(holder) : null;
    }

    /// <summary>The object that holds a script's variable: the lambda's own closure, or one that it refers to.</summary>
    private static object? HolderOf(Type type, object? target, int depth)
    {
        if (target is null || type.IsInstanceOfType(target) || depth == 0)
            return type.IsInstanceOfType(target) ? target : null;
        return target.GetType().GetFields(Own)
            .Where(field => field.FieldType.Module == type.Module)
            .Select(field => HolderOf(type, field.GetValue(target), depth - 1))
            .FirstOrDefault(holder => holder is not null);
    }

    private static IEnumerable<MemberInfo> Mentioned(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField && Resolve(method, BitConverter.ToInt32(il, at)) is { } member)
                yield return member;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);
}
