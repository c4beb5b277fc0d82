// Acuerdo de Nivel de Servicio (ANS) de Acción Eficaz: lo que dicen todas sus versiones, en el orden del documento.
// Cada regla empieza por la cláusula que la dice.

// ── 3 Definiciones: tipos de cliente ────────────────────────────────────────────────────────────────────────────
var limite = 1.1m; // SMLMV del contrato mensual. El §4 dice 1.1 y el §3 dice 1.5: aquí se cambia (ver Conflict).
Clause("AE-3-a").Decide(TipoDeCliente, Flotante, when: !ValorDelContrato.Given);
Clause("AE-3-a").Decide(TipoDeCliente, Vip, when: ValorDelContrato > limite);
Clause("AE-3-a").Decide(TipoDeCliente, Regular);

// ── 4 Tiempos de respuesta ──────────────────────────────────────────────────────────────────────────────────────
Clause("AE-4-e").Calendar(Horario.Habil, "Mon-Fri 08:00-18:00");
Clause("AE-4-e").Holidays(Horario.Habil, Colombia.Legal);
Clause("AE-4-e").Target(Plazo.Respuesta).On(Horario.Habil);
Clause("AE-4-a").Target(Plazo.Respuesta, by: Prioridad, when: TipoDeCliente == Vip).Between(1.Hours, 6.Hours, over: [Alta, Media, Baja], spacing: "AE-4-d");
Clause("AE-4-b").Target(Plazo.Respuesta, by: Prioridad, when: TipoDeCliente == Regular).Between(2.Hours, 8.Hours, over: [Media, Baja]);
Clause("AE-4-c").Target(Plazo.Respuesta, by: Prioridad, when: TipoDeCliente == Flotante).Between(4.Hours, 12.Hours, over: [Media, Baja]);

var deSoporte = From == Agent;
var delCliente = From == Customer;
var porElPortal = ReplyChannel == Portal | !ReplyChannel.Given;
Clause("AE-3-b").Target(Plazo.Respuesta).MetBy(Replied.If(deSoporte & porElPortal & !NeedsInformation));
Clause("AE-4-f").Target(Plazo.Respuesta).MetBy(Replied.If(deSoporte & porElPortal & NeedsInformation));

// ── 5 a) Recepción de la solicitud ──────────────────────────────────────────────────────────────────────────────
Clause("AE-5").Accepts(Canal, Portal);
Clause("AE-5").On(Refused("channel_not_accepted").If(Canal != WhatsApp & From != Agent)).Notify(Plantilla.UseElPortal, via: Correo, to: CorreoDelCliente);
Clause("AE-5").Starts(Estado.Registrado);
Clause("AE-5-a").Requires(Titulo, Descripcion, Cliente);

Clause("AE-5-p").Matrix(Prioridad, rows: PrioridadPedida, columns: TipoDeCliente,
               [Vip,   Regular, Flotante],
    Row(Alta,  [Alta,  Media,   Media]),
    Row(Media, [Media, Media,   Media]),
    Row(Baja,  [Baja,  Baja,    Baja]));
Clause("AE-5-p").Decide(Prioridad, Media, when: !PrioridadPedida.Given);

// ── 5 b) Análisis de la solicitud ───────────────────────────────────────────────────────────────────────────────
Clause("AE-5-b").On(Replied.If(deSoporte & NeedsInformation))
    .ChangeStatus(Estado.EsperaCliente)
    .Notify(Plantilla.PideInformacion, via: Correo, to: CorreoDelCliente);
Clause("AE-5-b").On(Replied.If(deSoporte & NeedsInformation & (WhatsAppDelCliente.Given | TelefonoDelSolicitante.Given)))
    .Notify(Plantilla.PideInformacion, via: WhatsApp, to: NumeroRegistrado);
Clause("AE-5-b").On(Replied.If(delCliente & CurrentStatus == Estado.EsperaCliente)).ChangeStatus(Estado.Abierto);

// ── 5 c) Resolución de la solicitud ─────────────────────────────────────────────────────────────────────────────
Clause("AE-5-c1").From(Estado.Registrado).To(Estado.Abierto).By(Rol.Soporte);
Clause("AE-5-c1").On(Replied.If(deSoporte & !NeedsInformation & CurrentStatus == Estado.Registrado)).ChangeStatus(Estado.Abierto);
Clause("AE-5-c2").Among(Estado.Abierto, Estado.EsperaCliente, Estado.Escalado).By(Rol.Soporte, Rol.Supervisor, Rol.Especialista);
Clause("AE-5-c2").Escalation(Matriz.Supervision, Rol.Supervisor);
Clause("AE-5-c2").Escalation(Matriz.Especialistas, Rol.Especialista);
Clause("AE-5-c2").On(EscalationRequested.If(!Area.Given)).Escalate(Matriz.Supervision);
Clause("AE-5-c2").On(EscalationRequested.If(Area.Given)).Escalate(Matriz.Especialistas);
Clause("AE-5-c2").On(EscalationRequested).ChangeStatus(Estado.Escalado);

