using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// What a provider's policies folder holds beside the scripts: contacts, readable names and templates, read once.
/// </summary>
internal sealed class PolicyFolder
{
    public const string LocalContacts = "contacts.local.json";

    private PolicyFolder(string root, string provider)
    {
        Root = root;
        Provider = provider;
    }

    /// <summary>The folder that holds the providers' folders.</summary>
    public string Root { get; }

    public string Provider { get; }

    public string Folder => Path.Combine(Root, Provider);

    /// <summary>Published contacts by role: what is checked, so that it is the same on every machine.</summary>
    public JObject PublishedContacts { get; private set; } = [];

    /// <summary>Published contacts by role, with the untracked local ones laid over.</summary>
    public JObject Contacts { get; private set; } = [];

    /// <summary>Readable names by id.</summary>
    public JObject Names { get; private set; } = [];

    /// <summary>How an id reads; the id itself where it has no other name.</summary>
    public string NameOf(string id) => Names[id] is JValue { Type: JTokenType.String } name ? (string)name! : id;

    /// <summary>The templates, parsed once for all that check or render them.</summary>
    public TemplateSet Templates { get; private set; } = TemplateSet.Parse(new Dictionary<string, string>());

    /// <param name="root">The policies folder.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="parsesAhead">Whether all templates will be needed.</param>
    public static PolicyFolder Read(string root, string provider, List<Diagnostic> diagnostics, bool parsesAhead = false)
    {
        var folder = new PolicyFolder(root, provider);
        folder.PublishedContacts = folder.ReadObject("contacts.json", diagnostics);
        folder.Contacts = (JObject)folder.PublishedContacts.DeepClone();
        folder.Contacts.Merge(folder.ReadObject(LocalContacts, diagnostics));
        folder.Names = folder.ReadObject("names.json", diagnostics);
        var texts = Path.Combine(folder.Folder, "templates") is var templates && Directory.Exists(templates)
            ? Directory.EnumerateFiles(templates, "*.sbn").Order(StringComparer.Ordinal)
                .ToDictionary(file => Path.GetFileNameWithoutExtension(file), ReadText, StringComparer.Ordinal)
            : [];
        folder.Templates = TemplateSet.Parse(texts);
        // Scripts and templates need nothing of each other until both are read: a start has two things to do at once.
        if (parsesAhead)
            _ = Task.Run(() => folder.Templates.Errors);
        return folder;
    }

    /// <summary>The scripts of the policy's versions. One whose name begins with an underscore is a part of others.</summary>
    public IReadOnlyList<string> Scripts() => ScriptsIn("");

    /// <summary>The scripts of customers' contracts.</summary>
    public IReadOnlyList<string> Contracts() => ScriptsIn("contracts");

    /// <summary>The scripts of the scenarios that prove the policy. They are no part of its revision.</summary>
    public IReadOnlyList<string> Scenarios() => ScriptsIn("scenarios");

    /// <summary>
    /// The revision of a script with all that is decided or said from it: a hash over its files, the contracts, the
    /// templates, contacts and names. Line ends do not count, so that it is the same on any machine.
    /// </summary>
    public string Revision(IEnumerable<string> scripts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = scripts.Select(script => Path.Combine(Root, script))
            .Concat(Contracts().Select(script => Path.Combine(Root, script)))
            .Concat(Templates.Names.Select(name => Path.Combine(Folder, "templates", name + ".sbn")))
            .Concat(new[] { "contacts.json", "names.json" }.Select(name => Path.Combine(Folder, name)).Where(File.Exists));
        foreach (var file in files.Distinct().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Root, file).Replace('\\', '/') + "\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(ReadText(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private List<string> ScriptsIn(string subfolder)
    {
        var folder = Path.Combine(Folder, subfolder);
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateFiles(folder, "*.csx")
            .Where(file => Path.GetFileName(file)[0] is not ('_' or '.'))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    private JObject ReadObject(string name, List<Diagnostic> diagnostics)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
            return [];
        try
        {
            return JObject.Parse(ReadText(path));
        }
        catch (JsonReaderException exception)
        {
            diagnostics.Add(Diagnostic.Of(
                "PE0503", new SourceLocation($"{Provider}/{name}", exception.LineNumber, exception.LinePosition), exception.Message));
            return [];
        }
    }

    public static string ReadText(string file) =>
        File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n");
}
