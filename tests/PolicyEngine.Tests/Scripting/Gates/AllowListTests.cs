using System.Reflection;
using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>The list says what is so: each name on it is one of something that there is.</summary>
public sealed class AllowListTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    private static readonly Assembly[] Assemblies =
    [
        typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HashSet<>).Assembly, typeof(PolicyScript).Assembly,
        typeof(NodaTime.Instant).Assembly, typeof(IReadOnlySet<>).Assembly,
    ];

    private static IEnumerable<(string Section, string Type, string[] Members)> Lines()
    {
        var section = "";
        foreach (var line in Repository.Text("engine/PolicyEngine.Scripting/Gates/allowed.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                section = line;
            else if (section is not "[syntax]")
                yield return (section, line.Split(':')[0], line.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Test]
    public void Each_type_of_the_list_exists()
    {
        string[] embedded = ["Microsoft.CodeAnalysis.EmbeddedAttribute"];
        var unknown = Lines().Select(line => line.Type).Where(type => !type.Contains('*') && TypeOf(type) is null).Except(embedded);

        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Each_member_of_the_list_exists()
    {
        var unknown =
            from line in Lines()
            where !line.Type.Contains('*') && TypeOf(line.Type) is not null
            from member in line.Members
            let name = member.TrimStart('-').TrimEnd('!', '=')
            where name is not ("*" or "operators" or "GetEnumerator") && TypeOf(line.Type)!.GetMember(name, Public | BindingFlags.NonPublic).Length == 0
            select $"{line.Type}: {member}";

        Assert.That(unknown, Is.Empty);
    }

    /// <summary>A word whose signature speaks of something that is not on the list could be written and never used.</summary>
    [Test]
    public void Whatever_the_words_of_a_policy_speak_of_is_on_the_list()
    {
        Type[] words = [typeof(PolicyScript), typeof(ClauseWords), typeof(ClockWords), typeof(RuleWords), typeof(TransitionWords), typeof(EventFields)];
        var missing =
            from word in words
            from member in word.GetMembers(Public | BindingFlags.DeclaredOnly)
            where AllowList.Platform.HasMember(word.FullName!, AllowList.SpokenName(member.Name))
            from spoken in SpokenBy(member).SelectMany(Parts)
            where !AllowList.Platform.HasType(spoken.FullName!)
            select $"{word.Name}.{member.Name}: {spoken}";

        Assert.That(missing.Distinct(), Is.Empty, "allow these types in engine/PolicyEngine.Scripting/Gates/allowed.txt");
    }

    [TestCase("PolicyEngine.Authoring.Vocabulary")]
    [TestCase("PolicyEngine.Authoring.Condition+Computed")]
    [TestCase("PolicyEngine.Model.PolicyModel")]
    [TestCase("PolicyEngine.Runtime.Decider")]
    [TestCase("PolicyEngine.Bounds.ScriptBudget")]
    [TestCase("System.IO.File")]
    public void What_is_the_engine_s_own_or_in_no_line_is_refused(string type) =>
        Assert.That(AllowList.Platform.HasType(type), Is.False);

    private static Type? TypeOf(string name) => Assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    private static IEnumerable<Type> SpokenBy(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