// ── 5 d) Seguimiento ────────────────────────────────────────────────────────────────────────────────────────────
var porVerificar = Flag("por_verificar");
Clause("AE-5-d").AllowsOnly(Replied, ReplyChannel, Portal, WhatsApp);
Clause("AE-5-d2").On(Replied.If(deSoporte & !NeedsInformation & !porVerificar))
    .Task(Tarea.VerificarSolucion, Rol.Soporte, within: 3.NaturalDays)
    .Remember(porVerificar);
Clause("AE-5-d2").On(Replied.If(delCliente)).Forget(porVerificar);

// ── 5 e) Cierre de la solicitud ─────────────────────────────────────────────────────────────────────────────────
var aceptada = Flag("solucion_aceptada");
Clause("AE-5-e1").Final(Estado.Cerrado);
Clause("AE-5-e1").AcceptsWhenFinal(Delivered.If(What == Asunto.Rca));
Clause("AE-5-e1").From(Estado.Registrado, Estado.Abierto, Estado.EsperaCliente, Estado.Escalado).To(Estado.Cerrado).By(Rol.Cliente);
Clause("AE-5-e1").From(Estado.Registrado, Estado.Abierto, Estado.EsperaCliente, Estado.Escalado).To(Estado.Cerrado).By(Rol.Soporte)
    .OnlyIf(aceptada, reason: "not_accepted_by_customer");
Clause("AE-5-e1").On(Replied.If(delCliente & Accepts == true)).Remember(aceptada);
Clause("AE-5-e1").On(Replied.If(delCliente & Accepts == false), Left(Estado.Cerrado)).Forget(aceptada);

Clause("AE-5-e2").Timer(Plazo.CierreAutomatico).Within(3.NaturalDays).StartsOn(Replied.If(deSoporte)).CancelledBy(Replied.If(delCliente));
Clause("AE-5-e2").On(Elapsed(Plazo.CierreAutomatico)).ChangeStatus(Estado.Cerrado);

// Después del cierre, que detiene todos los relojes, empieza a contar el plazo para reabrir.
var reabrible = Flag("reabrible");
Clause("AE-5-e3").On(Elapsed(Plazo.CierreAutomatico)).Remember(reabrible);
Clause("AE-5-e3").Timer(Plazo.Reapertura).Within(3.NaturalDays).StartsOn(Elapsed(Plazo.CierreAutomatico)).CancelledBy(Left(Estado.Cerrado));
Clause("AE-5-e3").On(Elapsed(Plazo.Reapertura), Left(Estado.Cerrado)).Forget(reabrible);
Clause("AE-5-e3").From(Estado.Cerrado).To(Estado.Abierto).By(Rol.Cliente).OnlyIf(reabrible, reason: "register_a_new_request");

// ── 6 Notificación al cliente ───────────────────────────────────────────────────────────────────────────────────
Clause("AE-6-a").On(Opened).Notify(Plantilla.Registro, via: Correo, to: CorreoDelCliente);
Clause("AE-6-b").On(Replied.If(delCliente | !NeedsInformation)).Notify(Plantilla.Seguimiento, via: Correo, to: CorreoDelCliente);
Clause("AE-6-c").On(Entered(Estado.Cerrado)).Notify(Plantilla.Cierre, via: Correo, to: CorreoDelCliente);
Clause("AE-6-d").On(Replied.If((delCliente | !NeedsInformation) & (WhatsAppDelCliente.Given | TelefonoDelSolicitante.Given)))
    .Notify(Plantilla.Seguimiento, via: WhatsApp, to: NumeroRegistrado);

