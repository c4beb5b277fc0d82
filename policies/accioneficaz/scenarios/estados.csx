#load "_cliente.csx"
// §5 b), c), d) y e): los estados de una solicitud, de su registro a su cierre definitivo.

Scenario("Soporte abre lo registrado", proves: ["AE-5-c1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:10").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .ExpectStatus(Estado.Abierto, from: Estado.Registrado, by: Rol.Soporte, citing: "AE-5-c1");

Scenario("Sólo soporte abre lo registrado", proves: ["AE-5-c1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:10").StatusChanged(Estado.Abierto, by: Rol.Supervisor)
    .ExpectRefused("role_not_allowed", accepted: [Rol.Soporte])
    .At("lun 2026-06-01 08:11").StatusChanged(Estado.Escalado, by: Rol.Soporte)
    .ExpectRefused("status_not_reachable");

Scenario("Una solución simple se da de inmediato y queda en el seguimiento", proves: ["AE-5-c1", "AE-5-d2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:10").AgentReplied("Limpie la caché y pruebe otra vez", by: Rol.Soporte, through: Portal)
    .ExpectStatus(Estado.Abierto, from: Estado.Registrado, citing: "AE-5-c1")
    .ExpectMet(Plazo.Respuesta)
    .ExpectNotified(Plantilla.Seguimiento, via: Correo, saying: "Limpie la caché");

// ── b) Análisis ─────────────────────────────────────────────────────────────────────────────────────────────────
Scenario("Si falta información se pide, por correo y por WhatsApp, y la solicitud espera al cliente", proves: ["AE-5-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .ExpectStatus(Estado.EsperaCliente, from: Estado.Registrado, citing: "AE-5-b")
    .ExpectNotified(Plantilla.PideInformacion, via: Correo,   to: "cafetal@example.com", saying: "¿Qué navegador usa?", citing: "AE-5-b")
    .ExpectNotified(Plantilla.PideInformacion, via: WhatsApp, to: "+573105550101",       saying: "¿Qué navegador usa?", citing: "AE-5-b")
    .ExpectNoMessage(Plantilla.Seguimiento)
    .ExpectNoTask(Tarea.VerificarSolucion)
    .At("lun 2026-06-01 10:00").CustomerReplied("Firefox", by: Rol.Cliente, through: Portal)
    .ExpectStatus(Estado.Abierto, from: Estado.EsperaCliente, citing: "AE-5-b");

Scenario("Sin WhatsApp del cliente se pide al teléfono de quien registró", proves: ["AE-5-b"])
    .At("lun 2026-06-01 08:00").Opened(WhatsAppDelCliente.Missing, TelefonoDelSolicitante.Is("+573200000000"))
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .ExpectNotified(Plantilla.PideInformacion, via: WhatsApp, to: "+573200000000");

Scenario("Sin número registrado sólo hay correo", proves: ["AE-5-b", "AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened(WhatsAppDelCliente.Missing)
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .ExpectNotified(Plantilla.PideInformacion, via: Correo)
    .ExpectNoMessage(via: WhatsApp)
    .At("lun 2026-06-01 10:00").CustomerReplied("Firefox", by: Rol.Cliente, through: Portal)
    .ExpectNoMessage(via: WhatsApp);

Scenario("Lo que escribe el cliente sin que se le pida no cambia el estado", proves: ["AE-5-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("Adjunto la imagen", by: Rol.Cliente, through: Portal)
    .ExpectNoStatus()
    .At("lun 2026-06-01 09:10").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .At("lun 2026-06-01 09:20").StatusChanged(Estado.Escalado, by: Rol.Soporte)
    .At("lun 2026-06-01 09:30").CustomerReplied("¿Alguna novedad?", by: Rol.Cliente, through: Portal)
    .ExpectNoStatus();

Scenario("Que soporte escriba otra vez no quita la espera ni el escalamiento", proves: ["AE-5-b", "AE-5-c1"])
    .At("lun 2026-06-01 08:00").To("T-1").Opened()
    .At("lun 2026-06-01 09:00").To("T-1").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .At("lun 2026-06-01 10:00").To("T-1").AgentReplied("¿Pudo revisarlo?", by: Rol.Soporte, through: Portal)
    .ExpectNoStatus()
    .At("lun 2026-06-01 10:10").To("T-2").Opened()
    .At("lun 2026-06-01 10:20").To("T-2").EscalationRequested(by: Agent)
    .At("lun 2026-06-01 10:30").To("T-2").AgentReplied("Lo vemos con el área", by: Rol.Especialista, through: Portal)
    .ExpectNoStatus();

// ── c) Escalamiento y devolución ────────────────────────────────────────────────────────────────────────────────
Scenario("Soporte, supervisor y especialista pasan la solicitud de un estado a otro", proves: ["AE-5-c2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:01").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .At("lun 2026-06-01 08:02").StatusChanged(Estado.EsperaCliente, by: Rol.Soporte)
    .ExpectStatus(Estado.EsperaCliente, from: Estado.Abierto, citing: "AE-5-c2")
    .At("lun 2026-06-01 08:03").StatusChanged(Estado.Escalado, by: Rol.Soporte)
    .ExpectStatus(Estado.Escalado, from: Estado.EsperaCliente, citing: "AE-5-c2")
    .At("lun 2026-06-01 08:04").StatusChanged(Estado.EsperaCliente, by: Rol.Supervisor)
    .ExpectStatus(Estado.EsperaCliente, from: Estado.Escalado, by: Rol.Supervisor)
    .At("lun 2026-06-01 08:05").StatusChanged(Estado.Abierto, by: Rol.Especialista)
    .ExpectStatus(Estado.Abierto, from: Estado.EsperaCliente, by: Rol.Especialista)
    .At("lun 2026-06-01 08:06").StatusChanged(Estado.Escalado, by: Rol.Supervisor)
    .ExpectStatus(Estado.Escalado, from: Estado.Abierto)
    .At("lun 2026-06-01 08:07").StatusChanged(Estado.Abierto, by: Rol.Especialista)
    .ExpectStatus(Estado.Abierto, from: Estado.Escalado)
    .At("lun 2026-06-01 08:08").StatusChanged(Estado.Escalado, by: Rol.Cliente)
    .ExpectRefused("role_not_allowed", accepted: [Rol.Soporte, Rol.Supervisor, Rol.Especialista]);

Scenario("Un caso complejo se escala al supervisor", proves: ["AE-5-c2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:01").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .At("lun 2026-06-01 09:00").EscalationRequested(by: Agent)
    .ExpectEscalated(Matriz.Supervision, 1, Rol.Supervisor, citing: "AE-5-c2")
    .ExpectStatus(Estado.Escalado, from: Estado.Abierto, citing: "AE-5-c2");

Scenario("Con el área, al especialista", proves: ["AE-5-c2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").EscalationRequested(by: Agent, with: [Member("area", "facturacion")])
    .ExpectEscalated(Matriz.Especialistas, 1, Rol.Especialista, citing: "AE-5-c2")
    .ExpectStatus(Estado.Escalado);

// ── d) Seguimiento ──────────────────────────────────────────────────────────────────────────────────────────────
Scenario("Un seguimiento por correo o teléfono no se registra", proves: ["AE-5-d"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("Sigue igual", by: Rol.Cliente, through: Correo)
    .ExpectRefused("channel_not_accepted", accepted: [Portal, WhatsApp], citing: "AE-5-d")
    .ExpectNotified(Plantilla.UseElPortal, via: Correo, saying: "en la solicitud misma")
    .At("lun 2026-06-01 09:10").AgentReplied("Lo vemos", by: Rol.Soporte, through: Telefono)
    .ExpectRefused("channel_not_accepted", accepted: [Portal, WhatsApp])
    .ExpectNoMessage();

Scenario("Después de una solución se verifica con el cliente, antes de que se cierre sola", proves: ["AE-5-d2"])
    .At("lun 2026-06-01 08:00").Opened()
    // lun 09:00 + 3 días naturales
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .ExpectTask(Tarea.VerificarSolucion, Rol.Soporte, due: "jue 2026-06-04 09:00", citing: "AE-5-d2")
    // Una segunda respuesta que el cliente no ha contestado no pide otra verificación; la que sigue a su respuesta, sí.
    .At("lun 2026-06-01 09:30").AgentReplied("Quedó también el otro", by: Rol.Soporte, through: Portal)
    .ExpectNoTask()
    .At("lun 2026-06-01 10:00").CustomerReplied("Sigue igual", by: Rol.Cliente, through: Portal, accepts: false)
    .ExpectNoTask()
    .At("lun 2026-06-01 11:00").AgentReplied("Ahora sí", by: Rol.Soporte, through: Portal)
    .ExpectTask(Tarea.VerificarSolucion, Rol.Soporte, due: "jue 2026-06-04 11:00");

// ── e) Cierre ───────────────────────────────────────────────────────────────────────────────────────────────────
Scenario("El cliente cierra cuando quiere: antes de la respuesta", proves: ["AE-5-e1", "AE-6-c"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .ExpectStatus(Estado.Cerrado, from: Estado.Registrado, by: Rol.Cliente, citing: "AE-5-e1")
    .ExpectCancelled(Plazo.Respuesta)
    .ExpectNotified(Plantilla.Cierre, via: Correo, to: "cafetal@example.com", saying: "«cerrado»", citing: "AE-6-c")
    .Until("mié 2026-06-10 08:00")
    .ExpectNothing();

Scenario("El cliente cierra lo abierto", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .ExpectStatus(Estado.Cerrado, from: Estado.Abierto, by: Rol.Cliente);

Scenario("El cliente cierra lo que lo espera", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .ExpectStatus(Estado.Cerrado, from: Estado.EsperaCliente);

Scenario("El cliente cierra lo escalado", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").EscalationRequested(by: Agent)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .ExpectStatus(Estado.Cerrado, from: Estado.Escalado);

Scenario("Soporte cierra lo que el cliente aceptó, y sólo entonces", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 09:10").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectRefused("not_accepted_by_customer", citing: "AE-5-e1")
    .At("lun 2026-06-01 10:00").CustomerReplied("Sí, gracias", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 10:10").StatusChanged(Estado.Cerrado, by: Rol.Supervisor)
    .ExpectRefused("role_not_allowed")
    .At("lun 2026-06-01 10:20").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectStatus(Estado.Cerrado, from: Estado.Abierto, by: Rol.Soporte, citing: "AE-5-e1");

Scenario("Cuenta lo último que dijo el cliente de la solución", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 10:00").CustomerReplied("Sí", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 10:10").CustomerReplied("No, volvió a fallar", by: Rol.Cliente, through: Portal, accepts: false)
    .At("lun 2026-06-01 10:20").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectRefused("not_accepted_by_customer");

Scenario("Sólo el cliente acepta, y sólo si lo dice", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal, with: [Member("accepts", true)])
    .At("lun 2026-06-01 09:10").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectRefused("not_accepted_by_customer")
    .At("lun 2026-06-01 10:00").CustomerReplied("Gracias, lo pruebo", by: Rol.Cliente, through: Portal)
    .At("lun 2026-06-01 10:10").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectRefused("not_accepted_by_customer")
    .At("lun 2026-06-01 11:00").CustomerReplied("Sí", by: Rol.Cliente, through: Portal, accepts: true)
    // Lo que soporte escriba después no le quita la aceptación.
    .At("lun 2026-06-01 11:10").AgentReplied("Cerramos", by: Rol.Soporte, through: Portal, with: [Member("accepts", false)])
    .At("lun 2026-06-01 11:20").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectStatus(Estado.Cerrado, by: Rol.Soporte);

Scenario("Soporte cierra lo aceptado desde cualquier estado", proves: ["AE-5-e1"])
    .At("lun 2026-06-01 08:00").To("T-1").Opened()
    .At("lun 2026-06-01 08:01").To("T-1").CustomerReplied("Ya quedó solo", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 08:02").To("T-1").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectStatus(Estado.Cerrado, from: Estado.Registrado, by: Rol.Soporte)
    .At("lun 2026-06-01 08:10").To("T-2").Opened()
    .At("lun 2026-06-01 08:11").To("T-2").CustomerReplied("Ya quedó", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 08:12").To("T-2").EscalationRequested(by: Agent)
    .At("lun 2026-06-01 08:13").To("T-2").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectStatus(Estado.Cerrado, from: Estado.Escalado, by: Rol.Soporte)
    .At("lun 2026-06-01 08:20").To("T-3").Opened()
    .At("lun 2026-06-01 08:21").To("T-3").CustomerReplied("Ya quedó", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 08:22").To("T-3").AgentReplied("¿Seguro?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .At("lun 2026-06-01 08:23").To("T-3").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectStatus(Estado.Cerrado, from: Estado.EsperaCliente, by: Rol.Soporte);

Scenario("Se cierra sola a los tres días de la respuesta, festivos incluidos", proves: ["AE-5-e2", "AE-6-c"])
    .At("vie 2026-06-05 17:30").Opened()
    // vie 17:45 + 72 h, por el fin de semana y el lunes festivo
    .At("vie 2026-06-05 17:45").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .Until("lun 2026-06-08 17:44:59")
    .ExpectNothing()
    .Until("lun 2026-06-08 17:45")
    .ExpectStatus(Estado.Cerrado, from: Estado.Abierto, byItself: true, at: "lun 2026-06-08 17:45", citing: "AE-5-e2")
    .ExpectNotified(Plantilla.Cierre, via: Correo, saying: "de manera automática", at: "lun 2026-06-08 17:45");

Scenario("También si lo último fue pedir información, y desde escalado", proves: ["AE-5-e2"])
    .At("lun 2026-06-01 08:00").To("T-1").Opened()
    .At("lun 2026-06-01 09:00").To("T-1").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .At("lun 2026-06-01 09:10").To("T-2").Opened()
    .At("lun 2026-06-01 09:20").To("T-2").AgentReplied("Lo pasamos al especialista", by: Rol.Soporte, through: WhatsApp)
    .At("lun 2026-06-01 09:30").To("T-2").StatusChanged(Estado.Escalado, by: Rol.Soporte)
    .Until("jue 2026-06-04 09:20")
    .ExpectStatus(Estado.Cerrado, from: Estado.EsperaCliente, byItself: true, at: "jue 2026-06-04 09:00")
    .ExpectStatus(Estado.Cerrado, from: Estado.Escalado,      byItself: true, at: "jue 2026-06-04 09:20");

Scenario("Una respuesta del cliente la detiene, hasta en el último instante", proves: ["AE-5-e2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("jue 2026-06-04 09:00").CustomerReplied("Lo estoy probando", by: Rol.Cliente, through: Portal)
    .ExpectNoStatus()
    .Until("mar 2026-06-30 09:00")
    .ExpectNoStatus();

Scenario("Cada respuesta de soporte cuenta los tres días de nuevo", proves: ["AE-5-e2"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("mié 2026-06-03 11:00").AgentReplied("¿Pudo probar?", by: Rol.Especialista, through: Portal)
    // mié 11:00 + 72 h
    .Until("sáb 2026-06-06 11:00")
    .ExpectStatus(Estado.Cerrado, byItself: true, at: "sáb 2026-06-06 11:00");

// ── e) Reapertura ───────────────────────────────────────────────────────────────────────────────────────────────
Scenario("El cliente reabre lo que se cerró solo, hasta tres días después exactos", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    // se cierra jue 09:00; tres días después: dom 09:00
    .At("dom 2026-06-07 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectStatus(Estado.Abierto, from: Estado.Cerrado, by: Rol.Cliente, citing: "AE-5-e3")
    // Reabierta vive otra vez: ni vence el plazo de reapertura ni queda aceptada.
    .Until("mar 2026-06-30 09:00")
    .ExpectNoStatus();

Scenario("Un instante después ya no: se registra una nueva", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("dom 2026-06-07 09:00:01").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectRefused("register_a_new_request", citing: "AE-5-e3")
    .ExpectNoStatus(Estado.Abierto);

Scenario("Sólo el cliente reabre", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("vie 2026-06-05 09:00").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .ExpectRefused("role_not_allowed", accepted: [Rol.Cliente]);

Scenario("Lo que cerró una persona no se reabre nunca", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .At("lun 2026-06-01 10:01").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectRefused("register_a_new_request")
    .At("jue 2026-06-04 10:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectRefused("register_a_new_request");

Scenario("Reabierta y cerrada por el cliente, ya no se reabre, y soporte necesita otra aceptación", proves: ["AE-5-e3", "AE-5-e1"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("Ya quedó solo", by: Rol.Cliente, through: Portal, accepts: true)
    .At("lun 2026-06-01 09:10").AgentReplied("Qué bien", by: Rol.Soporte, through: Portal)
    // se cierra sola jue 09:10
    .At("vie 2026-06-05 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .At("vie 2026-06-05 09:10").StatusChanged(Estado.Cerrado, by: Rol.Soporte)
    .ExpectRefused("not_accepted_by_customer")
    .At("vie 2026-06-05 09:20").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .At("vie 2026-06-05 09:30").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectRefused("register_a_new_request");

Scenario("Reabierta y cerrada sola otra vez, los tres días son los del último cierre", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    // cierre jue 4 09:00; reabierta vie 5; respuesta sáb 6 09:00: cierre mar 9 09:00, y el primer plazo (dom 7) no cuenta
    .At("vie 2026-06-05 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .At("sáb 2026-06-06 09:00").AgentReplied("Ahora sí", by: Rol.Soporte, through: Portal)
    .At("jue 2026-06-11 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectStatus(Estado.Abierto, from: Estado.Cerrado);

Scenario("De lo reabierto no queda un plazo que haga tardío lo que llega fuera de orden", proves: ["AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    // se cierra jue 09:00 y se reabre vie 09:00: el plazo que habría vencido dom 09:00 ya no cuenta
    .At("vie 2026-06-05 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .At("dom 2026-06-07 10:00").To("T-2").Opened()
    .At("dom 2026-06-07 08:00").To("T-1").CustomerReplied("Lo probé el domingo temprano", by: Rol.Cliente, through: Portal)
    .ExpectNoRefusal()
    .ExpectNotified(Plantilla.Seguimiento, via: Correo);

Scenario("Una solicitud cerrada no acepta nada más que lo que se dice de ella después", proves: ["AE-5-e1", "AE-5-e3"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .At("lun 2026-06-01 10:00").CustomerReplied("Volvió a fallar", by: Rol.Cliente, through: Portal)
    .ExpectRefused("ticket_closed")
    .At("lun 2026-06-01 10:01").WorkLogged(10, by: Rol.Soporte)
    .ExpectRefused("ticket_closed")
    .At("lun 2026-06-01 10:02").EscalationRequested(by: Agent)
    .ExpectRefused("ticket_closed")
    .At("lun 2026-06-01 10:03").Updated(PrioridadPedida.Is(Baja))
    .ExpectRefused("ticket_closed")
    .At("lun 2026-06-01 10:04").Delivered(new Value("evidencia"), by: Rol.Soporte)
    .ExpectRefused("ticket_closed")
    .At("lun 2026-06-01 10:05").Delivered(Asunto.Rca, by: Rol.Soporte)
    .ExpectNothing()
    .At("lun 2026-06-01 10:06").SurveyAnswered("satisfaction", score: 5)
    .ExpectNothing()
    .At("lun 2026-06-01 10:07").CustomerUpdated("cafetal", AlDia.Is(false))
    .ExpectNothing(of: "T-1");
