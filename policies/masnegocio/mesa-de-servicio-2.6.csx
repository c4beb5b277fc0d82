// Guía de Servicio, Mesa de Servicio, versión 2.6. Cada regla empieza por la cláusula que la dice.
Policy("masnegocio/mesa-de-servicio", version: "2.6", from: "2019-09-17", source: "Guía de Servicio, Mesa de Servicio");

// ── 3.1 Horarios ────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-1").Says("Rigen los niveles de servicio del contrato; el código de ética, la política anticorrupción y la de protección de datos los complementan.");
Clause("MN-2.2").Says("El vocabulario es el del glosario: incidente, incidente relevante, impacto, urgencia, prioridad, problema, RCA, TAM, tiempo de reacción y de atención, usuario válido, workaround.");
Clause("MN-3.1.1").Calendar(Horario.Mesa, "Mon-Fri 09:00-19:00");
Clause("MN-3.4.2-h").Holidays(Horario.Mesa, Mexico.Statutory);
Clause("MN-3.1.2").Calendar(Horario.Continuo, "Mon-Sun 00:00-24:00");

// ── 3.3 Recepción ───────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.3").Accepts(Canal, CorreoAutomatico, Correo, Chat, Web, WhatsApp);
Clause("MN-3.3").AllowsOnly(Replied, ReplyChannel, CorreoAutomatico, Correo, Chat, Web, WhatsApp);
Clause("MN-3.3").Refuses(Opened, !UsuarioValido, reason: "requester_not_valid");
Clause("MN-3.3.5").Refuses(Opened, Canal == WhatsApp & !WhatsAppAutorizado, reason: "whatsapp_not_authorized");
Clause("MN-3.3.4").Says("En la web hay avisos y ventanas de mantenimiento, seguimiento de tickets, reportes, guías, manuales e información de contacto.");
Clause("MN-3.3.2").Starts(Estado.Nuevo, when: Canal.In(CorreoAutomatico, Web));
Clause("MN-3.3.2").Starts(Estado.Abierto);

// ── 3.4 Levantamiento ───────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.4-a").Requires(Titulo, Descripcion, NombreDelSolicitante, EmpresaDelSolicitante, UsuarioValido);
Clause("MN-3.4-b").On(Opened).Notify(Plantilla.CopiaCreacion, via: Correo, to: Solicitante);

// ── 3.4.1 Prioridades ───────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.4.1-d").Matrix(Prioridad, rows: Urgencia, columns: Impacto,
                 [Extenso, Significativo, Moderado, Menor],
    Row(Critica, [Critica, Critica,       Alta,     Alta]),
    Row(Alta,    [Critica, Alta,          Alta,     Media]),
    Row(Media,   [Alta,    Alta,          Media,    Media]),
    Row(Baja,    [Media,   Media,         Baja,     Baja]));

Clause("MN-3.2").Decide(Linea, Tecnologico, when: Soporte == Tecnologico);
Clause("MN-3.2").Decide(Linea, Tecnico, when: Soporte == Tecnico);
Clause("MN-3.2").Decide(Linea, Funcional);
Clause("MN-3.8-a").Decide(Relevante, true, when: ServicioCaido);
Clause("MN-3.8-a").Decide(Relevante, false);

// ── 3.10 Auditorías: cuántas lleva el cliente en el año ─────────────────────────────────────────────────────────
var auditorias = Fact("auditorias", of: FactOwner.Customer, within: FactPeriod.CalendarYear);
var auditoriaIncluida = Tipo == Auditoria & auditorias < 1;
var auditoriaAdicional = Tipo == Auditoria & auditorias >= 1;
var esLaIncluida = Flag("auditoria_incluida");

// ── 3.4.2 Indicadores de reacción y atención ────────────────────────────────────────────────────────────────────
Clause("MN-3.4.2-a").Target(Plazo.Reaccion, by: Prioridad)
    .On(Horario.Mesa)
    .Within(Critica, 40.Minutes)
    .Within(Alta,    1.Hours)
    .Within(Media,   2.Hours)
    .Within(Baja,    2.Hours)
    .StartsOn(Opened.If(!auditoriaAdicional))
    .MetBy(Replied.If(From == Agent));
