using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>MN-3.4.3-p: waiting for the user stops the attention, waiting for the supplier does not.</summary>
public sealed class PauseTests
{
    // alta: attention 10 business hours from Monday 9 March 10:00, so Tuesday 10:00 without a pause.
    private const string Assigned = """
        2026-03-09T10:00 opened
        2026-03-09T10:05 replied agent mesa
        2026-03-09T10:10 status asignado mesa
        """;

    [TestCase("2026-03-09T11:00", "2026-03-09T13:00", "2026-03-10T12:00", TestName = "two hours of the same day")]
    [TestCase("2026-03-09T18:00", "2026-03-10T10:00", "2026-03-10T12:00", TestName = "an hour of the evening and one of the morning")]
    [TestCase("2026-03-09T19:00", "2026-03-10T09:00", "2026-03-10T10:00", TestName = "nothing of a closed night")]
    [TestCase("2026-03-09T20:00", "2026-03-10T08:00", "2026-03-10T10:00", TestName = "nothing within a closed night")]
    [TestCase("2026-03-09T11:00", "2026-03-12T10:00", "2026-03-12T19:00", TestName = "three days: nine hours are left")]
    public void A_pause_of_the_user_s_adds(string from, string to, string deadline) => Story.Of($"""
        {Assigned}
        {from} status pendiente_usuario consultor
        {to} status en_proceso consultor
        """).Brings($"""
        {from} target_paused atencion
        {to} target_resumed atencion {deadline}
        """, "target_paused", "target_resumed");

    [Test]
    public void Several_pauses_add_up() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-09T11:30 status en_proceso consultor
        2026-03-09T12:00 status pendiente_usuario tam
        2026-03-09T13:00 status asignado mesa
        """).Brings("""
        2026-03-09T11:30 target_resumed atencion 2026-03-10T10:30
        2026-03-09T13:00 target_resumed atencion 2026-03-10T11:30
        """, "target_resumed");

    [Test]
    public void Waiting_for_the_supplier_pauses_nothing() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_proveedor consultor
        2026-03-09T13:00 status en_proceso consultor
        """, "2026-03-10T10:00").Brings("""
        // 0.8 of 10 h: eight hours of Monday
        2026-03-09T18:00 target_warned atencion 2026-03-10T10:00 used=0.8
        2026-03-10T10:00 target_breached atencion 2026-03-10T10:00
        """, "target_paused", "target_resumed", "target_warned atencion", "target_breached");

    [Test]
    public void From_the_user_to_the_supplier_the_attention_runs_again() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-09T12:00 status pendiente_proveedor consultor
        """).Brings("""
        2026-03-09T11:00 target_paused atencion
        2026-03-09T12:00 target_resumed atencion 2026-03-10T11:00
        """, "target_paused", "target_resumed");

    [Test]
    public void The_reaction_does_not_pause() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 status asignado mesa
        2026-03-09T10:20 status pendiente_usuario mesa
        """, "2026-03-09T12:00").Brings("""
        2026-03-09T10:20 target_paused atencion
        2026-03-09T10:48 target_warned reaccion 2026-03-09T11:00 used=0.8
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        """, "target_paused", "target_warned", "target_breached");

    [Test]
    public void A_paused_attention_neither_warns_nor_breaches() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_usuario consultor
        """, "2026-04-09T10:00").Brings("", "target_warned", "target_breached");

    [Test]
    public void After_a_pause_it_warns_at_the_same_share_of_its_time() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-12T10:00 status en_proceso consultor
        """, "2026-03-13T10:00").Brings("""
        // one hour used on Monday: seven more make eight of ten, nine more make all
        2026-03-12T17:00 target_warned atencion 2026-03-12T19:00 used=0.8
        2026-03-12T19:00 target_breached atencion 2026-03-12T19:00
        """, "target_warned atencion", "target_breached");

    [Test]
    public void Natural_time_pauses_the_same_way() => Story.Of("""
        2026-03-07T11:00 opened support=tecnologico
        2026-03-07T11:05 replied agent mesa
        2026-03-07T11:10 status asignado mesa
        2026-03-07T12:00 status pendiente_usuario consultor
        2026-03-07T23:30 status en_proceso consultor
        """).Brings("""
        // 4 h, one of them used
        2026-03-07T23:30 target_resumed atencion 2026-03-08T02:30
        """, "target_resumed");

    [Test]
    public void A_reply_during_the_pause_meets_what_is_left() => Story.Of($"""
        {Assigned}
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-12T10:00 replied agent consultor
        2026-03-12T11:00 status en_proceso consultor
        """, "2026-03-20T10:00").Brings("""
        2026-03-09T10:05 target_met reaccion 2026-03-09T11:00 used=0.0833
        2026-03-09T11:00 target_paused atencion
        """, "target_met reaccion", "target_paused", "target_resumed", "target_breached", "target_changed");

    [Test]
    public void Met_during_the_pause_it_has_used_what_ran_before()
    {
        var met = Story.Of($"""
            {Assigned}
            2026-03-09T12:00 status pendiente_usuario consultor
            2026-03-12T10:00 replied agent consultor
            """).Effects.Single(effect => effect.Effect == "target_met" && effect["target"] is "atencion");

        Assert.That(met["used"], Is.EqualTo(0.2m), "two of ten hours");
    }

    [Test]
    public void The_consultant_s_own_question_is_the_first_reply_and_leaves_nothing_to_pause() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:30 replied agent consultor needsInformation=true
        2026-03-09T12:00 replied customer usuario
        """, "2026-03-20T10:00").Brings("""
        2026-03-09T10:30 target_met reaccion 2026-03-09T11:00 used=0.5
        2026-03-09T10:30 target_met atencion 2026-03-10T10:00 used=0.05
        2026-03-09T10:30 status_changed abierto > pendiente_usuario by consultor
        2026-03-09T12:00 status_changed pendiente_usuario > en_proceso by usuario
        """, "target_met", "target_paused", "target_resumed", "target_breached", "status_changed abierto", "status_changed pendiente");
}
