using NUnit.Framework;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Who did something is remembered, to keep the same person from doing something else.</summary>
public sealed class PeopleTests() : PolicyOfItsOwn(Script)
{
    // Nobody closes what they worked on: who set en_visita, and all who logged work.
    private const string Script = $"""
        {TemporaryPolicy.Head}
        var quien = People("quien_trabajo");
        Clause("1").Starts(Estado.Reportado);
        Clause("1").From(Estado.Reportado).To(Estado.EnVisita);
        Clause("2").On(StatusChanged.If(NewStatus == Estado.EnVisita), WorkLogged).RememberActor(quien);
        Clause("3").From(Estado.EnVisita, Estado.Reportado).To(Estado.Resuelto)
            .Needs(ActorName)
            .OnlyIf(!quien.IncludesActor, reason: "same_person");
        """;

    [SetUp]
    public void Report()
    {
        Testbed.Apply("ticket.opened", "EC-1", At("08:00"), new { });
        Testbed.Apply("ticket.opened", "EC-2", At("08:00"), new { });
    }

    // Case and outer blanks make no other person; accents do.
    [TestCase("Ana Ruiz", "refused same_person")]
    [TestCase(" ana RUIZ ", "refused same_person")]
    [TestCase("Beto", "refused same_person")]
    [TestCase("Carla", "refused same_person")]
    [TestCase("Ana Ruíz", "status_changed en_visita resuelto")]
    [TestCase("Dora", "status_changed en_visita resuelto")]
    public void Whoever_was_remembered_is_refused_and_anybody_else_is_not(string name, string expected)
    {
        SetStatus("EC-1", "08:01", "en_visita", "Ana Ruiz");
        Work("EC-1", "08:02", "Beto");
        Work("EC-1", "08:03", "Carla");
        Work("EC-1", "08:04", "beto");

        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", name)), Is.EqualTo(["03-09 09:00 " + expected]));
    }

    [Test]
    public void What_one_ticket_remembers_another_does_not()
    {
        Work("EC-1", "08:01", "Ana");
        Work("EC-2", "08:01", "Beto");

        Assert.That(EffectLines.Of(SetStatus("EC-2", "09:00", "resuelto", "Ana")), Is.EqualTo(["03-09 09:00 status_changed reportado resuelto"]));
        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", "Ana")), Is.EqualTo(["03-09 09:00 refused same_person"]));
    }

    [Test]
    public void Who_does_not_say_a_name_is_asked_for_it_and_is_remembered_as_nobody()
    {
        Work("EC-1", "08:01", null);

        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", null)), Is.EqualTo(["03-09 09:00 refused missing_data by.name"]));
        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", "Ana")), Is.EqualTo(["03-09 09:00 status_changed reportado resuelto"]));
    }

    [Test]
    public void Many_people_are_all_remembered()
    {
        for (var i = 0; i < 200; i++)
            Work("EC-1", "08:01", $"persona {i}");

        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", "persona 0")), Is.EqualTo(["03-09 09:00 refused same_person"]));
        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", "persona 199")), Is.EqualTo(["03-09 09:00 refused same_person"]));
        Assert.That(EffectLines.Of(SetStatus("EC-1", "09:00", "resuelto", "persona 200")), Is.EqualTo(["03-09 09:00 status_changed reportado resuelto"]));
    }

    [Test]
    public void People_are_carried_to_a_new_revision_by_name()
    {
        using var host = PolicyHost.Open(Policy.Folder, new CondorPlugin());
        var run = host.Begin();
        run.Apply(Line("a", "ticket.opened", "08:00", "{}"));
        run.Apply(Line("b", "ticket.work_logged", "08:01", """{"minutes":5,"by":{"name":"Ana"}}"""));
        run.Apply(Line("c", "ticket.work_logged", "08:01", """{"minutes":5,"by":{"name":"Beto"}}"""));
        Policy.Write("prueba.csx", Script.Replace("var quien = ", "var nadie = People(\"nadie\");\nvar quien = "));

        var (_, kept) = run.Swap(host.Reload());
        var refused = run.Apply(Line("d", "ticket.status_changed", "09:00", """{"status":"resuelto","by":{"role":"tecnico","name":"Ana"}}"""));
        var taken = run.Apply(Line("e", "ticket.status_changed", "09:00", """{"status":"resuelto","by":{"role":"tecnico","name":"Dora"}}"""));

        Assert.That(kept, Is.Empty);
        Assert.That(EffectLines.Of(refused), Is.EqualTo(["03-09 09:00 refused same_person"]));
        Assert.That(EffectLines.Of(taken), Is.EqualTo(["03-09 09:00 status_changed reportado resuelto"]));
    }

    [Test]
    public void A_revision_that_forgets_people_whom_a_ticket_remembers_is_not_taken()
    {
        using var host = PolicyHost.Open(Policy.Folder, new CondorPlugin());
        var run = host.Begin();
        run.Apply(Line("a", "ticket.opened", "08:00", "{}"));
        run.Apply(Line("b", "ticket.work_logged", "08:01", """{"minutes":5,"by":{"name":"Ana"}}"""));
        Policy.Write("prueba.csx", Script.Replace("quien_trabajo", "quien_hizo"));

        Assert.That(run.Swap(host.Reload()).Kept.Single().Message, Does.Contain("quien_trabajo"));
    }

    private static string At(string time) => $"2026-03-09T{time}:00-05:00";

    private static string Line(string id, string type, string time, string data) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/condor/t","type":"{{type}}","subject":"EC-1","time":"{{At(time)}}","data":{{data}}}""";

    private IReadOnlyList<EffectRecord> SetStatus(string ticket, string time, string status, string? name) =>
        Testbed.Apply("ticket.status_changed", ticket, At(time), new { status, by = new { role = "tecnico", name } });

    private void Work(string ticket, string time, string? name) =>
        Testbed.Apply("ticket.work_logged", ticket, At(time), new { minutes = 5, by = new { role = "tecnico", name } });
}
