#load "_solicitante.csx"
// Auditorías externas (3.10), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

var auditoria = Members(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria));

Scenario("Sin el formato de solicitud la auditoría se rechaza y dice qué falta", proves: ["MN-3.10-a", "MN-3.9"])
    .At("lun 2026-03-09 10:00").To("sin-formato").Opened(Tipo.Is(Auditoria)).ExpectRefused("audit_form_missing", missing: [Adjuntos], citing: "MN-3.10-a")
    .At("lun 2026-03-09 10:00").To("con-formato").Opened(auditoria).ExpectAccepted().ExpectStatus(Estado.Abierto)
    .At("lun 2026-03-09 10:00").To("incidente").Opened().ExpectAccepted();

Scenario("La evidencia vence a los siete días hábiles y solo BPO la entrega", proves: ["MN-3.10-b", "MN-3.10-c", "MN-3.10-l"])
    // 10, 11, 12, 13, 17 (el 16 es descanso), 18 y 19 de marzo, a la misma hora.
    .At("lun 2026-03-09 10:00").Opened(auditoria)
    .Expect(Plazo.Auditoria, due: "jue 2026-03-19 10:00", on: Horario.Mesa, citing: "MN-3.10-b")
    .At("mar 2026-03-10 12:00").Delivered(Asunto.Evidencia, by: Rol.Mesa).ExpectRefused("only_bpo_delivers", citing: "MN-3.10-c")
    .At("mar 2026-03-10 12:00").Delivered(Asunto.Rca, by: Rol.Mesa).ExpectNothing()
    .At("vie 2026-03-13 12:00").Delivered(Asunto.Evidencia, by: Rol.Bpo)
    .ExpectMet(Plazo.Auditoria, due: "jue 2026-03-19 10:00")
    .ExpectStatus(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva, citing: "MN-3.10-c")
    .ExpectNotified(Plantilla.Solucionado, via: Correo, to: "uno@example.com")
    .ExpectNothingElse();

Scenario("Un retraso se advierte antes de vencer", proves: ["MN-3.10-b"])
    // 7 días de 10 h son 70 h; 0.8 = 56 h: 9 el lunes, 40 de martes a viernes, 7 el martes 17: 16:00.
    .At("lun 2026-03-09 10:00").Opened(auditoria)
    .Until("jue 2026-03-19 10:00")
    .ExpectWarned(Plazo.Auditoria, at: "mar 2026-03-17 16:00", due: "jue 2026-03-19 10:00", used: 0.8m)
    .ExpectMissed(Plazo.Auditoria, at: "jue 2026-03-19 10:00");

Scenario("La evidencia validada o callada se cierra a los tres días hábiles", proves: ["MN-3.10-h"])
    .At("lun 2026-03-09 10:00").Opened(auditoria)
    // Entregada el viernes 13 a las 12:00: 17 (el 16 es descanso), 18 y 19 a las 12:00; se avisa 24 h antes.
    .At("vie 2026-03-13 12:00").Delivered(Asunto.Evidencia, by: Rol.Bpo)
    .Until("jue 2026-03-19 11:59:59")
    .ExpectNotified(Plantilla.AvisoCierre, at: "mié 2026-03-18 12:00")
    .ExpectNoStatus()
    .Until("jue 2026-03-19 12:00")
    .ExpectStatus(Estado.Cerrado, byItself: true, code: Codigo.SinValidacion, at: "jue 2026-03-19 12:00");

Scenario("La evidencia en otro ticket no soluciona nada", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:10").Delivered(Asunto.Evidencia, by: Rol.Bpo).ExpectNothing();

Scenario("Una auditoría al año por cliente; la siguiente va a comercial y no corre plazo", proves: ["MN-3.10-i"])
    .At("lun 2026-03-09 10:00").To("primera").Opened(auditoria, alta)
    .ExpectNoEffect("routed")
    .Expect(Plazo.Auditoria, due: "jue 2026-03-19 10:00").Expect(Plazo.Reaccion, due: "lun 2026-03-09 11:00").Expect(Plazo.Atencion, due: "mar 2026-03-10 10:00")
    .At("mar 2026-03-10 10:00").To("segunda").Opened(auditoria, alta)
    .ExpectRouted(Destino.Comercial, citing: "MN-3.10-i")
    .ExpectNo(Plazo.Auditoria).ExpectNo(Plazo.Reaccion).ExpectNo(Plazo.Atencion)
    .At("mar 2026-03-10 10:00").To("otro-cliente").Opened(auditoria, OfCustomer("otra"))
    // 11, 12, 13, 17, 18, 19 y 20 de marzo.
    .Expect(Plazo.Auditoria, due: "vie 2026-03-20 10:00")
    // El año siguiente vuelve a incluirse: 5, 6, 7, 8, 11, 12 y 13 de enero de 2027 (el 4 es lunes).
    .At("lun 2027-01-04 10:00").To("tercera").Opened(auditoria)
    .Expect(Plazo.Auditoria, due: "mié 2027-01-13 10:00");

Scenario("De un ambiente alterno corre desde que se aprueba", proves: ["MN-3.10-d"])
    .At("lun 2026-03-09 10:00").Opened(auditoria, Ambiente.Is(Alterno)).ExpectNo(Plazo.Auditoria)
    .At("lun 2026-03-09 12:00").TurnedDown(Asunto.AuditoriaAlterno, by: Rol.Mesa).ExpectNo(Plazo.Auditoria)
    .At("lun 2026-03-09 12:00").Approved(Asunto.Drp, by: Rol.Mesa).ExpectNo(Plazo.Auditoria)
    // 11, 12, 13, 17, 18, 19 y 20 de marzo.
    .At("mar 2026-03-10 11:00").Approved(Asunto.AuditoriaAlterno, by: Rol.Mesa)
    .Expect(Plazo.Auditoria, due: "vie 2026-03-20 11:00", citing: "MN-3.10-b")
    // La segunda del año tampoco corre aunque se apruebe, ni una de producción por aprobarla.
    .At("mar 2026-03-10 12:00").To("segunda").Opened(auditoria, Ambiente.Is(Alterno))
    .At("mar 2026-03-10 13:00").To("segunda").Approved(Asunto.AuditoriaAlterno, by: Rol.Mesa).ExpectNo(Plazo.Auditoria);
