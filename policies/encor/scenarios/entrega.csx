#load "_orden.csx"
// 5: entrega del servicio, del primer paso al último.

Scenario("Una orden de principio a fin", proves: ["EN-5.1", "EN-5.2", "EN-5.3", "EN-5.4", "EN-5.5", "EN-5.6"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS), Trabajo.Is(Soporte), TecnicoDelCliente.Is("Ana Ruiz"))
    .ExpectStatus(Estado.Recibido, citing: "EN-5.1")
    // Recepción decide; el ticket llega con el tipo de trabajo y quien ya atiende al cliente.
    .ExpectEffect("routed", Member("to", "tecnico"), Member("workType", "soporte"), Member("technician", "Ana Ruiz"), citing: "EN-5.1")
    .At("lun 2026-03-02 10:05").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana Ruiz")
    .ExpectStatus(Estado.Asignado, citing: "EN-5.1")
    .At("lun 2026-03-02 10:10").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana Ruiz")
    .ExpectStatus(Estado.EnProgreso, citing: "EN-5.2")
    .At("lun 2026-03-02 11:00").WorkLogged(20, by: Rol.Tecnico, name: "Ana Ruiz", activity: "Cambio de rodillo")
    .At("lun 2026-03-02 11:30").WorkLogged(31, by: Rol.Tecnico, name: "Ana Ruiz", activity: "Prueba de impresión")
    .At("lun 2026-03-02 12:00").StatusChanged(Estado.Atendido, by: Rol.Tecnico, name: "Ana Ruiz")
    .ExpectStatus(Estado.Atendido, citing: "EN-5.2")
    .ExpectNotified(Plantilla.TrabajoRealizado, via: Correo, to: "compras@example.com", saying: "Cambio de rodillo", citing: "EN-5.2")
    .At("lun 2026-03-02 13:00").Approved(Asunto.OrdenServicio, by: Rol.Cliente)
    .ExpectEffect("recorded", Member("entry", "aceptacion_orden"), Member("what", "orden_servicio"), Member("approved", true), citing: "EN-5.3")
    // Tiempos: 20 + 31 = 51 trabajados; 30 + 45 = 75 contados.
    .At("lun 2026-03-02 14:00").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla Soto")
    .ExpectStatus(Estado.Revisado, citing: "EN-5.4")
    .ExpectEffect("recorded", Member("entry", "tiempo_total"), Member("minutes", 51), Member("billedMinutes", 75), citing: "EN-5.4")
    .At("lun 2026-03-02 15:00").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo", with: [Member("billingStatus", "facturado")])
    .ExpectStatus(Estado.Cerrado, citing: "EN-5.5")
    .ExpectEffect("status_changed", Member("billingStatus", "facturado"))
    .ExpectTask(Tarea.EncuestaDeSatisfaccion, Rol.Recepcion, citing: "EN-5.6")
    .At("mar 2026-03-03 10:00").SurveyAnswered("satisfaction", score: 9, text: "Muy atentos")
    .ExpectEffect("recorded", Member("entry", "encuesta_satisfaccion"), Member("score", 9), Member("text", "Muy atentos"), citing: "EN-5.6");

