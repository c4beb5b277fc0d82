#load "_solicitante.csx"
// Estados del ticket (3.4.3), versión 2.5. Todo pasa en marzo de 2019: el 11 es lunes, y el lunes 18 es descanso obligatorio.

Scenario("2.5: Un ticket nuevo lo abre la mesa y nadie más", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened(Canal.Is(Web))
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Abierto, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Abierto, by: Rol.Mesa, name: "Ana").ExpectStatus(Estado.Abierto, from: Estado.Nuevo, by: Rol.Mesa, name: "Ana", citing: "MN-3.4.3");

Scenario("2.5: Nuevo, la mesa lo asigna, rechaza o cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").To("nuevo-asignado").Opened(Canal.Is(Web))
    .At("lun 2019-03-11 10:10").To("nuevo-asignado").StatusChanged(Estado.Asignado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("nuevo-asignado").StatusChanged(Estado.Asignado, by: Rol.Mesa).ExpectStatus(Estado.Asignado, from: Estado.Nuevo, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:00").To("nuevo-rechazado").Opened(Canal.Is(Web))
    .At("lun 2019-03-11 10:10").To("nuevo-rechazado").StatusChanged(Estado.Rechazado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("nuevo-rechazado").StatusChanged(Estado.Rechazado, by: Rol.Mesa).ExpectStatus(Estado.Rechazado, from: Estado.Nuevo, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:00").To("nuevo-cancelado").Opened(Canal.Is(Web))
    .At("lun 2019-03-11 10:10").To("nuevo-cancelado").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("nuevo-cancelado").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.Nuevo, by: Rol.Mesa, citing: "MN-3.4.3");

Scenario("2.5: Abierto, la mesa lo asigna, rechaza o cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").To("abierto-asignado").Opened(Canal.Is(Correo))
    .At("lun 2019-03-11 10:10").To("abierto-asignado").StatusChanged(Estado.Asignado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("abierto-asignado").StatusChanged(Estado.Asignado, by: Rol.Mesa).ExpectStatus(Estado.Asignado, from: Estado.Abierto, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:00").To("abierto-rechazado").Opened(Canal.Is(Correo))
    .At("lun 2019-03-11 10:10").To("abierto-rechazado").StatusChanged(Estado.Rechazado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("abierto-rechazado").StatusChanged(Estado.Rechazado, by: Rol.Mesa).ExpectStatus(Estado.Rechazado, from: Estado.Abierto, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:00").To("abierto-cancelado").Opened(Canal.Is(Correo))
    .At("lun 2019-03-11 10:10").To("abierto-cancelado").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").To("abierto-cancelado").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.Abierto, by: Rol.Mesa, citing: "MN-3.4.3");

Scenario("2.5: Al asignarlo se avisa al usuario", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Asignado, by: Rol.Mesa, assignee: "Luis Pérez")
    .ExpectStatus(Estado.Asignado, assignee: "Luis Pérez")
    .ExpectNotified(Plantilla.Asignado, via: Correo, to: "uno@example.com", subject: "Luis Pérez", citing: "MN-3.4.3")
    .ExpectNothingElse();

Scenario("2.5: En segundo nivel va de cualquier estado a cualquier otro", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.EnProceso, by: Rol.Consultor).ExpectStatus(Estado.EnProceso, from: Estado.Asignado, by: Rol.Consultor, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:11").StatusChanged(Estado.Asignado, by: Rol.Tam).ExpectStatus(Estado.Asignado, from: Estado.EnProceso, by: Rol.Tam, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:12").StatusChanged(Estado.PendienteUsuario, by: Rol.Mesa).ExpectStatus(Estado.PendienteUsuario, from: Estado.Asignado, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:13").StatusChanged(Estado.Asignado, by: Rol.Consultor).ExpectStatus(Estado.Asignado, from: Estado.PendienteUsuario, by: Rol.Consultor, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:14").StatusChanged(Estado.PendienteProveedor, by: Rol.Tam).ExpectStatus(Estado.PendienteProveedor, from: Estado.Asignado, by: Rol.Tam, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:15").StatusChanged(Estado.EnProceso, by: Rol.Mesa).ExpectStatus(Estado.EnProceso, from: Estado.PendienteProveedor, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:16").StatusChanged(Estado.PendienteUsuario, by: Rol.Consultor).ExpectStatus(Estado.PendienteUsuario, from: Estado.EnProceso, by: Rol.Consultor, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:17").StatusChanged(Estado.EnProceso, by: Rol.Tam).ExpectStatus(Estado.EnProceso, from: Estado.PendienteUsuario, by: Rol.Tam, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:18").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa).ExpectStatus(Estado.PendienteProveedor, from: Estado.EnProceso, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:19").StatusChanged(Estado.PendienteUsuario, by: Rol.Consultor).ExpectStatus(Estado.PendienteUsuario, from: Estado.PendienteProveedor, by: Rol.Consultor, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:20").StatusChanged(Estado.PendienteProveedor, by: Rol.Tam).ExpectStatus(Estado.PendienteProveedor, from: Estado.PendienteUsuario, by: Rol.Tam, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:21").StatusChanged(Estado.Asignado, by: Rol.Mesa).ExpectStatus(Estado.Asignado, from: Estado.PendienteProveedor, by: Rol.Mesa, citing: "MN-3.4.3")
    .At("lun 2019-03-11 10:30").StatusChanged(Estado.EnProceso, by: Rol.Usuario).ExpectRefused("role_not_allowed", accepted: [Rol.Consultor, Rol.Tam, Rol.Mesa]);

Scenario("2.5: Asignado, solo la mesa lo cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.Asignado);

Scenario("2.5: En proceso, solo la mesa lo cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:02").StatusChanged(Estado.EnProceso, by: Rol.Mesa)
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.EnProceso);

Scenario("2.5: Pendiente por usuario, solo la mesa lo cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:02").StatusChanged(Estado.PendienteUsuario, by: Rol.Mesa)
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.PendienteUsuario);

Scenario("2.5: Pendiente por proveedor, solo la mesa lo cancela", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:02").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa)
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Consultor).ExpectRefused("role_not_allowed", accepted: [Rol.Mesa])
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.Cancelado, by: Rol.Mesa).ExpectStatus(Estado.Cancelado, from: Estado.PendienteProveedor);

Scenario("2.5: Un cambio imposible se rechaza y dice adónde puede ir", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:10").StatusChanged(Estado.EnProceso, by: Rol.Mesa)
    .ExpectRefused("status_not_reachable", accepted: [Estado.Asignado, Estado.Rechazado, Estado.Cancelado, Estado.Solucionado, Estado.Cerrado]);

Scenario("2.5: Rechazado, cancelado y cerrado son finales y cancelan los plazos", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").To("rechazado").Opened(alta)
    .At("lun 2019-03-11 10:10").To("rechazado").StatusChanged(Estado.Rechazado, by: Rol.Mesa)
    .ExpectCancelled(Plazo.Reaccion).ExpectCancelled(Plazo.Atencion)
    .At("lun 2019-03-11 10:20").To("rechazado").AgentReplied("Hola", by: Rol.Mesa).ExpectRefused("ticket_closed")
    .At("lun 2019-03-11 10:30").To("cancelado").Opened(alta)
    .At("lun 2019-03-11 10:40").To("cancelado").StatusChanged(Estado.Cancelado, by: Rol.Mesa)
    .ExpectCancelled(Plazo.Reaccion).ExpectCancelled(Plazo.Atencion)
    .At("lun 2019-03-11 10:50").To("cancelado").AgentReplied("Hola", by: Rol.Mesa).ExpectRefused("ticket_closed")
    .At("lun 2019-03-11 11:00").To("cerrado").Opened(alta)
    .At("lun 2019-03-11 11:10").To("cerrado").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido)
    .ExpectCancelled(Plazo.Reaccion).ExpectCancelled(Plazo.Atencion)
    .At("lun 2019-03-11 11:20").To("cerrado").AgentReplied("Hola", by: Rol.Mesa).ExpectRefused("ticket_closed")
    .Until("vie 2019-03-15 19:00").ExpectNothing();

Scenario("2.5: En otro estado la respuesta del usuario no mueve el ticket", proves: ["MN-3.4.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:10").CustomerReplied("¿Hay novedades?", by: Rol.Usuario).ExpectNothing()
    .At("lun 2019-03-11 10:20").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2019-03-11 10:30").AgentReplied("Lo revisamos", by: Rol.Mesa).ExpectNothing();
