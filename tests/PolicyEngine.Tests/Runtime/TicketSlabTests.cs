using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Runtime;

public sealed class TicketSlabTests
{
    [Test]
    public void A_removed_tickets_row_pauses_and_people_serve_the_next_one()
    {
        var image = ImageCompiler.Compile(CondorScripts.Model("condor/servicio-1.0.csx"));
        var slab = new TicketSlab(image);
        var neighbour = slab.Add(TicketPhase.Open);
        for (var life = 0; life < 10_000; life++)
        {
            var row = slab.Add(TicketPhase.Open);
            Assert.That(row, Is.EqualTo(1));
            var state = slab[row];
            Assert.That(state.Header.Phase, Is.EqualTo(TicketPhase.Open));
            Assert.That(state.Clocks[0].Pauses, Is.EqualTo(-1));
            Assert.That(state.Wide.ToArray(), Is.All.EqualTo(Field.AbsentNumber));
            state.Clocks[0].Pauses = state.Pauses.Add(state.Pauses.Add(-1, new(1, 2)), new(3, 4));
            Assert.That(state.Clocks[0].Pauses, Is.LessThan(2));
            if (image.Model.People is [var set, ..])
                state.Wide[set.Slot] = state.People.Add(-1, life);
            slab.Remove(row);
        }

        Assert.That(slab.Count, Is.EqualTo(2));
        Assert.That(slab.PauseCount, Is.Zero);
        Assert.That(slab[neighbour].People.Count, Is.Zero);
        Assert.That(slab[neighbour].Header.Phase, Is.EqualTo(TicketPhase.Open));
    }
}
