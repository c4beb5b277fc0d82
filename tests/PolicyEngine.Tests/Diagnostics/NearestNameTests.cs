using NUnit.Framework;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Diagnostics;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["Critica", "Alta", "Media", "Baja", "SinValidacion", "Solucionado"];

    [TestCase("Crítica", "Critica", Description = "accents weigh nothing")]
    [TestCase("alta", "Alta", Description = "case weighs nothing")]
    [TestCase("Meida", "Media", Description = "an exchange is one slip")]
    [TestCase("Soluconadoo", "Solucionado", Description = "two slips in a long name")]
    [TestCase("Bxyz", null, Description = "too far")]
    [TestCase("Urgente", null, Description = "too far")]
    [TestCase("", null, Description = "nothing is near to nothing")]
    public void The_nearest_name_is_proposed_where_one_is_near(string written, string? expected) =>
        Assert.That(NearestName.Of(written, Known), Is.EqualTo(expected));

    [Test]
    public void Of_equally_near_names_the_first_in_ordinal_order_is_proposed() =>
        Assert.That(NearestName.Of("Rol", ["Ron", "Rob", "Ros"]), Is.EqualTo("Rob"));
}