Clause("MN-3.1.2").Target(Plazo.Reaccion).On(Horario.Continuo, when: Soporte == Tecnologico & Tipo == Incidente);
Clause("MN-3.1.3").Target(Plazo.Reaccion).On(HorarioExtendido);

Clause("MN-3.4.2-b").Target(Plazo.Atencion, by: Prioridad, when: Linea == Tecnologico)
    .On(Horario.Continuo)
    .Within(Critica, 1.Hours)
    .Within(Alta,    4.Hours)
    .Within(Media,   8.Hours)
    .Within(Baja,    8.Hours);
Clause("MN-3.4.2-c").Target(Plazo.Atencion, by: Prioridad, when: Linea != Tecnologico)
    .On(Horario.Mesa)
    .Within(Critica, 3.Hours)
    .Within(Alta,    10.Hours)
    .Within(Media,   20.Hours)
    .Within(Baja,    20.Hours);
Clause("MN-3.1.3").Target(Plazo.Atencion)
    .On(HorarioExtendido, when: SegundoNivelExtendido & Linea != Tecnologico)
    .BeginsAtOpeningOf(HorarioExtendido, when: SegundoNivelExtendido & Linea == Tecnologico & Tipo == Solicitud)
    .BeginsAtOpeningOf(Horario.Mesa,     when: Linea == Tecnologico & Tipo == Solicitud);
Clause("MN-3.4.2-c").Target(Plazo.Atencion)
    .StartsOn(Opened.If(!auditoriaAdicional))
    .MetBy(Replied.If(From == Agent & Actor == Rol.Consultor));
Clause("MN-3.4.3-p").Target(Plazo.Atencion).PausedIn(Estado.PendienteUsuario);

Clause("MN-3.4.2-a").On(Warned(Plazo.Reaccion)).Notify(Plantilla.ObjetivoEnRiesgo, via: Correo, to: CorreoDeLaMesa);
Clause("MN-3.4.2-c").On(Warned(Plazo.Atencion)).Notify(Plantilla.ObjetivoEnRiesgo, via: Correo, to: CorreoDeLaMesa);

// ── 3.4.3 Estados ───────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.4.3").Final(Estado.Cerrado, Estado.Rechazado, Estado.Cancelado);
Clause("MN-3.4.3").From(Estado.Nuevo).To(Estado.Abierto).By(Rol.Mesa);
Clause("MN-3.4.3").From(Estado.Nuevo, Estado.Abierto).To(Estado.Asignado, Estado.Rechazado, Estado.Cancelado).By(Rol.Mesa);
Clause("MN-3.4.3").Among(Estado.Asignado, Estado.EnProceso, Estado.PendienteUsuario, Estado.PendienteProveedor).By(Rol.Consultor, Rol.Tam, Rol.Mesa);
Clause("MN-3.4.3").From(Estado.Asignado, Estado.EnProceso, Estado.PendienteUsuario, Estado.PendienteProveedor).To(Estado.Cancelado).By(Rol.Mesa);
Clause("MN-3.4.3").From(Estado.Solucionado).To(Estado.Asignado).By(Rol.Mesa);
Clause("MN-3.4.3").On(Entered(Estado.Asignado)).Notify(Plantilla.Asignado, via: Correo, to: Solicitante);
Clause("MN-3.4.3").On(Replied.If(From == Agent & NeedsInformation & !CurrentStatus.In(Estado.Solucionado, Estado.PendienteUsuario)))
    .ChangeStatus(Estado.PendienteUsuario);
Clause("MN-3.4.3").On(Replied.If(From == Agent & NeedsInformation)).Notify(Plantilla.PideInformacion, via: Correo, to: Solicitante);
Clause("MN-3.4.3").On(Replied.If(From == Customer & CurrentStatus == Estado.PendienteUsuario)).ChangeStatus(Estado.EnProceso);

