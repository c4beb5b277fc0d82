// Guía de Servicio, Mesa de Servicio, versión 2.5. Cada regla empieza por la cláusula que la dice.
// El documento no trae la 2.5 completa: es la 2.6 sin lo que su control de versiones agrega (MN-0).
Policy("masnegocio/mesa-de-servicio", version: "2.5", from: "2017-11-22", source: "Guía de Servicio, Mesa de Servicio");

// ── 3.1 Horarios ────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-1").Says("Rigen los niveles de servicio del contrato; el código de ética, la política anticorrupción y la de protección de datos los complementan.");
Clause("MN-2.2").Says("El vocabulario es el del glosario: incidente, incidente relevante, impacto, urgencia, prioridad, problema, RCA, TAM, tiempo de reacción y de atención, usuario válido, workaround.");
Clause("MN-3.1.1").Calendar(Horario.Mesa, "Mon-Fri 09:00-19:00");
Clause("MN-3.4.2-h").Holidays(Horario.Mesa, Mexico.Statutory);
Clause("MN-3.1.2").Calendar(Horario.Continuo, "Mon-Sun 00:00-24:00");

// ── 3.3 Recepción ───────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.3").Accepts(Canal, CorreoAutomatico, Correo, Chat, Web);
Clause("MN-3.3").AllowsOnly(Replied, ReplyChannel, CorreoAutomatico, Correo, Chat, Web);
Clause("MN-3.3").Refuses(Opened, !UsuarioValido, reason: "requester_not_valid");
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

// ── 3.4.2 Indicadores de reacción y atención ────────────────────────────────────────────────────────────────────
Clause("MN-3.4.2-a").Target(Plazo.Reaccion, by: Prioridad)
    .On(Horario.Mesa)
    .Within(Critica, 40.Minutes)
    .Within(Alta,    1.Hours)
    .Within(Media,   2.Hours)
    .Within(Baja,    2.Hours)
    .MetBy(Replied.If(From == Agent));
Clause("MN-3.1.2").Target(Plazo.Reaccion).On(Horario.Continuo, when: Soporte == Tecnologico);
Clause("MN-3.1.1").Target(Plazo.Reaccion).On(HorarioExtendido);

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
Clause("MN-3.1.1").Target(Plazo.Atencion).On(HorarioExtendido, when: SegundoNivelExtendido & Linea != Tecnologico);
Clause("MN-3.4.2-c").Target(Plazo.Atencion)
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
Clause("MN-3.5").On(Entered(Estado.Solucionado)).Notify(Plantilla.Solucionado, via: Correo, to: Solicitante);

// ── 3.5.2 Escalamiento ──────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.5.2-b").Says("Para dudas posteriores está el Listado de Escalamiento de Fallas Técnicas, que se entrega al responsable del servicio según lo contratado.");
Clause("MN-3.5.2").Escalation(Matriz.Mesa, Rol.Mesa, Rol.SupervisorMesa, Rol.GerenteMesa, Rol.DirectorServicio);
Clause("MN-3.5.2").On(EscalationRequested).Escalate(Matriz.Mesa);
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

// ── 3.11 Mantenimiento ──────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-3.11-a").Refuses(MaintenanceAnnounced, !Critical & Condition.That(facts => facts.At(Start) - facts.Now < Duration.FromDays(5)), reason: "notice_too_short");
Clause("MN-3.11-a").On(MaintenanceAnnounced.If(!Critical)).Notify(Plantilla.Mantenimiento, via: Correo, to: ContactosDelAviso);
Clause("MN-3.11-b").On(MaintenanceAnnounced.If(Critical)).Notify(Plantilla.Mantenimiento, via: Correo, to: ContactosDelAviso);

// ── 4 Portal ────────────────────────────────────────────────────────────────────────────────────────────────────
Clause("MN-4").Says("En el portal se crean casos y se les da seguimiento; su catálogo trae las plantillas de solicitud y de incidente.");

// ── Lo que el documento contradice o deja abierto ───────────────────────────────────────────────────────────────
Conflict("MN-3.6-b", "MN-3.6.1", says: "3 días naturales / 3 días hábiles", governs: "MN-3.6-b",
    because: "la versión 2.5 cambió hábiles por naturales en el cierre de tickets", change: ".AutoClose(");
Conflict("MN-3.6.1", "MN-3.4.3", says: "«cancelado» es estado y código de cierre; «rechazado» se traslapa con «inválido»", governs: "MN-3.4.3",
    because: "el estado se fija antes de solucionar; el código acompaña a un cierre", change: ".Needs(CloseCode.OneOf(Codigo.Cancelado");
Assume("MN-0", "Lo que el control de versiones solo llama actualizado en 2.6 es igual en 2.5.");
Assume("MN-0", "Sin horarios distintos para incidentes y solicitudes, lo tecnológico se recibe 7 x 24 sea del tipo que sea, y lo demás en el horario de la mesa.", change: "Target(Plazo.Reaccion).On(Horario.Continuo");
Assume("MN-0", "Auditorías y quejas se atienden en 2.5 como cualquier ticket; serviceDown no lo hace relevante.");
Conflict("MN-3.4.2-a", "MN-3.1.2", says: "reacción en horas hábiles / tecnológicos 7 x 24", governs: "MN-3.1.2",
    because: "la reacción corre en el horario en que se recibe ese tipo de ticket", change: "Target(Plazo.Reaccion).On(Horario.Continuo");
Assume("MN-2.1-b",   "La validación inmediata de una solución de primer nivel tiene como máximo los tres días de MN-3.6-b.", change: ".AutoClose(");
Assume("MN-3.4-a",   "Pantallas, mensajes de error y el formato de levantamiento son opcionales.", change: ".Requires(");
Assume("MN-3.4.2-a", "La reacción se cumple con la primera respuesta de cualquier agente; la copia automática no cuenta.", change: ".MetBy(Replied.If(From == Agent))");
Assume("MN-3.4.2-b", "«IT y Aplicativos» es el reloj de support: tecnologico.", change: "Target(Plazo.Atencion, by: Prioridad, when: Linea == Tecnologico)");
Assume("MN-3.4.2-c", "Un ticket solucionado en primer nivel no detiene el reloj de atención: solo la respuesta de un consultor o el cierre.", change: ".MetBy(Replied.If(From == Agent & Actor == Rol.Consultor))");
Assume("MN-3.4.2-h", "Las horas hábiles dejan fuera los días de descanso obligatorio (LFT art. 74).", change: ".Holidays(");
Assume("MN-3.4.3-p", "Pendiente por usuario pausa la atención; pendiente por proveedor no.", change: ".PausedIn(");
Assume("MN-3.5.2",   "Un objetivo incumplido escala por sí mismo; cada queja o incumplimiento sube un nivel y el último no se repite.", change: "Missed(Plazo.Reaccion)");
Assume("MN-3.6-b",   "Un día antes del cierre automático se avisa al usuario.", change: ".WarnsBefore(");
Assume("MN-3.6.1",   "El código sin_validacion lo pone solo el cierre automático.", change: ".AutoClose(");
