using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>An agent asks for more, the customer answers.</summary>
public sealed class WaitingForUserTests
{
    [TestCase("channel=web", "", "nuevo")]
    [TestCase("", "", "abierto")]
    [TestCase("", "status asignado mesa", "asignado")]
    [TestCase("", "status asignado mesa | status en_proceso consultor", "en_proceso")]
    [TestCase("", "status asignado mesa | status pendiente_proveedor consultor", "pendiente_proveedor")]
    public void A_question_waits_for_the_user_and_his_answer_goes_on(string opened, string before, string from) => Story.Of($"""
        2026-03-09T10:00 opened {opened}
        {At("2026-03-09T10:10", before)}
        2026-03-09T10:20 replied agent consultor needsInformation=true
        2026-03-09T10:40 replied customer usuario
        """).Brings($"""
        2026-03-09T10:20 status_changed {from} > pendiente_usuario by consultor
        2026-03-09T10:40 status_changed pendiente_usuario > en_proceso by usuario
        """, $"status_changed {from} > pendiente_usuario", "status_changed pendiente_usuario");

    [Test]
    public void The_user_is_asked_by_mail() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:20 replied agent mesa needsInformation=true
        """).Brings("2026-03-09T10:20 notification pide_informacion correo uno@example.com", "notification pide");

    [Test]
    public void A_question_about_a_solution_changes_no_status()
    {
        var story = Story.Of("""
            2026-03-09T10:00 opened
            2026-03-09T10:20 status solucionado mesa solutionType=definitiva
            2026-03-09T10:40 replied agent mesa needsInformation=true
            """);

        Assert.That(story.LinesOf(3), Has.None.Contains("status_changed").And.None.Contains("refused"));
    }

    [TestCase("replied agent mesa")]
    [TestCase("replied agent mesa needsInformation=false")]
    [TestCase("replied customer usuario needsInformation=true")]
    [TestCase("replied customer usuario")]
    [TestCase("replied customer usuario accepts=false")]
    public void Other_replies_leave_the_status_as_it_is(string reply) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 status asignado mesa\n2026-03-09T10:20 {reply}").LinesOf(3),
            Has.None.Contains("status_changed").And.None.Contains("escalated").And.None.Contains("refused"));

    [Test]
    public void A_second_question_while_waiting_is_asked_without_a_change_of_status() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 replied agent mesa needsInformation=true
        2026-03-09T10:20 replied agent mesa needsInformation=true
        """).Brings("""
        2026-03-09T10:10 status_changed abierto > pendiente_usuario by mesa
        """, "status_changed abierto", "status_changed pendiente_usuario", "refused");

    [TestCase("from=desk", "agent,customer")]
    [TestCase("from=null", "")]
    [TestCase("from=agent channel=fax", "whatsapp")]
    [TestCase("from=agent needsInformation=\"si\"", "")]
    public void A_reply_with_an_unknown_value_is_refused(string members, string accepted)
    {
        var refused = Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 replied {members}").Single("refused");

        Assert.That(refused["of"], Is.EqualTo("event"));
        foreach (var value in accepted.Split(',', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(refused["accepted"], Does.Contain(value));
    }

    private static string At(string time, string lines) =>
        string.Join('\n', lines.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(line => $"{time} {line}"));
}
