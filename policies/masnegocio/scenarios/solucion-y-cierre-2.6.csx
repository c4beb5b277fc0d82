#load "_solicitante.csx"
// Solución y cierre (3.5 y 3.6), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("En primer nivel la mesa soluciona, con su tipo de solución", proves: ["MN-3.5.1", "MN-3.5"])
    .At("lun 2026-03-09 10:00").To("nuevo").Opened(Canal.Is(Web))
    .At("lun 2026-03-09 10:10").To("nuevo").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .ExpectStatus(Estado.Solucionado, from: Estado.Nuevo, solution: Solucion.Definitiva, citing: "MN-3.5.1")
    .ExpectNotified(Plantilla.Solucionado, via: Correo, to: "uno@example.com", saying: "solución definitiva", citing: "MN-3.5")
    .ExpectNothingElse()
    .At("lun 2026-03-09 10:00").To("abierto").Opened()
    .At("lun 2026-03-09 10:10").To("abierto").StatusChanged(Estado.Solucionado, by: Rol.Mesa)
    .ExpectRefused("missing_data", missing: ["solutionType"], accepted: [Solucion.Definitiva, Solucion.Workaround])
    .At("lun 2026-03-09 10:10").To("abierto").StatusChanged(Estado.Solucionado, by: Rol.Consultor, solution: Solucion.Workaround)
    .ExpectRefused("role_not_allowed")
    .At("lun 2026-03-09 10:10").To("abierto").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Workaround)
    .ExpectStatus(Estado.Solucionado, from: Estado.Abierto, solution: Solucion.Workaround);

Scenario("En segundo nivel solucionan consultor, TAM o mesa", proves: ["MN-3.5.1", "MN-3.5"])
    .At("lun 2026-03-09 10:00").To("asignado").Opened()
    .At("lun 2026-03-09 10:01").To("asignado").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").To("asignado").StatusChanged(Estado.Solucionado, by: Rol.Consultor, solution: Solucion.Definitiva)
    .ExpectStatus(Estado.Solucionado, from: Estado.Asignado, by: Rol.Consultor, solution: Solucion.Definitiva, citing: "MN-3.5.1")
    .At("lun 2026-03-09 10:00").To("enproceso").Opened()
    .At("lun 2026-03-09 10:01").To("enproceso").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").To("enproceso").StatusChanged(Estado.EnProceso, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").To("enproceso").StatusChanged(Estado.Solucionado, by: Rol.Tam, solution: Solucion.Workaround)
    .ExpectStatus(Estado.Solucionado, from: Estado.EnProceso, by: Rol.Tam, solution: Solucion.Workaround, citing: "MN-3.5.1")
    .At("lun 2026-03-09 10:00").To("pendienteusuario").Opened()
    .At("lun 2026-03-09 10:01").To("pendienteusuario").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").To("pendienteusuario").StatusChanged(Estado.PendienteUsuario, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").To("pendienteusuario").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .ExpectStatus(Estado.Solucionado, from: Estado.PendienteUsuario, by: Rol.Mesa, solution: Solucion.Definitiva, citing: "MN-3.5.1")
    .At("lun 2026-03-09 10:00").To("pendienteproveedor").Opened()
    .At("lun 2026-03-09 10:01").To("pendienteproveedor").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").To("pendienteproveedor").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").To("pendienteproveedor").StatusChanged(Estado.Solucionado, by: Rol.Consultor, solution: Solucion.Workaround)
    .ExpectStatus(Estado.Solucionado, from: Estado.PendienteProveedor, by: Rol.Consultor, solution: Solucion.Workaround, citing: "MN-3.5.1")
    .ExpectNotified(Plantilla.Solucionado, via: Correo, to: "uno@example.com");

Scenario("En segundo nivel nadie más soluciona, ni sin tipo de solución", proves: ["MN-3.5.1"])
    .At("lun 2026-03-09 10:20").To("otro").Opened()
    .At("lun 2026-03-09 10:21").To("otro").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:22").To("otro").StatusChanged(Estado.Solucionado, by: Rol.Usuario, solution: Solucion.Definitiva).ExpectRefused("role_not_allowed")
    .At("lun 2026-03-09 10:22").To("otro").StatusChanged(Estado.Solucionado, by: Rol.Tam).ExpectRefused("missing_data", missing: ["solutionType"]);

Scenario("BPO soluciona una auditoría asignado", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria))
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva).ExpectStatus(Estado.Solucionado, from: Estado.Asignado, by: Rol.Bpo, citing: "MN-3.10-c");

Scenario("BPO soluciona una auditoría en proceso", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria))
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.EnProceso, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva).ExpectStatus(Estado.Solucionado, from: Estado.EnProceso, by: Rol.Bpo, citing: "MN-3.10-c");

Scenario("BPO soluciona una auditoría pendiente por usuario", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria))
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.PendienteUsuario, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva).ExpectStatus(Estado.Solucionado, from: Estado.PendienteUsuario, by: Rol.Bpo, citing: "MN-3.10-c");