// ── 7 Indicadores de calidad ────────────────────────────────────────────────────────────────────────────────────
var respondida = Flag("respondida"); // soporte ya respondió, por donde sea
var respondidaEnElPortal = Flag("respondida_en_el_portal");
var masDeUnaInteraccion = Flag("mas_de_una_interaccion");
Clause("AE-7").On(Replied.If(deSoporte)).Remember(respondida);
Clause("AE-7").On(Replied.If(deSoporte & porElPortal)).Remember(respondidaEnElPortal);
Clause("AE-7").On(Replied.If(deSoporte & (respondida | NeedsInformation)), Entered(Estado.Escalado), Left(Estado.Cerrado)).Remember(masDeUnaInteraccion);
Clause("AE-7").Indicator(Indicador.TiempoDeRespuesta, every: IndicatorPeriod.Month)
    .AverageHours(of: Plazo.Respuesta, on: Replied.If(deSoporte & porElPortal & !respondidaEnElPortal));
Clause("AE-7").Indicator(Indicador.TasaDeResolucion, every: IndicatorPeriod.Month)
    .Rate(of: Entered(Estado.Cerrado).If(respondida & !masDeUnaInteraccion), among: Entered(Estado.Cerrado).If(respondida));
Clause("AE-7").Indicator(Indicador.SatisfaccionDelCliente, every: IndicatorPeriod.Month)
    .Average(Score, on: SurveyAnswered.If(Survey == Satisfaccion));

// ── 8 Mejora continua ───────────────────────────────────────────────────────────────────────────────────────────
Clause("AE-8-a").Target(Plazo.Respuesta).StartsOn(Opened.If(AlDia));
Clause("AE-8-b").Queue(Destino.Soporte).JoinsOn(Opened).LeavesOn(Replied.If(deSoporte));
Clause("AE-8-c").On(Measured(Indicador.SatisfaccionDelCliente)).Task(Tarea.AccionesDeMejora, Rol.Supervisor);

// ── 9 Especificaciones del servicio ─────────────────────────────────────────────────────────────────────────────
var esperaPago = Flag("espera_pago");
Clause("AE-9-a").Accepts(ServicioActivo, reason: "service_not_active");
Clause("AE-9-b").On(Opened.If(!AlDia)).Remember(esperaPago).Notify(Plantilla.CuentaPendiente, via: Correo, to: CorreoDelCliente);
Clause("AE-9-b").Target(Plazo.Respuesta).StartsOn(CustomerUpdated.If(esperaPago & AlDia), Updated.If(esperaPago & AlDia));
Clause("AE-9-b").On(CustomerUpdated.If(AlDia), Updated.If(AlDia), Replied.If(deSoporte & porElPortal)).Forget(esperaPago);
Clause("AE-9-c").On(Refused("channel_not_accepted").If(Canal == WhatsApp)).Notify(Plantilla.UseElPortal, via: Correo, to: CorreoDelCliente);
Clause("AE-9-d").Says("Acción Eficaz ofrece capacitación sobre sus productos y servicios, asesoramiento y asistencia técnica especializada.");
Clause("AE-9-e").Says("Ayudamos a diagnosticar y resolver problemas técnicos del servicio activo; el §10 explica paso a paso cómo registrar y seguir una solicitud en el área de clientes.");

// ── 11 Revisión y actualización ─────────────────────────────────────────────────────────────────────────────────
Clause("AE-11").Yearly(Programa.RevisionDelAns, month: 12, day: 1, at: "08:00");
Clause("AE-11").On(Due(Programa.RevisionDelAns)).Task(Tarea.RevisarAns, Rol.Supervisor);

// ── Lo que el documento contradice o deja abierto ───────────────────────────────────────────────────────────────
Conflict("AE-3-a", "AE-4-a", says: "§3: el VIP supera 1.5 SMLMV / §4: el VIP supera 1.1 SMLMV", governs: "AE-4-a",
    because: "la tabla del §4 es la que fija los tiempos", change: "var limite");
Conflict("AE-8-b", "AE-5-p", says: "se atiende en el orden de recepción / hay prioridades", governs: "AE-8-b",
    because: "el orden de recepción rige la fila y la prioridad rige el plazo; otro orden se dice con First", change: "Queue(Destino.Soporte)");
Conflict("AE-5", "AE-9-c", says: "el portal es el único canal / WhatsApp atiende solicitudes", governs: "AE-5",
    because: "el §9 lo limita a solicitudes ya registradas: WhatsApp responde y no recibe", change: "Accepts(Canal, Portal)");
Conflict("AE-3-b", "AE-9-c", says: "la respuesta es la de la aplicación web / WhatsApp también atiende", governs: "AE-3-b",
    because: "la nota del §4 mide la respuesta en la aplicación", change: "var porElPortal");