// ── 3.5 Solución ────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.5.1").From(Estado.Nuevo, Estado.Abierto).To(Estado.Solucionado).By(Rol.Mesa)
    .Needs(SolutionType.OneOf(Solucion.Definitiva, Solucion.Workaround));
Clause("MN-3.5.1").From(Estado.Asignado, Estado.EnProceso, Estado.PendienteUsuario, Estado.PendienteProveedor).To(Estado.Solucionado)
    .By(Rol.Consultor, Rol.Tam, Rol.Mesa)
    .Needs(SolutionType.OneOf(Solucion.Definitiva, Solucion.Workaround));
Clause("MN-3.10-c").From(Estado.Asignado, Estado.EnProceso, Estado.PendienteUsuario, Estado.PendienteProveedor).To(Estado.Solucionado)
    .By(Rol.Bpo).OnlyIf(Tipo == Auditoria, reason: "only_for_audits")
    .Needs(SolutionType.OneOf(Solucion.Definitiva, Solucion.Workaround));
Clause("MN-3.5").On(Entered(Estado.Solucionado)).Notify(Plantilla.Solucionado, via: Correo, to: Solicitante);

// ── 3.5.2 Escalamiento ──────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.5.2-b").Says("Para dudas posteriores está el Listado de Escalamiento de Fallas Técnicas, que se entrega al responsable del servicio según lo contratado.");
Clause("MN-3.5.2").Escalation(Matriz.Mesa, Rol.Mesa, Rol.SupervisorMesa, Rol.GerenteMesa, Rol.DirectorServicio);
Clause("MN-3.5.2").On(EscalationRequested.If(!Area.Given)).Escalate(Matriz.Mesa);
Clause("MN-3.5.2").On(Missed(Plazo.Reaccion), Missed(Plazo.Atencion))
    .Notify(Plantilla.ObjetivoIncumplido, via: Correo, to: CorreoDeLaMesa)
    .Escalate(Matriz.Mesa);
Clause("MN-3.5.2").On(Reached(Matriz.Mesa)).Notify(Plantilla.Escalado, via: Correo, to: Recipient.EscalationContact);

// ── 3.6 Cierre ──────────────────────────────────────────────────────────────────────────────────────────────────
var aceptada = Flag("solucion_aceptada");
Clause("MN-3.6-a").On(Replied.If(From == Customer & Accepts == true & CurrentStatus == Estado.Solucionado)).Remember(aceptada);
Clause("MN-3.6-a").On(Left(Estado.Solucionado)).Forget(aceptada);
Clause("MN-3.6-a").On(Replied.If(From == Customer & Accepts == false & CurrentStatus == Estado.Solucionado))
    .Escalate(Matriz.Mesa)
    .ChangeStatus(Estado.Asignado);
Clause("MN-3.6-b").AutoClose(Plazo.CierreAutomatico, from: Estado.Solucionado, to: Estado.Cerrado, after: 3.NaturalDays, code: Codigo.SinValidacion)
    .CancelledBy(Replied.If(From == Customer))
    .WarnsBefore(1.NaturalDays);
Clause("MN-3.6-b").On(Warned(Plazo.CierreAutomatico)).Notify(Plantilla.AvisoCierre, via: Correo, to: Solicitante);
Clause("MN-3.6.1").From(Estado.Solucionado).To(Estado.Cerrado).By(Rol.Mesa)
    .Needs(CloseCode.OneOf(Codigo.AprobadoCliente))
    .OnlyIf(aceptada, reason: "not_accepted_by_customer");
Clause("MN-3.6.1").From(Estado.Nuevo, Estado.Abierto, Estado.Asignado, Estado.EnProceso, Estado.PendienteUsuario, Estado.PendienteProveedor, Estado.Solucionado)
    .To(Estado.Cerrado).By(Rol.Mesa)
    .Needs(CloseCode.OneOf(Codigo.Cancelado, Codigo.Invalido));
