using NUnit.Framework;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>AE-5-b to AE-5-e: statuses, closing, reopening.</summary>
public sealed class LifeTests
{
    private static readonly string[] Open = ["registrado", "abierto", "espera_cliente", "escalado"];
    private static readonly string[] Roles = ["soporte", "supervisor", "especialista", "cliente"];

    /// <summary>How a request comes to each status.</summary>
    private static readonly Dictionary<string, string> WayTo = new()
    {
        ["registrado"] = "",
        ["abierto"] = "2026-06-01T08:01 status abierto soporte",
        ["espera_cliente"] = "2026-06-01T08:01 status abierto soporte\n2026-06-01T08:02 status espera_cliente soporte",
        ["escalado"] = "2026-06-01T08:01 status abierto soporte\n2026-06-01T08:02 status escalado soporte",
        ["cerrado"] = "2026-06-01T08:01 status cerrado cliente",
    };

    private static IEnumerable<TestCaseData> Changes() =>
        from start in Open.Append("cerrado")
        from end in Open.Append("cerrado")
        from role in Roles
        select new TestCaseData(start, end, role, IsAllowed(start, end, role)).SetArgDisplayNames($"{start} to {end} by {role}");

    /// <summary>wire.md's graph, written out. The cases close by the customer, so that nothing leaves cerrado.</summary>
    private static bool IsAllowed(string start, string end, string role) => (start, end) switch
    {
        _ when start == end => false,
        ("registrado", "abierto") => role == "soporte",
        ("abierto" or "espera_cliente" or "escalado", "abierto" or "espera_cliente" or "escalado") => role != "cliente",
        (not "cerrado", "cerrado") => role == "cliente",
        _ => false,
    };

    [TestCaseSource(nameof(Changes))]
    public void A_status_is_set_by_whom_may(string start, string end, string role, bool allowed)
    {
        var story = Ae.Story($"2026-06-01T08:00 opened\n{WayTo[start]}\n2026-06-01T09:00 status {end} {role}");

        var expected = allowed ? $"2026-06-01T09:00 status_changed {start} > {end} by {role}" : "2026-06-01T09:00 refused event";
        Assert.That(story.Lines().Last(line => line.StartsWith("2026-06-01T09:00 status", StringComparison.Ordinal) || line.Contains(" refused ")),
            Does.StartWith(expected));
    }

    [TestCase("replied agent soporte channel=portal", "registrado > abierto by soporte")]
    [TestCase("replied agent soporte channel=whatsapp", "registrado > abierto by soporte")]
    [TestCase("replied agent soporte channel=portal needsInformation=true", "registrado > espera_cliente by soporte")]
    [TestCase("replied agent soporte channel=portal needsInformation=false", "registrado > abierto by soporte")]
    public void Support_s_first_answer_opens_the_request(string reply, string change) =>
        Ae.Story($"2026-06-01T08:00 opened\n2026-06-01T09:00 {reply}").Brings($"2026-06-01T09:00 status_changed {change}", "status_changed registrado");

    [TestCase("registrado")]
    [TestCase("abierto")]
    [TestCase("escalado")]
    public void Asking_for_information_waits_for_the_customer_whose_reply_opens_it_again(string start) => Ae.Story($"""
        2026-06-01T08:00 opened
        {WayTo[start]}
        2026-06-01T09:00 replied agent soporte channel=portal needsInformation=true
        2026-06-01T09:10 replied agent soporte channel=portal needsInformation=true
        2026-06-01T09:20 replied agent soporte channel=portal
        2026-06-01T10:00 replied customer cliente channel=portal
        2026-06-01T10:10 replied customer cliente channel=portal
        """).Brings($"""
        2026-06-01T09:00 status_changed {start} > espera_cliente by soporte
        2026-06-01T10:00 status_changed espera_cliente > abierto by cliente
        """, $"status_changed {start} > espera", "status_changed espera_cliente");