Assume("AE-3-a", "Un contrato exactamente en el límite es regular: el §3 dice que no lo supera; con >= en su línea sería VIP.", change: "ValorDelContrato > limite");
Assume("AE-3-a", "Sin valor del contrato (ausente o nulo) no hay contrato mensual; uno de 0 SMLMV es un contrato.", change: "!ValorDelContrato.Given");
Assume("AE-4-d", "El extremo bajo del rango es de la prioridad más alta y el alto de la más baja; las de en medio van a pasos iguales. Otro reparto se escribe con Within en las líneas de Between.", change: "spacing:");
Assume("AE-4-e", "Las horas hábiles son de lunes a viernes de 08:00 a 18:00, sin los festivos de Colombia.", change: "Calendar(Horario.Habil,");
Assume("AE-4-f", "Pedir información es una respuesta; sin su línea no lo sería.", change: "porElPortal & NeedsInformation");
Assume("AE-4-f", "Una respuesta sin canal se dio en el portal, que es la herramienta que la envía.", change: "var porElPortal");
Assume("AE-5-p", "La categoría que pide el usuario se limita a las prioridades de su tipo de cliente; sin categoría es media.", change: "Row(Alta,");
Assume("AE-5-b", "Mientras se espera información la solicitud está en espera_cliente y la respuesta del cliente la regresa a abierto.", change: ".ChangeStatus(Estado.EsperaCliente)");
Assume("AE-5-b", "El número registrado es el WhatsApp del cliente o, sin él, el teléfono del solicitante.");
Assume("AE-5-c2", "Una petición de escalamiento con área va al especialista y sin área al supervisor, la haga quien la haga; la solicitud queda en escalado.", change: "EscalationRequested.If(Area.Given)");
Assume("AE-5-d", "Un seguimiento por correo o teléfono se rechaza: los seguimientos se registran en la solicitud o, por el §9, llegan por WhatsApp.", change: "AllowsOnly(Replied");
Assume("AE-5-d2", "La verificación se encarga a soporte con la primera respuesta que el cliente no ha contestado, para antes del cierre automático.", change: "Tarea.VerificarSolucion");
Assume("AE-5-e1", "Soporte puede cerrar si lo último que dijo el cliente fue que acepta la solución.", change: "OnlyIf(aceptada");
Assume("AE-5-e1", "Cerrada, la solicitud admite todavía encuestas, aprobaciones, datos del cliente y un análisis de causa raíz; lo demás se rechaza.", change: "AcceptsWhenFinal");
Assume("AE-5-e2", "Los tres días son naturales, de 24 horas, desde la última respuesta de soporte por cualquier canal, también si pide información; con 3.BusinessDays y .On(Horario.Habil) serían hábiles.", change: "Timer(Plazo.CierreAutomatico)");
Assume("AE-5-e3", "Los tres días para reabrir son naturales y el último instante cuenta. Si el cierre automático fuera definitivo, sobra la línea de From(Estado.Cerrado).", change: "From(Estado.Cerrado)");
Assume("AE-6-d", "Un aviso de WhatsApp que no se pudo enviar queda en el registro de eventos; no se reintenta y no cambia la solicitud.");
Assume("AE-7", "Los indicadores son mensuales: horas hábiles hasta la primera respuesta en el portal, porcentaje de cierres atendidos con una sola respuesta y promedio de las encuestas; se cambia en every:.");
Assume("AE-8-b", "Deja la fila la solicitud a la que soporte ya respondió, por cualquier canal, o que se cerró.", change: "Queue(Destino.Soporte)");
Assume("AE-8-c", "Las acciones de mejora se encargan al supervisor al cierre de cada mes.", change: "Tarea.AccionesDeMejora");
Assume("AE-9-a", "Una solicitud sobre un servicio que el cliente no tiene activo se rechaza; una que no nombra servicio se acepta.", change: "Accepts(ServicioActivo");
Assume("AE-9-b", "Con facturas pendientes la solicitud se registra sin plazo y se avisa; al ponerse al día el plazo empieza entonces, si soporte no ha respondido; una mora posterior no detiene un plazo que corre. Sin dato, el cliente no está al día.", change: "StartsOn(CustomerUpdated");
Assume("AE-11", "La revisión periódica del ANS es anual, el 1 de diciembre.", change: "Yearly(Programa.RevisionDelAns");

// ── Lo que se deja así a sabiendas ──────────────────────────────────────────────────────────────────────────────
Assume("AE-5-c2", "El documento no publica a quién se escala: los contactos van en contacts.local.json.", allows: Check.MissingContact);