Clause("MN-3.6.1").On(Entered(Estado.Cerrado)).Notify(Plantilla.Cerrado, via: Correo, to: Solicitante);

// ── 3.8 Incidentes relevantes ───────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.8-b").Target(Plazo.Rca)
    .On(Horario.Continuo)
    .Within(72.NaturalHours)
    .StartsOn(Entered(Estado.Cerrado).If(Relevante))
    .MetBy(Delivered.If(What == Asunto.Rca));
Clause("MN-3.8-b").AcceptsWhenFinal(Delivered.If(What == Asunto.Rca));
Clause("MN-3.8-c").Target(Plazo.Drp)
    .On(Horario.Continuo)
    .Within(3.NaturalHours)
    .StartsOn(Opened.If(ServicioCaido & DrpContratado), ServiceInterrupted.If(DrpContratado))
    .MetBy(ServiceRestored);
Clause("MN-3.8-c").On(Missed(Plazo.Drp)).Task(Tarea.AprobacionDrp, Rol.Usuario);
Clause("MN-3.8-c").On(Approval.If(What == Asunto.Drp & Approved)).Task(Tarea.ProtocoloDrp, Rol.Mesa);

// ── 3.10 Auditorías ─────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.10-a").Refuses(Opened, Tipo == Auditoria & !Adjuntos.Holds(Adjunto.SolicitudAuditoria), reason: "audit_form_missing", missing: Adjuntos);
Clause("MN-3.10-i").On(Opened.If(auditoriaIncluida)).Count(auditorias).Remember(esLaIncluida);
Clause("MN-3.10-i").On(Opened.If(auditoriaAdicional)).RouteTo(Destino.Comercial);
Clause("MN-3.10-b").Target(Plazo.Auditoria)
    .On(Horario.Mesa)
    .Within(7.BusinessDays)
    .StartsOn(Opened.If(auditoriaIncluida & Ambiente != Alterno))
    .MetBy(Delivered.If(What == Asunto.Evidencia));
Clause("MN-3.10-d").Target(Plazo.Auditoria)
    .StartsOn(Approval.If(What == Asunto.AuditoriaAlterno & Approved & esLaIncluida & Ambiente == Alterno));
Clause("MN-3.10-c").Refuses(Delivered, What == Asunto.Evidencia & Actor != Rol.Bpo, reason: "only_bpo_delivers");
Clause("MN-3.10-c").On(Delivered.If(What == Asunto.Evidencia & Tipo == Auditoria)).ChangeStatus(Estado.Solucionado, solutionType: Solucion.Definitiva);
Clause("MN-3.10-h").Timer(Plazo.CierreAutomatico).On(Horario.Mesa).Within(3.BusinessDays, when: Tipo == Auditoria);

// ── 3.11 Mantenimiento ──────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.11-a").Refuses(MaintenanceAnnounced, !Critical & Condition.That(facts => facts.At(Start) - facts.Now < Duration.FromDays(5)), reason: "notice_too_short");
Clause("MN-3.11-a").On(MaintenanceAnnounced.If(!Critical)).Notify(Plantilla.Mantenimiento, via: Correo, to: ContactosDelAviso);
Clause("MN-3.11-b").On(MaintenanceAnnounced.If(Critical)).Notify(Plantilla.Mantenimiento, via: Correo, to: ContactosDelAviso);

