#load "_solicitante.csx"
// Ventanas de mantenimiento (3.11), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("Una ventana se avisa por correo con cinco días", proves: ["MN-3.11-a"])
    // lun 10:00 + 5 días de 24 h = sáb 10:00, justo a tiempo.
    .At("lun 2026-03-09 10:00").MaintenanceAnnounced("MV-1", from: "sáb 2026-03-14 10:00", to: "sáb 2026-03-14 12:00", contacts: ["uno@example.com", "dos@example.com"])
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "uno@example.com", saying: "14 de marzo de 2026, 10:00", of: "MV-1", citing: "MN-3.11-a")
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "dos@example.com", saying: "14 de marzo de 2026, 12:00")
    .ExpectNothingElse();

Scenario("Con menos de cinco días se rechaza", proves: ["MN-3.11-a"])
    .At("lun 2026-03-09 10:00:01").MaintenanceAnnounced("MV-1", from: "sáb 2026-03-14 10:00", to: "sáb 2026-03-14 12:00", contacts: ["uno@example.com"])
    .ExpectRefused("notice_too_short", citing: "MN-3.11-a")
    .ExpectNothingElse();

Scenario("Una ventana crítica se avisa de inmediato, con la hora estimada de restablecimiento", proves: ["MN-3.11-b"])
    .At("lun 2026-03-09 10:00").MaintenanceAnnounced("MV-1", from: "lun 2026-03-09 11:00", to: "lun 2026-03-09 13:30", critical: true, contacts: ["uno@example.com"])
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "uno@example.com", saying: "Tiempo estimado de restablecimiento: 09 de marzo de 2026, 13:30", citing: "MN-3.11-b")
    .ExpectNothingElse();
