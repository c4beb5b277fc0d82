using PolicyEngine.Hosting.Documents;

namespace PolicyEngine.Cli.Docs;

/// <summary>Writes the text of policies, or what they settle, to standard output.</summary>
internal sealed class DocsRunner(DocsArguments arguments)
{
    public int Run()
    {
        using var host = Workspace.OpenFor(arguments.Workspace, arguments.Provider, arguments.Cache);
        if (host is null)
            return ExitCode.Fault;
        var providers = host.Providers.Where(id => arguments.Provider is null || id == arguments.Provider).ToList();
        if (!arguments.Assumptions)
        {
            var documents = providers.Select(provider => PolicyDocument.Of(host, provider)).ToList();
            Console.Out.Write(arguments.Output == "json"
                ? DocumentText.Json(documents, Speech.Language)
                : string.Concat(documents.Select(document => DocumentText.Markdown(document, Speech.Language))));
            return ExitCode.Done;
        }
        var points = providers.Select(provider => (provider, SettledPoint.Of(host, provider))).ToList();
        Console.Out.Write(arguments.Output == "json" ? SettledText.Json(points) : SettledText.Text(points, Speech.Language));
        return ExitCode.Done;
    }
}
