#load "_solicitante.csx"
// Ventanas de mantenimiento (3.11), versión 2.5. Todo pasa en marzo de 2019: el 11 es lunes, y el lunes 18 es descanso obligatorio.

Scenario("2.5: Una ventana se avisa por correo con cinco días", proves: ["MN-3.11-a"])
    // lun 10:00 + 5 días de 24 h = sáb 10:00, justo a tiempo.
    .At("lun 2019-03-11 10:00").MaintenanceAnnounced("MV-1", from: "sáb 2019-03-16 10:00", to: "sáb 2019-03-16 12:00", contacts: ["uno@example.com", "dos@example.com"])
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "uno@example.com", saying: "16 de marzo de 2019, 10:00", of: "MV-1", citing: "MN-3.11-a")
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "dos@example.com", saying: "16 de marzo de 2019, 12:00")
    .ExpectNothingElse();

Scenario("2.5: Con menos de cinco días se rechaza", proves: ["MN-3.11-a"])
    .At("lun 2019-03-11 10:00:01").MaintenanceAnnounced("MV-1", from: "sáb 2019-03-16 10:00", to: "sáb 2019-03-16 12:00", contacts: ["uno@example.com"])
    .ExpectRefused("notice_too_short", citing: "MN-3.11-a")
    .ExpectNothingElse();

Scenario("2.5: Una ventana crítica se avisa de inmediato, con la hora estimada de restablecimiento", proves: ["MN-3.11-b"])
    .At("lun 2019-03-11 10:00").MaintenanceAnnounced("MV-1", from: "lun 2019-03-11 11:00", to: "lun 2019-03-11 13:30", critical: true, contacts: ["uno@example.com"])
    .ExpectNotified(Plantilla.Mantenimiento, via: Correo, to: "uno@example.com", saying: "Tiempo estimado de restablecimiento: 11 de marzo de 2019, 13:30", citing: "MN-3.11-b")
    .ExpectNothingElse();
