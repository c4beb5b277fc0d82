using NUnit.Framework;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Hosting;

public sealed class PolicyVersionTests
{
    [Test]
    public void A_version_makes_its_image_when_it_is_asked_for_and_once()
    {
        var (version, made) = Version();
        Assert.That((version.Name, version.From, made()), Is.EqualTo((version.Name, version.Model.Identity.From, 0)));

        var image = version.Image;
        Assert.That(version.For(null, version.From), Is.SameAs(image));
        Assert.That(made(), Is.EqualTo(1));
    }

    [Test]
    public void A_contract_is_laid_over_once_for_its_customer()
    {
        var (version, _) = Version();
        var contract = version.Contracts.Single();
        var overlaid = version.For(contract.ContractOf, contract.Identity.From);

        Assert.That(overlaid, Is.Not.SameAs(version.Image));
        Assert.That(version.For(contract.ContractOf, contract.Identity.From), Is.SameAs(overlaid));
        Assert.That(version.For("nobody", contract.Identity.From), Is.SameAs(version.Image));
        Assert.That(version.Images, Is.EqualTo(new[] { version.Image, overlaid }));
    }

    [Test]
    public void A_version_that_is_completed_has_all_its_images()
    {
        var (version, made) = Version();

        Assert.That(version.Complete(), Is.SameAs(version));
        Assert.That(made(), Is.EqualTo(1));
    }

    private static (PolicyVersion Version, Func<int> Made) Version()
    {
        var (model, made) = (CondorScripts.Model("condor/servicio-1.0.csx"), 0);
        var image = new Lazy<PolicyImage>(() =>
        {
            made++;
            return ImageCompiler.Compile(model);
        });
        return (new PolicyVersion(model, image, "0", [CondorScripts.Model("condor/contracts/torre-norte.csx")]), () => made);
    }
}
