#load "_solicitante.csx"
// Incidentes relevantes (3.8), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("Un servicio caído hace relevante al incidente", proves: ["MN-3.8-a"])
    .At("lun 2026-03-09 10:00").To("caido").Opened(ServicioCaido.Is(true)).ExpectClassified(Relevante.Is(true), citing: "MN-3.8-a")
    .At("lun 2026-03-09 10:00").To("normal").Opened().ExpectClassified(Relevante.Is(false), citing: "MN-3.8-a");

Scenario("El análisis de causa raíz vence a las 72 horas naturales del cierre", proves: ["MN-3.8-b", "MN-3.8-d"])
    .At("vie 2026-03-13 11:00").Opened(ServicioCaido.Is(true))
    // vie 12:00 + 72 h = lun 12:00, con fin de semana y descanso de por medio.
    .At("vie 2026-03-13 12:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido)
    .Expect(Plazo.Rca, due: "lun 2026-03-16 12:00", on: Horario.Continuo, citing: "MN-3.8-b")
    // 0.8 de 72 h = 57 h 36 min: dom 21:36.
    .At("lun 2026-03-16 12:00").Delivered(Asunto.Rca, by: Rol.Mesa)
    .ExpectWarned(Plazo.Rca, at: "dom 2026-03-15 21:36")
    .ExpectMet(Plazo.Rca, due: "lun 2026-03-16 12:00", used: 1m, citing: "MN-3.8-b")
    .ExpectNothingElse(at: "lun 2026-03-16 12:00");

Scenario("Entregado después, el análisis ya está incumplido", proves: ["MN-3.8-b"])
    .At("vie 2026-03-13 11:00").Opened(ServicioCaido.Is(true))
    .At("vie 2026-03-13 12:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido)
    .Until("lun 2026-03-16 12:00").ExpectMissed(Plazo.Rca)
    .At("lun 2026-03-16 12:01").Delivered(Asunto.Rca, by: Rol.Mesa).ExpectNoRefusal().ExpectNo(Plazo.Rca);

Scenario("Nada más se recibe en un ticket cerrado, y sin caída no hay análisis", proves: ["MN-3.8-b"])
    .At("vie 2026-03-13 11:00").Opened()
    .At("vie 2026-03-13 12:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).ExpectNo(Plazo.Rca)
    .At("vie 2026-03-13 13:00").Delivered(Asunto.Evidencia, by: Rol.Bpo).ExpectRefused("ticket_closed");

Scenario("Otra entrega no cumple el análisis", proves: ["MN-3.8-b"])
    .At("vie 2026-03-13 11:00").Opened(ServicioCaido.Is(true))
    .At("vie 2026-03-13 11:30").Delivered(Asunto.Rca, by: Rol.Mesa).ExpectNothing()
    .At("vie 2026-03-13 12:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).Expect(Plazo.Rca, due: "lun 2026-03-16 12:00");

Scenario("Sin restablecer en tres horas se pide aprobar el DRP, y aprobado se inicia", proves: ["MN-3.8-c"])
    .At("dom 2026-03-15 23:00").Opened(ServicioCaido.Is(true), DrpContratado.Is(true))
    // 3 h naturales: lun 2:00, aunque sea descanso.
    .Expect(Plazo.Drp, due: "lun 2026-03-16 02:00", on: Horario.Continuo, citing: "MN-3.8-c")
    // 0.8 de 3 h = 2 h 24 min
    .Until("lun 2026-03-16 02:00")
    .ExpectWarned(Plazo.Drp, at: "lun 2026-03-16 01:24")
    .ExpectMissed(Plazo.Drp, at: "lun 2026-03-16 02:00")
    .ExpectTask(Tarea.AprobacionDrp, Rol.Usuario, citing: "MN-3.8-c")
    .At("lun 2026-03-16 02:10").TurnedDown(Asunto.Drp, by: Rol.Usuario).ExpectNoTask()
    .At("lun 2026-03-16 02:20").Approved(Asunto.AuditoriaAlterno, by: Rol.Usuario).ExpectNoTask()
    .At("lun 2026-03-16 02:30").Approved(Asunto.Drp, by: Rol.Usuario)
    .ExpectTask(Tarea.ProtocoloDrp, Rol.Mesa, citing: "MN-3.8-c");

Scenario("Restablecido a tiempo, el DRP no hace falta", proves: ["MN-3.7-b", "MN-3.8-c", "MN-3.8-d"])
    .At("dom 2026-03-15 23:00").Opened(DrpContratado.Is(true)).ExpectNo(Plazo.Drp)
    // La caída llega después de abrir: 23:30 + 3 h.
    .At("dom 2026-03-15 23:30").ServiceInterrupted("erp", Produccion)
    .Expect(Plazo.Drp, due: "lun 2026-03-16 02:30")
    // 90 de 180 min
    .At("lun 2026-03-16 01:00").ServiceRestored("erp", Produccion)
    .ExpectMet(Plazo.Drp, used: 0.5m, citing: "MN-3.8-c")
    .Until("lun 2026-03-16 12:00").ExpectNothing();

Scenario("Quien no contrató DRP no lo tiene", proves: ["MN-3.8-c"])
    .At("lun 2026-03-09 10:00").Opened(ServicioCaido.Is(true)).ExpectNo(Plazo.Drp)
    .At("lun 2026-03-09 10:10").ServiceInterrupted("erp").ExpectNo(Plazo.Drp);
