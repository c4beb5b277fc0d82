using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Engine.Company;
using static PolicyEngine.Tests.Engine.Company.Condor;

namespace PolicyEngine.Tests.Engine;

/// <summary>Told of a decision: its kind, the bytes that it allocated, its effects.</summary>
internal delegate void Measure(EventKind kind, long bytes, ReadOnlySpan<Effect> effects);

/// <summary>
/// Cóndor's policy under Torre Norte's contract, decided without a host: one life of a ticket after the other in the
/// same memory, each decision measured by itself.
/// </summary>
internal sealed class CondorLife
{
    private readonly PolicyImage image;
    private readonly TicketSlab slab;
    private readonly EffectBuffer effects;
    private readonly byte[] small;
    private readonly long[] wide;
    private readonly byte[] ticketSmall;
    private readonly long[] ticketWide;
    private readonly long[] shared;
    private readonly List<(long At, int Timer)> wakes = new(256);
    private Measure measure = (_, _, _) => { };

    /// <param name="capacity">How many effects the buffer holds before it has to grow.</param>
    public CondorLife(int capacity = 1024)
    {
        effects = new EffectBuffer(capacity);
        image = ImageCompiler.Overlay(
            ImageCompiler.Compile(CondorScripts.Model("condor/servicio-1.0.csx")), CondorScripts.Model("condor/contracts/torre-norte.csx"));
        slab = new TicketSlab(image);
        slab.Add(TicketPhase.None);
        slab.Add(TicketPhase.Provider);
        (small, wide) = (new byte[image.Vocabulary.EventSmall], new long[image.Vocabulary.EventWide]);
        (ticketSmall, ticketWide) = (new byte[image.TicketSmall], new long[image.TicketWide]);
        shared = new long[image.Facts.Count];
    }

    /// <summary>The policy with the contract laid over.</summary>
    public PolicyImage Image => image;

    /// <summary>How many effects the buffer holds now.</summary>
    public int Capacity => effects.Capacity;

    /// <summary>One life from opening to closing.</summary>
    /// <param name="with">Told of each decision.</param>
    public void Live(Measure with)
    {
        measure = with;
        Open(Atrapamiento);
        Tick(0, EventKind.Updated, changesTicket: true, () => Set(ticketSmall, Falla, Ruido));
        Walk();
        Open(Parada);
        Tick(30, EventKind.EscalationRequested, () => Set(small, EventFields.EscalatedBy, EventFields.Customer));
        Tick(31, EventKind.CustomerUpdated, changesTicket: true, () => ticketWide[CuotaAnual.Slot] = 5_000_000);
        Status(40, Estado.EsperaCliente);
        Status(50, Estado.EnVisita);
        Status(60, Estado.EsperaRepuesto);
        Status(70, Estado.EnVisita);
        Tick(71, EventKind.WorkLogged, () => (wide[EventFields.Minutes.Slot], wide[EventFields.ActorName.Slot]) = (31, 1));
        Tick(72, EventKind.Replied, () => Set(small, EventFields.From, EventFields.Agent));
        Tick(73, EventKind.ServiceInterrupted);
        Tick(74, EventKind.ServiceRestored);
        Tick(75, EventKind.NotificationFailed);
        Tick(76, EventKind.Approved, () => Set(small, EventFields.What, Asunto.Acta));
        Tick(77, EventKind.RevisionSwapped);
        FireUntil(5_000);
        Status(5_000, Estado.Resuelto);
        FireUntil(20_000);
        Tick(20_000, EventKind.SurveyAnswered, () => wide[EventFields.Score.Slot] = 5);
        Tick(20_001, EventKind.Delivered, () => Set(small, EventFields.What, Asunto.Repuesto));
        Tick(20_002, EventKind.Replied, () => Set(small, EventFields.From, EventFields.Customer));
        Decide(1, new() { Kind = EventKind.MaintenanceAnnounced, At = At(20_003), Small = small, Wide = Announced(20_003), Shared = shared });
        for (var schedule = 0; schedule < image.Model.Schedules.Count; schedule++)
            Decide(1, new() { Kind = EventKind.ScheduleDue, At = At(20_004), Subject = schedule, Small = small, Wide = wide, Shared = shared });
    }

