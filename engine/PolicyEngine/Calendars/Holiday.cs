using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>One date on which a country rests.</summary>
/// <param name="Date">The local date that is closed, from its first instant to its last.</param>
/// <param name="Name">What the statute calls it, in the country's language; several on one date stand apart by " / ".</param>
public readonly record struct Holiday(LocalDate Date, string Name);