// ── 3.13 Quejas ─────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.MesaDeServicio, Rol.GerenteMesaDeServicio, Rol.DirectorDeServicioAlCliente);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.ServiceDelivery, Rol.GerenteServiceDelivery, Rol.DirectorDeServicioAlCliente);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.Monitoreo, Rol.CoordinadorDeMonitoreoSenior, Rol.DirectorDeServicioAlCliente);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.DireccionServicioAlCliente, Rol.DirectorDeServicioAlCliente);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.ProductosOracle, Rol.SubdirectorProductosOracle, Rol.DirectorDeOperaciones);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.Infraestructura, Rol.SubdirectorDeInfraestructura, Rol.DirectorDeOperaciones);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.Operaciones, Rol.SubdirectorDeOperaciones, Rol.DirectorDeOperaciones);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.SapECommerce, Rol.SubdirectorSapECommerce, Rol.DirectorDeOperaciones);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.OperacionesDeProductosMasnegocio, Rol.GerenteDeOperacionesDeProductosMasnegocio, Rol.DirectorDeBusinessDevelopment);
Clause("MN-3.13.1").Escalation(Matriz.Quejas, AreaDeQueja.BusinessDevelopment, Rol.DirectorDeBusinessDevelopment);
Clause("MN-3.13.1").On(EscalationRequested.If(Area.Given)).Escalate(Matriz.Quejas);
Clause("MN-3.13.1").On(Reached(Matriz.Quejas)).Notify(Plantilla.Escalado, via: Correo, to: Recipient.EscalationContact);

// ── 4 Portal ────────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-4").Says("En el portal se crean casos y se les da seguimiento; su catálogo trae las plantillas de solicitud y de incidente.");

// ── Lo que el documento contradice o deja abierto ───────────────────────────────────────────────────────────────
Conflict("MN-3.6-b", "MN-3.6.1", says: "3 días naturales / 3 días hábiles", governs: "MN-3.6-b",
    because: "la versión 2.5 cambió hábiles por naturales en el cierre de tickets", change: ".AutoClose(");
Conflict("MN-3.6.1", "MN-3.4.3", says: "«cancelado» es estado y código de cierre; «rechazado» se traslapa con «inválido»", governs: "MN-3.4.3",
    because: "el estado se fija antes de solucionar; el código acompaña a un cierre", change: ".Needs(CloseCode.OneOf(Codigo.Cancelado");
Conflict("MN-3.10-h", "MN-3.6-b", says: "auditorías: tres días hábiles / mesa: tres días naturales", governs: "MN-3.10-h",
    because: "la política de auditorías es la más específica", change: ".Within(3.BusinessDays");
Conflict("MN-3.4.2-a", "MN-3.1.2", says: "reacción en horas hábiles / incidentes tecnológicos 7 x 24", governs: "MN-3.1.2",
    because: "la reacción corre en el horario en que se recibe ese tipo de ticket", change: "Target(Plazo.Reaccion).On(Horario.Continuo");
Assume("MN-0",       "Lo que el control de versiones solo llama actualizado en 2.6 es igual en 2.5.");
Assume("MN-2.1-b",   "La validación inmediata de una solución de primer nivel tiene como máximo los tres días de MN-3.6-b.", change: ".AutoClose(");
Assume("MN-3.3.5",   "La autorización de WhatsApp es la del cliente (customer.whatsappAuthorized).", change: "!WhatsAppAutorizado");
Assume("MN-3.4-a",   "Pantallas, mensajes de error y el formato de levantamiento son opcionales.", change: ".Requires(");
Assume("MN-3.4.2-a", "La reacción se cumple con la primera respuesta de cualquier agente; la copia automática no cuenta.", change: ".MetBy(Replied.If(From == Agent))");
Assume("MN-3.4.2-b", "«IT y Aplicativos» es el reloj de support: tecnologico.", change: "Target(Plazo.Atencion, by: Prioridad, when: Linea == Tecnologico)");
Assume("MN-3.4.2-c", "Un ticket solucionado en primer nivel no detiene el reloj de atención: solo la respuesta de un consultor o el cierre.", change: ".MetBy(Replied.If(From == Agent & Actor == Rol.Consultor))");
Assume("MN-3.4.2-h", "Las horas hábiles dejan fuera los días de descanso obligatorio (LFT art. 74).", change: ".Holidays(");
Assume("MN-3.4.3-p", "Pendiente por usuario pausa la atención; pendiente por proveedor no.", change: ".PausedIn(");
Assume("MN-3.5.2",   "Un objetivo incumplido escala por sí mismo; cada queja o incumplimiento sube un nivel y el último no se repite.", change: "Missed(Plazo.Reaccion)");
Assume("MN-3.6-b",   "Un día antes del cierre automático se avisa al usuario.", change: ".WarnsBefore(");
Assume("MN-3.6.1",   "El código sin_validacion lo pone solo el cierre automático.", change: ".AutoClose(");