Scenario("Ningún paso se salta", proves: ["EN-5.1", "EN-5.2", "EN-5.4", "EN-5.5"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana").ExpectRefused("status_not_reachable", accepted: [Estado.Asignado])
    .At("lun 2026-03-02 10:02").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo").ExpectRefused("status_not_reachable", accepted: [Estado.Asignado])
    .At("lun 2026-03-02 10:03").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana").ExpectStatus(Estado.Asignado)
    .At("lun 2026-03-02 10:04").StatusChanged(Estado.Atendido, by: Rol.Tecnico, name: "Ana").ExpectRefused("status_not_reachable", accepted: [Estado.EnProgreso])
    .At("lun 2026-03-02 10:05").StatusChanged(Estado.EnProgreso, by: Rol.TecnicoSenior, name: "Beto").ExpectStatus(Estado.EnProgreso)
    .At("lun 2026-03-02 10:06").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla").ExpectRefused("status_not_reachable", accepted: [Estado.Atendido])
    .At("lun 2026-03-02 10:07").StatusChanged(Estado.Atendido, by: Rol.TecnicoSenior, name: "Beto").ExpectStatus(Estado.Atendido)
    .At("lun 2026-03-02 10:08").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo").ExpectRefused("status_not_reachable", accepted: [Estado.Revisado])
    .At("lun 2026-03-02 10:09").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana").ExpectRefused("status_not_reachable", accepted: [Estado.Revisado])
    .At("lun 2026-03-02 10:10").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla").ExpectStatus(Estado.Revisado)
    .At("lun 2026-03-02 10:11").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo").ExpectStatus(Estado.Cerrado)
    .At("lun 2026-03-02 10:12").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana").ExpectRefused("ticket_closed")
    .At("lun 2026-03-02 10:13").WorkLogged(10, by: Rol.Tecnico, name: "Ana").ExpectRefused("ticket_closed")
    .At("lun 2026-03-02 10:14").Delivered(Asunto.OrdenServicio, by: Rol.Tecnico, name: "Ana").ExpectRefused("ticket_closed")
    .At("lun 2026-03-02 10:15").Delivered(Asunto.Rca, by: Rol.TecnicoSenior, name: "Carla").ExpectNothing();

Scenario("Cada paso es de quien dice el documento", proves: ["EN-5.1", "EN-5.2", "EN-5.4", "EN-5.5"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").StatusChanged(Estado.Asignado, by: Rol.Tecnico, name: "Ana", assignee: "Ana").ExpectRefused("role_not_allowed", accepted: [Rol.Recepcion])
    .At("lun 2026-03-02 10:02").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva").ExpectRefused("missing_data", missing: [Assignee])
    .At("lun 2026-03-02 10:03").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana").ExpectStatus(Estado.Asignado)
    .At("lun 2026-03-02 10:04").StatusChanged(Estado.EnProgreso, by: Rol.Recepcion, name: "Eva").ExpectRefused("role_not_allowed", accepted: [Rol.Tecnico, Rol.TecnicoSenior])
    .At("lun 2026-03-02 10:05").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana").ExpectStatus(Estado.EnProgreso)
    .At("lun 2026-03-02 10:06").StatusChanged(Estado.Atendido, by: Rol.LiderProyecto, name: "Leo").ExpectRefused("role_not_allowed", accepted: [Rol.Tecnico, Rol.TecnicoSenior])
    .At("lun 2026-03-02 10:07").StatusChanged(Estado.Atendido, by: Rol.Tecnico, name: "Ana").ExpectStatus(Estado.Atendido)
    .At("lun 2026-03-02 10:08").StatusChanged(Estado.Revisado, by: Rol.Tecnico, name: "Beto").ExpectRefused("role_not_allowed", accepted: [Rol.TecnicoSenior])
    .At("lun 2026-03-02 10:09").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla").ExpectStatus(Estado.Revisado)
    .At("lun 2026-03-02 10:10").StatusChanged(Estado.Cerrado, by: Rol.TecnicoSenior, name: "Carla").ExpectRefused("role_not_allowed", accepted: [Rol.LiderProyecto])
    .At("lun 2026-03-02 10:11").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo").ExpectStatus(Estado.Cerrado);

Scenario("No revisa quien empezó, terminó o registró el trabajo", proves: ["EN-5.4"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana")
    .At("lun 2026-03-02 10:02").StatusChanged(Estado.EnProgreso, by: Rol.TecnicoSenior, name: "Beto")
    .At("lun 2026-03-02 10:03").WorkLogged(10, by: Rol.TecnicoSenior, name: "Carla")
    .At("lun 2026-03-02 10:04").StatusChanged(Estado.Atendido, by: Rol.TecnicoSenior, name: "Dora")
    .At("lun 2026-03-02 10:05").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Beto").ExpectRefused("reviewed_by_who_did_the_work", citing: "EN-5.4")
    .At("lun 2026-03-02 10:06").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla").ExpectRefused("reviewed_by_who_did_the_work")
    .At("lun 2026-03-02 10:07").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Dora").ExpectRefused("reviewed_by_who_did_the_work")
    .At("lun 2026-03-02 10:08").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior).ExpectRefused("missing_data", missing: [ActorName])
    .At("lun 2026-03-02 10:09").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Ana").ExpectStatus(Estado.Revisado);

Scenario("El estatus de cobro solo cambia al cerrar", proves: ["EN-5.5"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana", with: [Member("billingStatus", "facturado")])
    .ExpectRefused("billing_status_only_when_closing", citing: "EN-5.5");

Scenario("Que el cliente no acepte la orden queda registrado y no detiene nada", proves: ["EN-5.3"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").TurnedDown(Asunto.OrdenServicio, by: Rol.Cliente)
    .ExpectEffect("recorded", Member("entry", "aceptacion_orden"), Member("approved", false))
    .At("lun 2026-03-02 10:02").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana").ExpectStatus(Estado.Asignado);

Scenario("Al cerrar se cancela la respuesta que nadie dio", proves: ["EN-5.5"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:01").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana")
    .At("lun 2026-03-02 10:02").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana")
    .At("lun 2026-03-02 10:03").StatusChanged(Estado.Atendido, by: Rol.Tecnico, name: "Ana")
    .ExpectNo(Plazo.Respuesta)
    .At("lun 2026-03-02 10:04").StatusChanged(Estado.Revisado, by: Rol.TecnicoSenior, name: "Carla")
    .At("lun 2026-03-02 10:05").StatusChanged(Estado.Cerrado, by: Rol.LiderProyecto, name: "Leo")
    .ExpectCancelled(Plazo.Respuesta);
