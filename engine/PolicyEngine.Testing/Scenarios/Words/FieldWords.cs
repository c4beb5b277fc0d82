using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>What scenarios say of a field: <c>Canal.Is(Web)</c>, <c>Titulo.Missing</c>.</summary>
public static class FieldWords
{
    extension(Field member)
    {
        /// <summary>The member is not there, whatever was given before.</summary>
        public MemberValue Missing => new(member.Path, null, member);
    }

    extension(CategoryField member)
    {
        /// <summary>The member has this value.</summary>
        public MemberValue Is(Value value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, value.Id, member) { Where = new SourceLocation(file, line, 1) };
    }

    extension(FlagField member)
    {
        /// <summary>The member says yes or no.</summary>
        public MemberValue Is(bool value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, value, member) { Where = new SourceLocation(file, line, 1) };
    }

    extension(MembershipField member)
    {
        /// <summary>The text that has to stand in the list.</summary>
        public MemberValue Is(string value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, value, member) { Where = new SourceLocation(file, line, 1) };

        /// <summary>The list in which it has to stand.</summary>
        public MemberValue Among(params string[] values) => new(member.Among, values);
    }

    extension(NumberField member)
    {
        /// <summary>The member is this number.</summary>
        public MemberValue Is(decimal value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, value, member) { Where = new SourceLocation(file, line, 1) };
    }

    extension(TextField member)
    {
        /// <summary>The member is this text.</summary>
        public MemberValue Is(string value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, value, member) { Where = new SourceLocation(file, line, 1) };
    }

    extension(SetField member)
    {
        /// <summary>The member holds these.</summary>
        public MemberValue Is(params Value[] values) => new(member.Path, values.Select(value => value.Id).ToArray(), member);
    }

    extension(CalendarField member)
    {
        /// <summary>The member brings these hours: <c>"Mon-Sun 00:00-24:00"</c>.</summary>
        public MemberValue Is(string hours, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path + ".open", hours, member) { Where = new SourceLocation(file, line, 1) };
    }

    extension(InstantField member)
    {
        /// <summary>The member is this local time: <c>"Fri 2026-03-06 17:30"</c>.</summary>
        public MemberValue Is(string localTime, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            new(member.Path, localTime, member, IsLocalTime: true) { Where = new SourceLocation(file, line, 1) };
    }
}