// ── Reglas del documento que no llevan una regla propia aquí ────────────────────────────────────────────────────
// Las dice otra, o las cumple la forma misma de la política.
Assume("MN-0",       "Lo que agrega la 2.6 está en sus cláusulas; lo que le falta a la 2.5, en su guion.",  allows: Check.UnspokenClause);
Assume("MN-3.4.1-a", "Las prioridades son los valores que decide la matriz de MN-3.4.1-d.",                 allows: Check.UnspokenClause);
Assume("MN-3.4.1-b", "Los impactos son las columnas de la matriz de MN-3.4.1-d.",                           allows: Check.UnspokenClause);
Assume("MN-3.4.1-c", "Las urgencias son las filas de la matriz de MN-3.4.1-d.",                             allows: Check.UnspokenClause);
Assume("MN-3.4.1-e", "El contrato de un cliente reemplaza la matriz con un guion de la carpeta contracts.", allows: Check.UnspokenClause);
Assume("MN-3.4.2-d", "Reacción y atención son dos objetivos, cada uno con su reloj.",                       allows: Check.UnspokenClause);
Assume("MN-3.7-b",   "La indisponibilidad se reporta por los medios de MN-3.3, con serviceDown.",           allows: Check.UnspokenClause);
Assume("MN-3.10-l",  "La evidencia solo se recibe como entrega de un ticket, MN-3.10-c.",                   allows: Check.UnspokenClause);
Assume("MN-3.13-b",  "Las quejas entran por los medios de MN-3.3, como todo ticket.",                       allows: Check.UnspokenClause);
Assume("MN-3.15-b",  "Los niveles de servicio se miden solo con los eventos de la herramienta.",            allows: Check.UnspokenClause);

// La política todavía no las decide: se cumplen a mano.
Assume("MN-2.2-a",  "Pendiente: el orden de atención de los incidentes relevantes y mayores.",                                 allows: Check.UnspokenClause);
Assume("MN-2.2-c",  "Pendiente: el registro de quejas con su historial.",                                                      allows: Check.UnspokenClause);
Assume("MN-3.7",    "Pendiente: la bitácora de interrupciones y la disponibilidad por periodo.",                               allows: Check.UnspokenClause);
Assume("MN-3.10-e", "Pendiente: los cinco días hábiles de aviso de una visita física.",                                        allows: Check.UnspokenClause);
Assume("MN-3.10-f", "Pendiente: lo que no venía en la solicitud inicial se pide en otro ticket.",                              allows: Check.UnspokenClause);
Assume("MN-3.10-g", "Pendiente: una solicitud de manipular información detiene la auditoría y se reporta al Comité de Ética.", allows: Check.UnspokenClause);
Assume("MN-3.12",   "Pendiente: el reporte mensual de niveles de servicio.",                                                   allows: Check.UnspokenClause);
Assume("MN-3.13",   "Pendiente: las encuestas de satisfacción y de quejas.",                                                   allows: Check.UnspokenClause);
Assume("MN-3.14",   "Pendiente: la encuesta anual de NPS y su resultado.",                                                     allows: Check.UnspokenClause);
Assume("MN-3.15-a", "Pendiente: los grupos de WhatsApp los administra la mesa fuera de la herramienta.",                       allows: Check.UnspokenClause);
Assume("MN-3.15-c", "Pendiente: ocultar contraseñas y direcciones en los avisos por WhatsApp.",                                allows: Check.UnspokenClause);
