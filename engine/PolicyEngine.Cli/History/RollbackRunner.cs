using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Cli.History;

/// <summary>Brings a revision back and says what was done.</summary>
internal sealed class RollbackRunner(string revision, string? provider, bool replace, string? given)
{
    public int Run()
    {
        if (Workspace.Find(given) is not { } workspace)
            return ExitCode.Fault;
        try
        {
            var rollback = new Rollback(new RevisionStore(Workspace.RevisionsOf(workspace)), Path.Combine(workspace, "policies"));
            var done = rollback.To(revision, provider, replace, Edge.Now());
            if (done.Refusal is { } refusal)
                return Workspace.Fail(refusal);
            Console.Error.WriteLine(done.Written.Count == 0
                ? Speech.Say("rollback.same", done.Brought!.Provider, done.Brought.Id)
                : Speech.Say("rollback.done", done.Brought!.Provider, done.Brought.Id, done.Written, done.PutAside));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Workspace.Fail("PE0618", e.Message);
        }
    }
}