    private static long At(int minute) =>
        Instant.FromUtc(2026, 3, 9, 13, 0).ToUnixTimeTicks() + minute * NodaConstants.TicksPerMinute;

    private void Set(byte[] slots, CategoryField field, Value value) =>
        slots[field.Slot] = image.Vocabulary.Closed(field)!.OrdinalOf(value.Id);

    private void Open(Value fault)
    {
        slab[0].Reset(TicketPhase.None);
        wakes.Clear();
        shared.AsSpan().Fill(2);
        ticketSmall.AsSpan().Clear();
        ticketWide.AsSpan().Fill(Field.AbsentNumber);
        ticketWide[Pisos.Slot] = 12;
        ticketWide[CuotaAnual.Slot] = 2_000_000;
        ticketSmall[Titulo.Slot] = 1;
        Set(ticketSmall, Falla, fault);
        Set(ticketSmall, Uso, Vivienda);
        Decide(0, new()
        {
            Kind = EventKind.Opened,
            At = At(0),
            Small = Cleared(small),
            Wide = Absent(wide),
            TicketSmall = ticketSmall,
            TicketWide = ticketWide,
            Shared = shared,
        });
    }

    /// <summary>The procedure, with an answer that it does not have.</summary>
    private void Walk()
    {
        Open(Revision);
        foreach (var answer in (string[])["quizas", "con_hallazgos", "corregido", "devuelto", "aprobado", "firmado", "firmado"])
            Decide(0, new() { Kind = EventKind.StepAnswered, At = At(5), Small = Cleared(small), Wide = Absent(wide), Shared = shared, Answer = answer });
    }

    private void Status(int minute, Status to) => Tick(minute, EventKind.StatusChanged, () =>
    {
        Set(small, EventFields.NewStatus, to);
        Set(small, EventFields.Actor, Rol.Tecnico);
    });

    private void Tick(int minute, EventKind kind, Action? members = null) => Tick(minute, kind, changesTicket: false, members);

    private void Tick(int minute, EventKind kind, bool changesTicket, Action? members)
    {
        FireUntil(minute);
        Cleared(small);
        Absent(wide);
        slab[0].Small.CopyTo(ticketSmall);
        slab[0].Wide.CopyTo(ticketWide);
        members?.Invoke();
        Decide(0, new()
        {
            Kind = kind,
            At = At(minute),
            Small = small,
            Wide = wide,
            TicketSmall = changesTicket ? ticketSmall : default,
            TicketWide = changesTicket ? ticketWide : default,
            Shared = shared,
        });
    }

    private void FireUntil(int minute)
    {
        while (wakes.Count > 0 && wakes.Min() is var due && due.At < At(minute))
        {
            wakes.Remove(due);
            Decide(0, new() { Kind = EventKind.ClockDue, At = due.At, Subject = due.Timer, Small = Cleared(small), Wide = Absent(wide), Shared = shared });
        }
    }

    private long[] Announced(int minute)
    {
        Absent(wide)[EventFields.Start.Slot] = At(minute + 60);
        return wide;
    }

    private static byte[] Cleared(byte[] slots)
    {
        slots.AsSpan().Clear();
        return slots;
    }

    private static long[] Absent(long[] slots)
    {
        slots.AsSpan().Fill(Field.AbsentNumber);
        return slots;
    }

    private void Decide(int row, in DecisionInput input)
    {
        slab.Reserve();
        effects.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decider.Decide(image, slab[row], input, effects);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.Wake && row == 0)
                wakes.Add((effect.X, effect.A));
        }
        measure(input.Kind, bytes, effects.Effects);
    }
}
