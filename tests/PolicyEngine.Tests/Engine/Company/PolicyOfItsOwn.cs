using NUnit.Framework;
using PolicyEngine.Testing;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>A fixture whose tests each begin with Cóndor's desk under one script, freshly opened.</summary>
/// <param name="script">The script's text.</param>
public abstract class PolicyOfItsOwn(string script)
{
    private protected TemporaryPolicy Policy { get; private set; } = null!;

    protected PolicyTestbed Testbed { get; private set; } = null!;

    [SetUp]
    public void Open()
    {
        Policy = new TemporaryPolicy(("prueba.csx", script));
        Testbed = Policy.Open();
    }

    /// <summary>Begins again under another script.</summary>
    protected void Reopen(string other)
    {
        Testbed.Dispose();
        Policy.Write("prueba.csx", other);
        Testbed = Policy.Open();
    }

    [TearDown]
    public void Close()
    {
        Testbed.Dispose();
        Policy.Dispose();
    }
}
