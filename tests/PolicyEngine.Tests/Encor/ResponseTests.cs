using NUnit.Framework;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-1.1-d to f, EN-1.2-d to f, EN-4: the response target, and who waits before whom.</summary>
public sealed class ResponseTests
{
    // Monday to Friday 09:00-17:00; a deadline is the earliest instant at which the time has elapsed.
    [TestCase("2026-03-02T10:00", En.Poliza, "2026-03-02T12:00")] // 2 h
    [TestCase("2026-03-02T10:00", En.Poliza + " " + En.Stopped, "2026-03-02T11:00")] // 1 h
    [TestCase("2026-03-02T10:00", "", "2026-03-03T10:00")] // 8 h: 7 on Monday, 1 on Tuesday
    [TestCase("2026-03-02T10:00", En.Stopped, "2026-03-02T14:00")] // 4 h
    [TestCase("2026-03-02T15:00", En.Poliza, "2026-03-02T17:00")] // closing counts
    [TestCase("2026-03-02T15:00:01", En.Poliza, "2026-03-03T09:00:01")]
    [TestCase("2026-03-02T17:00", En.Poliza, "2026-03-03T11:00")] // closed at 17:00
    [TestCase("2026-03-02T08:00", En.Poliza, "2026-03-02T11:00")] // opens at 09:00
    [TestCase("2026-03-06T16:00", En.Stopped, "2026-03-09T12:00")] // 1 h on Friday, 3 h on Monday
    [TestCase("2026-03-07T12:00", "", "2026-03-09T17:00")] // Saturday: the whole of Monday
    [TestCase("2026-03-13T16:00", En.Poliza, "2026-03-17T10:00")] // Monday 16 is a holiday
    [TestCase("2026-03-16T12:00", En.Poliza + " " + En.Stopped, "2026-03-17T10:00")]
    [TestCase("2026-12-31T16:30", En.Poliza, "2027-01-04T10:30")] // 1 January is a Friday and a holiday
    public void The_response_is_due_in_business_hours_from_the_acceptance(string opened, string members, string deadline) => En
        .Story($"{opened} opened {members}")
        .Brings($"{opened} target_started respuesta {deadline} atencion", "target");

    [Test]
    public void The_first_reply_of_any_agent_meets_it_and_no_customer_s_does() => En.Story($"""
        2026-03-02T10:00 opened {En.Poliza}
        2026-03-02T10:30 replied customer cliente
        2026-03-02T12:00 replied agent recepcion // at exactly its deadline
        2026-03-02T12:10 replied agent tecnico
        """).Brings("""
        2026-03-02T10:00 target_started respuesta 2026-03-02T12:00 atencion
        2026-03-02T11:36 target_warned respuesta 2026-03-02T12:00 used=0.8 // 96 of 120 min
        2026-03-02T12:00 target_met respuesta 2026-03-02T12:00 used=1
        """, "target");

    [Test]
    public void Neither_a_status_nor_work_meets_it_and_after_a_breach_nothing_does() => En.Story($"""
        2026-03-02T10:00 opened {En.Poliza}
        2026-03-02T10:10 status asignado recepcion by.name=Eva assignee=Ana
        2026-03-02T10:20 status en_progreso tecnico by.name=Ana
        2026-03-02T10:30 worked 10 tecnico by.name=Ana
        2026-03-02T10:40 status atendido tecnico by.name=Ana
        2026-03-02T13:00 replied agent tecnico
        """).Brings("""
        2026-03-02T10:00 target_started respuesta 2026-03-02T12:00 atencion
        2026-03-02T11:36 target_warned respuesta 2026-03-02T12:00 used=0.8
        2026-03-02T12:00 target_breached respuesta 2026-03-02T12:00
        """, "target");