    [Test]
    public void The_customer_s_reply_by_WhatsApp_answers_what_was_asked() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal needsInformation=true
        2026-06-01T10:00 replied customer cliente channel=whatsapp
        """).Brings("2026-06-01T10:00 status_changed espera_cliente > abierto by cliente", "status_changed espera_cliente");

    [TestCase("registrado", "cliente")]
    [TestCase("escalado", "cliente")]
    public void A_customer_s_reply_elsewhere_changes_no_status(string start, string role)
    {
        var before = Ae.Story($"2026-06-01T08:00 opened\n{WayTo[start]}").Lines("status_changed");

        var after = Ae.Story($"2026-06-01T08:00 opened\n{WayTo[start]}\n2026-06-01T10:00 replied customer {role} channel=portal").Lines("status_changed");

        Assert.That(after, Is.EqualTo(before));
    }

    [TestCase("complained agent", "escalated supervision 1 supervisor")]
    [TestCase("complained customer", "escalated supervision 1 supervisor")]
    [TestCase("complained agent area=facturacion", "escalated especialistas 1 especialista")]
    public void A_complex_request_is_escalated_by_area(string request, string expected) => Ae.Story($"""
        2026-06-01T08:00 opened
        2026-06-01T08:01 status abierto soporte
        2026-06-01T09:00 {request}
        2026-06-01T09:10 {request}
        """).Brings($"""
        2026-06-01T09:00 {expected}
        2026-06-01T09:00 status_changed abierto > escalado by sistema
        """, "escalated", "status_changed abierto");

    // ── AE-5-e1 ─────────────────────────────────────────────────────────────────────────────────────────────────

    [Test]
    public void Support_may_close_what_the_customer_accepted() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-01T09:10 status cerrado soporte
        2026-06-01T10:00 replied customer cliente channel=portal accepts=true
        2026-06-01T10:10 replied agent soporte channel=portal
        2026-06-01T10:20 status cerrado supervisor
        2026-06-01T10:30 status cerrado soporte
        """).Brings("""
        2026-06-01T09:10 refused event not_accepted_by_customer
        2026-06-01T10:20 refused event role_not_allowed accepted=cliente
        2026-06-01T10:30 status_changed abierto > cerrado by soporte
        """, "refused", "status_changed abierto > cerrado");

    [Test]
    public void What_the_customer_last_said_of_the_solution_counts() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-01T10:00 replied customer cliente channel=portal accepts=true
        2026-06-01T10:10 replied customer cliente channel=portal accepts=false
        2026-06-01T10:20 status cerrado soporte
        2026-06-01T10:30 replied customer cliente channel=portal accepts=true
        2026-06-01T10:40 replied customer cliente channel=portal
        2026-06-01T10:50 status cerrado soporte
        """).Brings("""
        2026-06-01T10:20 refused event not_accepted_by_customer
        2026-06-01T10:50 status_changed abierto > cerrado by soporte
        """, "refused", "status_changed abierto > cerrado");

    [Test]
    public void Closing_before_an_answer_calls_the_target_off() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 status cerrado cliente
        """, "2026-06-10T08:00").Brings("""
        2026-06-01T09:00 status_changed registrado > cerrado by cliente
        2026-06-01T09:00 target_cancelled respuesta 2026-06-01T11:30
        2026-06-01T09:00 notification cierre correo cafetal@example.com
        """, "status_changed registrado", "target_cancelled", "target_breached", "notification cierre");

    // ── AE-5-e2 ─────────────────────────────────────────────────────────────────────────────────────────────────

    [TestCase("channel=portal", "abierto")]
    [TestCase("channel=whatsapp", "abierto")]
    [TestCase("channel=portal needsInformation=true", "espera_cliente")]
    public void It_closes_by_itself_three_natural_days_after_support_s_answer(string reply, string status) => Ae.Story($"""
        2026-06-05T17:30 opened
        2026-06-05T17:45 replied agent soporte {reply}
        """, "2026-06-08T17:45").Brings($"""
        // Friday to Monday, over a weekend and on a holiday
        2026-06-08T17:45 status_changed {status} > cerrado by sistema
        2026-06-08T17:45 notification cierre correo cafetal@example.com
        """, $"status_changed {status}", "notification cierre");

    [TestCase("2026-06-04T09:00", "", TestName = "an answer at the very instant")]
    [TestCase("2026-06-03T09:00", "", TestName = "an answer before")]
    public void An_answer_of_the_customer_s_within_them_cancels_it(string answered, string expected) => Ae.Story($"""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        {answered} replied customer cliente channel=portal
        """, "2026-06-30T00:00").Brings(expected, "status_changed abierto > cerrado");

    [Test]
    public void Each_answer_of_support_s_begins_the_three_days_anew() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-02T10:00 replied customer cliente channel=portal accepts=false
        2026-06-03T11:00 replied agent soporte channel=portal
        2026-06-04T12:00 replied agent especialista channel=portal
        """, "2026-06-07T12:00").Brings("2026-06-07T12:00 status_changed abierto > cerrado by sistema", "status_changed abierto > cerrado");

    [Test]
    public void A_request_that_support_never_answered_does_not_close_by_itself() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied customer cliente channel=portal
        2026-06-01T09:10 status abierto soporte
        """, "2026-06-30T00:00").Brings("2026-06-01T09:10 status_changed registrado > abierto by soporte", "status_changed registrado", "status_changed abierto");

    [Test]
    public void An_escalated_request_closes_by_itself_too() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-01T09:10 status escalado soporte
        """, "2026-06-30T00:00").Brings("2026-06-04T09:00 status_changed escalado > cerrado by sistema", "status_changed escalado");

    // ── AE-5-e3 ─────────────────────────────────────────────────────────────────────────────────────────────────

    private const string ClosedByItself = """
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        // closes by itself on Thursday 4 June, 09:00
        """;

    [TestCase("2026-06-04T09:00:01", true)]
    [TestCase("2026-06-05T20:00", true)]
    [TestCase("2026-06-07T09:00", true)]
    [TestCase("2026-06-07T09:00:00.001", false)]
    [TestCase("2026-06-20T09:00", false)]
    public void Within_three_days_after_an_automatic_closing_the_customer_may_open_it_again(string time, bool opens) => Ae.Story($"""
        {ClosedByItself}
        {time} status abierto cliente
        """).Brings(opens ? $"{time} status_changed cerrado > abierto by cliente" : $"{time} refused event register_a_new_request",
            "status_changed cerrado", "refused");

    [TestCase("soporte", "role_not_allowed accepted=cliente")]
    [TestCase("supervisor", "role_not_allowed accepted=cliente")]
    public void Nobody_else_opens_it_again(string role, string reason) => Ae.Story($"""
        {ClosedByItself}
        2026-06-05T09:00 status abierto {role}
        """).Brings($"2026-06-05T09:00 refused event {reason}", "status_changed cerrado", "refused");

    [TestCase("status cerrado cliente", "cliente")]
    [TestCase("replied customer cliente channel=portal accepts=true", "soporte")]
    public void What_a_person_closed_is_never_opened_again(string first, string closedBy) => Ae.Story($"""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-02T09:00 {first}
        2026-06-02T09:05 status cerrado {closedBy}
        2026-06-02T09:10 status abierto cliente
        2026-06-06T09:00 status abierto cliente
        """).Brings("""
        2026-06-02T09:10 refused event register_a_new_request
        2026-06-06T09:00 refused event register_a_new_request
        """, "refused event register_a_new_request", "status_changed cerrado");

    [Test]
    public void A_closed_request_takes_nothing_else()
    {
        var story = Ae.Story($"""
            {ClosedByItself}
            2026-06-05T09:00 replied customer cliente channel=portal
            2026-06-05T09:10 replied agent soporte channel=portal
            2026-06-05T09:20 updated requestedPriority=alta
            2026-06-05T09:30 complained agent
            2026-06-05T09:40 survey satisfaction 5
            2026-06-05T09:50 customer @cafetal contractSmlmv=1
            2026-06-05T10:00 opened
            """.Replace("survey ", "surveyed "));

        Assert.That(story.Lines("refused").Select(line => line[(line.IndexOf(' ') + 1)..]), Is.EqualTo((string[])
        [
            "refused event ticket_closed", "refused event ticket_closed", "refused event ticket_closed", "refused event ticket_closed",
            "refused event already_open",
        ]));
    }

    [Test]
    public void A_change_of_the_customer_reaches_a_request_that_was_opened_again_and_none_that_is_closed() => Ae.Story($"""
        {ClosedByItself}
        2026-06-05T08:00 customer @cafetal contractSmlmv=1
        2026-06-05T08:30 customer @cafetal contractSmlmv=5
        2026-06-05T09:00 status abierto cliente
        2026-06-05T09:30 customer @cafetal contractSmlmv=1
        2026-06-05T10:00 status escalado soporte
        2026-06-05T10:30 customer @cafetal contractSmlmv=5
        """).Brings("""
        2026-06-01T08:00 classified tier=vip priority=media
        2026-06-05T09:30 classified tier=regular priority=media
        2026-06-05T10:30 classified tier=vip priority=media
        """, "classified");

    [Test]
    public void A_request_opened_again_lives_on_and_may_close_again() => Ae.Story($"""
        {ClosedByItself}
        2026-06-05T09:00 status abierto cliente
        2026-06-05T10:00 status cerrado soporte
        2026-06-05T11:00 replied agent soporte channel=portal
        2026-06-08T12:00 status abierto cliente
        2026-06-08T12:10 status cerrado cliente
        2026-06-08T12:20 status abierto cliente
        """).Brings("""
        2026-06-04T09:00 status_changed abierto > cerrado by sistema
        2026-06-05T09:00 status_changed cerrado > abierto by cliente
        2026-06-05T10:00 refused event not_accepted_by_customer
        2026-06-08T11:00 status_changed abierto > cerrado by sistema
        2026-06-08T12:00 status_changed cerrado > abierto by cliente
        2026-06-08T12:10 status_changed abierto > cerrado by cliente
        2026-06-08T12:20 refused event register_a_new_request
        """, "status_changed abierto", "status_changed cerrado", "refused");

    [Test]
    public void A_request_opened_again_has_no_second_response_clock() => Ae.Story($"""
        {ClosedByItself}
        2026-06-05T09:00 status abierto cliente
        2026-06-05T09:10 customer @cafetal upToDate=true
        """, "2026-06-09T12:00").Brings("""
        2026-06-01T08:00 target_started respuesta 2026-06-01T11:30 habil
        2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857
        """, "target_");
}
