namespace PolicyEngine.Runtime;

/// <summary>An instant at which somebody must look at a ticket's timer.</summary>
/// <param name="At">When, in Unix ticks of 100 ns.</param>
/// <param name="Ticket">The ticket, by the number that the host gave it.</param>
/// <param name="Timer">Which of the ticket's timers.</param>
public readonly record struct Deadline(long At, int Ticket, int Timer);