Scenario("BPO soluciona una auditoría pendiente por proveedor", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria))
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva).ExpectStatus(Estado.Solucionado, from: Estado.PendienteProveedor, by: Rol.Bpo, citing: "MN-3.10-c");

Scenario("También BPO dice el tipo de solución", proves: ["MN-3.10-c", "MN-3.5.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Auditoria), Adjuntos.Is(Adjunto.SolicitudAuditoria))
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo).ExpectRefused("missing_data", missing: ["solutionType"])
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Workaround).ExpectStatus(Estado.Solucionado, solution: Solucion.Workaround);

Scenario("BPO no soluciona otra cosa", proves: ["MN-3.10-c"])
    .At("lun 2026-03-09 11:00").To("incidente").Opened()
    .At("lun 2026-03-09 11:01").To("incidente").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 11:02").To("incidente").StatusChanged(Estado.Solucionado, by: Rol.Bpo, solution: Solucion.Definitiva).ExpectRefused("only_for_audits", citing: "MN-3.10-c");

Scenario("Sin respuesta se cierra solo a los tres días naturales, y un día antes se avisa", proves: ["MN-3.6-b", "MN-3.6.1", "MN-2.1-b"])
    .At("vie 2026-03-13 14:00").Opened()
    // Viernes 15:00 + 3 días de 24 h = lunes 15:00, aunque sea descanso; un día antes, domingo 15:00.
    .At("vie 2026-03-13 15:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .Until("dom 2026-03-15 14:59:59").ExpectNothing()
    .Until("dom 2026-03-15 15:00")
    .ExpectNotified(Plantilla.AvisoCierre, via: Correo, to: "uno@example.com", citing: "MN-3.6-b")
    .ExpectNothingElse()
    .Until("lun 2026-03-16 15:00")
    .ExpectStatus(Estado.Cerrado, from: Estado.Solucionado, byItself: true, code: Codigo.SinValidacion, at: "lun 2026-03-16 15:00", citing: "MN-3.6-b")
    .ExpectNotified(Plantilla.Cerrado, via: Correo, to: "uno@example.com", at: "lun 2026-03-16 15:00", citing: "MN-3.6.1")
    .ExpectNothingElse();

Scenario("Cualquier respuesta del usuario detiene el cierre automático; la de un agente no", proves: ["MN-3.6-b"])
    .At("vie 2026-03-13 15:00").To("usuario").Opened()
    .At("vie 2026-03-13 15:00").To("usuario").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("sáb 2026-03-14 10:00").To("usuario").CustomerReplied("Lo pruebo", by: Rol.Usuario).ExpectNothing()
    .Until("vie 2026-03-27 15:00").ExpectNothing();

Scenario("La respuesta de un agente no lo detiene, ni pedir información mueve lo solucionado", proves: ["MN-3.6-b", "MN-3.4.3"])
    .At("vie 2026-03-13 15:00").Opened()
    .At("vie 2026-03-13 15:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("sáb 2026-03-14 10:00").AgentReplied("¿Ya lo probó?", by: Rol.Mesa, needsInformation: true)
    .ExpectNoStatus()
    .Until("lun 2026-03-16 15:00").ExpectStatus(Estado.Cerrado, byItself: true, code: Codigo.SinValidacion);

Scenario("Aceptada la solución, la mesa cierra como aprobado", proves: ["MN-2.1", "MN-3.6-a", "MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 11:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("lun 2026-03-09 11:30").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.AprobadoCliente).ExpectRefused("not_accepted_by_customer", citing: "MN-3.6.1")
    .At("lun 2026-03-09 12:00").CustomerReplied("Quedó bien", by: Rol.Usuario, accepts: true).ExpectNothing()
    .At("lun 2026-03-09 12:30").StatusChanged(Estado.Cerrado, by: Rol.Consultor, code: Codigo.AprobadoCliente).ExpectRefused("role_not_allowed")
    .At("lun 2026-03-09 12:30").StatusChanged(Estado.Cerrado, by: Rol.Mesa)
    .ExpectRefused("missing_data", missing: ["closeCode"], accepted: [Codigo.AprobadoCliente, Codigo.Cancelado, Codigo.Invalido])
    .At("lun 2026-03-09 13:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.AprobadoCliente)
    .ExpectStatus(Estado.Cerrado, from: Estado.Solucionado, by: Rol.Mesa, code: Codigo.AprobadoCliente, citing: "MN-3.6.1")
    .ExpectNotified(Plantilla.Cerrado, via: Correo, to: "uno@example.com", saying: "Gracias por validar la solución", citing: "MN-3.6.1")
    .ExpectNothingElse();

Scenario("Solo vale la aceptación de lo solucionado", proves: ["MN-3.6-a"])
    // Antes de solucionarlo no cuenta.
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:10").CustomerReplied("Me parece bien", by: Rol.Usuario, accepts: true).ExpectNothing()
    .At("lun 2026-03-09 11:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("lun 2026-03-09 11:30").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.AprobadoCliente).ExpectRefused("not_accepted_by_customer")
    // Ni la de un agente.
    .At("lun 2026-03-09 11:40").AgentReplied("Dice que sí", by: Rol.Mesa, with: [Accepts.Is(true)])
    .At("lun 2026-03-09 11:50").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.AprobadoCliente).ExpectRefused("not_accepted_by_customer")
    // Ni la de una solución anterior.
    .At("lun 2026-03-09 12:00").CustomerReplied("Quedó bien", by: Rol.Usuario, accepts: true)
    .At("lun 2026-03-09 13:00").StatusChanged(Estado.Asignado, by: Rol.Consultor).ExpectRefused("role_not_allowed")
    .At("lun 2026-03-09 13:00").StatusChanged(Estado.Asignado, by: Rol.Mesa).ExpectStatus(Estado.Asignado, from: Estado.Solucionado)
    .At("lun 2026-03-09 14:00").StatusChanged(Estado.Solucionado, by: Rol.Consultor, solution: Solucion.Workaround)
    .At("lun 2026-03-09 15:00").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.AprobadoCliente).ExpectRefused("not_accepted_by_customer");

Scenario("Una solución que no se acepta escala y vuelve a segundo nivel", proves: ["MN-3.6-a"])
    .At("vie 2026-03-13 14:00").Opened()
    .At("vie 2026-03-13 14:10").CustomerReplied("Así no", by: Rol.Usuario, accepts: false).ExpectNothing()
    .At("vie 2026-03-13 15:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("sáb 2026-03-14 10:00").AgentReplied("Dice que no", by: Rol.Mesa, with: [Accepts.Is(false)]).ExpectNothing()
    .At("sáb 2026-03-14 11:00").CustomerReplied("Sigue igual", by: Rol.Usuario, accepts: false)
    .ExpectEscalated(Matriz.Mesa, 1, Rol.Mesa, citing: "MN-3.6-a")
    .ExpectNotified(Plantilla.Escalado, via: Correo, to: "soporte@kionetworks.com")
    .ExpectStatus(Estado.Asignado, from: Estado.Solucionado, by: Rol.Usuario, citing: "MN-3.6-a")
    .ExpectNotified(Plantilla.Asignado, via: Correo, to: "uno@example.com")
    .ExpectNothingElse()
    // El cierre automático de la solución anterior ya no llega.
    .Until("vie 2026-03-27 15:00").ExpectNothing();

Scenario("Al volver de solucionado el cierre automático se detiene", proves: ["MN-3.6-b"])
    .At("vie 2026-03-13 15:00").Opened()
    .At("vie 2026-03-13 15:00").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("sáb 2026-03-14 10:00").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .Until("vie 2026-03-27 15:00").ExpectNothing();

Scenario("Nuevo, la mesa lo cierra como inválido", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened(Canal.Is(Web))
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).ExpectStatus(Estado.Cerrado, from: Estado.Nuevo, code: Codigo.Invalido, citing: "MN-3.6.1");

Scenario("Abierto, la mesa lo cierra como cancelado", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Cancelado).ExpectStatus(Estado.Cerrado, from: Estado.Abierto, code: Codigo.Cancelado, citing: "MN-3.6.1");

Scenario("Asignado, la mesa lo cierra como inválido", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).ExpectStatus(Estado.Cerrado, from: Estado.Asignado, code: Codigo.Invalido, citing: "MN-3.6.1");

Scenario("En proceso, la mesa lo cierra como cancelado", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.EnProceso, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Cancelado).ExpectStatus(Estado.Cerrado, from: Estado.EnProceso, code: Codigo.Cancelado, citing: "MN-3.6.1");

Scenario("Pendiente por usuario, la mesa lo cierra como inválido", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.PendienteUsuario, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).ExpectStatus(Estado.Cerrado, from: Estado.PendienteUsuario, code: Codigo.Invalido, citing: "MN-3.6.1");

Scenario("Pendiente por proveedor, la mesa lo cierra como cancelado", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Asignado, by: Rol.Mesa)
    .At("lun 2026-03-09 10:02").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Cancelado).ExpectStatus(Estado.Cerrado, from: Estado.PendienteProveedor, code: Codigo.Cancelado, citing: "MN-3.6.1");

Scenario("Solucionado, la mesa lo cierra como inválido", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:01").StatusChanged(Estado.Solucionado, by: Rol.Mesa, solution: Solucion.Definitiva)
    .At("lun 2026-03-09 10:10").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.Invalido).ExpectStatus(Estado.Cerrado, from: Estado.Solucionado, code: Codigo.Invalido, citing: "MN-3.6.1");

Scenario("Nadie más cierra, ni con otro código", proves: ["MN-3.6.1"])
    .At("lun 2026-03-09 11:00").To("otro").Opened()
    .At("lun 2026-03-09 11:10").To("otro").StatusChanged(Estado.Cerrado, by: Rol.Consultor, code: Codigo.Invalido).ExpectRefused("role_not_allowed")
    .At("lun 2026-03-09 11:10").To("otro").StatusChanged(Estado.Cerrado, by: Rol.Mesa, code: Codigo.SinValidacion)
    .ExpectRefused("value_not_accepted", accepted: [Codigo.Cancelado, Codigo.Invalido]);