    [Test]
    public void A_system_that_stops_later_makes_it_urgent_from_the_same_start() => En.Story($$"""
        2026-03-02T10:00 opened {{En.Poliza}} system.inOperation=true
        2026-03-02T10:30 updated system={"stopped":true}
        """).Brings("""
        2026-03-02T10:00 target_started respuesta 2026-03-02T12:00 atencion
        2026-03-02T10:30 target_changed respuesta 2026-03-02T11:00 was=2026-03-02T12:00
        """, "target");

    [Test]
    public void One_that_becomes_urgent_too_late_is_missed_at_once() => En.Story($$"""
        2026-03-02T10:00 opened {{En.Poliza}} system.inOperation=true
        2026-03-02T11:30 updated system={"stopped":true}
        """).Brings("""
        2026-03-02T11:30 target_changed respuesta 2026-03-02T11:00 was=2026-03-02T12:00
        2026-03-02T11:30 target_breached respuesta 2026-03-02T11:00
        """, "target_changed", "target_breached");

    [Test]
    public void A_customer_who_signs_a_policy_takes_its_open_orders_and_later_ones_with_it() => En.Story("""
        2026-03-02T10:00 opened
        2026-03-02T10:05 opened @OS-2 customer.id=otro
        2026-03-02T11:00 customer @cliente-uno poliza=SS
        2026-03-02T11:10 opened @OS-3
        """).Brings("""
        2026-03-02T10:00 classified serviceType=evento priority=normal payment=contado
        2026-03-02T10:00 target_started respuesta 2026-03-03T10:00 atencion
        2026-03-02T10:05 @OS-2 classified serviceType=evento priority=normal payment=contado
        2026-03-02T10:05 @OS-2 target_started respuesta 2026-03-03T10:05 atencion
        2026-03-02T11:00 classified serviceType=poliza priority=normal payment=contado
        2026-03-02T11:00 target_changed respuesta 2026-03-02T12:00 was=2026-03-03T10:00
        2026-03-02T11:10 @OS-3 classified serviceType=poliza priority=normal payment=contado
        2026-03-02T11:10 @OS-3 target_started respuesta 2026-03-02T13:10 atencion
        """, "classified", "target", "@OS-2 classified", "@OS-2 target", "@OS-3 classified", "@OS-3 target");

    [Test]
    public void Urgent_orders_wait_before_all_others_until_somebody_begins_to_work() => En.Story($"""
        2026-03-02T10:00 opened @A workType=soporte customer.technician="Ana Ruiz"
        2026-03-02T10:01 opened @B {En.Poliza} workType=hospedaje
        2026-03-02T10:02 opened @C {En.Stopped}
        2026-03-02T10:03 opened @D {En.Poliza} {En.Stopped}
        2026-03-02T10:04 opened @E
        2026-03-02T10:05 status asignado recepcion assignee=Ana @C
        2026-03-02T10:06 opened @F // C still waits
        2026-03-02T10:07 status en_progreso tecnico by.name=Ana @C
        2026-03-02T10:08 opened @G
        """).Brings("""
        2026-03-02T10:00 @A routed tecnico position=1 workType=soporte technician=Ana Ruiz
        2026-03-02T10:01 @B routed tecnico position=2 workType=hospedaje
        2026-03-02T10:02 @C routed tecnico position=1
        2026-03-02T10:03 @D routed tecnico position=2
        2026-03-02T10:04 @E routed tecnico position=5
        2026-03-02T10:06 @F routed tecnico position=6
        2026-03-02T10:08 @G routed tecnico position=6
        """, [.. "ABCDEFG".Select(letter => $"@{letter} routed")]);

    [Test]
    public void The_estimated_time_of_solution_makes_no_event_late() => En.Story($"""
        2026-03-02T10:00 opened {En.Poliza} {En.Stopped}
        2026-03-02T10:10 replied agent tecnico
        2026-03-05T10:00 opened @OS-2
        2026-03-02T15:00 status asignado recepcion assignee=Ana // older, but nothing has happened to it since 10:10
        """).Brings("2026-03-02T15:00 status_changed recibido > asignado by recepcion assignee=Ana", "status_changed recibido", "refused");
}
