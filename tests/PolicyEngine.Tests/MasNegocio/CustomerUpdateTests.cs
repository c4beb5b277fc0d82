using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>"customer.updated: the customer's changed members; subject: customer id; holds for its open tickets and later ones."</summary>
public sealed class CustomerUpdateTests
{
    private const string Always = "extendedHours.open=\"Mon-Sun 00:00-24:00\"";

    [Test]
    public void New_hours_hold_for_the_customer_s_open_tickets_from_their_start() => Story.Of($"""
        2026-03-07T11:00 opened
        2026-03-07T11:30 customer @demo {Always}
        """).Brings("""
        // Saturday: without the extension the hour ends on Monday at 10:00
        2026-03-07T11:30 target_changed reaccion 2026-03-07T12:00 was=2026-03-09T10:00
        """, "target_changed");

    [Test]
    public void Second_level_moves_the_attention_too() => Story.Of($"""
        2026-03-07T11:00 opened
        2026-03-07T11:30 customer @demo {Always} extendedHours.secondLevel=true
        """).Brings("""
        2026-03-07T11:30 target_changed reaccion 2026-03-07T12:00 was=2026-03-09T10:00
        2026-03-07T11:30 target_changed atencion 2026-03-07T21:00 was=2026-03-09T19:00
        """, "target_changed");

    [Test]
    public void A_deadline_that_the_change_moves_into_the_past_is_breached_by_it() => Story.Of($"""
        2026-03-07T11:00 opened
        2026-03-07T13:00 customer @demo {Always}
        """).Brings("2026-03-07T13:00 target_breached reaccion 2026-03-07T12:00", "target_breached");

    [Test]
    public void Every_open_ticket_of_the_customer_is_concerned_and_no_other()
    {
        var story = Story.Of($"""
            2026-03-07T11:00 opened
            2026-03-07T11:00 opened @MN-2
            2026-03-07T11:00 opened @MN-3 customer.id=otra
            2026-03-07T11:00 opened @MN-4
            2026-03-07T11:10 status @MN-4 cancelado mesa
            2026-03-07T11:30 customer @demo {Always}
            """);

        Assert.That(story.Effects.Where(effect => effect.Effect == "target_changed").Select(effect => effect.Ticket), Is.EqualTo(["MN-1", "MN-2"]));
        Assert.That(story.Effects.Where(effect => effect.Effect == "target_changed").Select(effect => effect.Event), Is.All.EqualTo("e-6"));
    }

    [Test]
    public void Later_tickets_have_what_the_customer_has_become() => Story.Of($"""
        2026-03-07T11:00 customer @demo {Always}
        2026-03-07T12:00 opened
        2026-03-07T12:00 opened @MN-2 customer.id=otra
        """).Brings("""
        2026-03-07T12:00 target_started reaccion 2026-03-07T13:00 mesa
        2026-03-07T12:00 @MN-2 target_started reaccion 2026-03-09T10:00 mesa
        """, "target_started reaccion", "@MN-2 target_started reaccion");

    [Test]
    public void An_extension_that_ends_is_taken_away_by_null() => Story.Of($"""
        2026-03-07T11:00 customer @demo {Always}
        2026-03-07T12:00 customer @demo extendedHours=null
        2026-03-07T13:00 opened
        """).Brings("2026-03-07T13:00 target_started reaccion 2026-03-09T10:00 mesa", "target_started reaccion");

    [Test]
    public void Members_that_it_does_not_name_stay() => Story.Of($"""
        2026-03-07T11:00 customer @demo {Always}
        2026-03-07T12:00 customer @demo whatsappAuthorized=true
        2026-03-07T13:00 opened channel=whatsapp
        """).Brings("2026-03-07T13:00 target_started reaccion 2026-03-07T14:00 mesa", "target_started reaccion", "refused");

    [Test]
    public void What_is_told_again_changes_nothing_and_holds_again_once_something_else_was_told() => Story.Of($"""
        2026-03-07T11:00 customer @demo {Always}
        2026-03-07T11:10 customer @demo {Always}
        2026-03-07T12:00 opened
        2026-03-07T12:10 customer @demo extendedHours=null
        2026-03-07T12:20 opened @MN-2
        2026-03-07T12:30 customer @demo {Always}
        2026-03-07T12:40 opened @MN-3
        """).Brings("""
        2026-03-07T12:00 target_started reaccion 2026-03-07T13:00 mesa
        2026-03-07T12:20 @MN-2 target_started reaccion 2026-03-09T10:00 mesa
        2026-03-07T12:40 @MN-3 target_started reaccion 2026-03-07T13:40 mesa
        """, "target_started reaccion", "@MN-2 target_started reaccion", "@MN-3 target_started reaccion");

    [Test]
    public void A_change_of_an_unknown_customer_is_no_error() =>
        Assert.That(Story.Of("2026-03-07T11:00 customer @nadie whatsappAuthorized=true").Effects, Is.Empty);
}
