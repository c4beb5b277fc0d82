// Estrategia de Servicio de Encor S.A. de C.V. Cada regla empieza por la cláusula que la dice.
Policy("encor/estrategia-de-servicio", version: "1.0", from: "2015-01-01", source: "Estrategia de Servicio, Encor S.A. de C.V.");

// ── 1 y 2. Tipos de servicio: qué cubre cada póliza. La cotización de un cliente lo completa (contracts/) ───────
Clause("EN-2").Decide(TipoDeServicio, Poliza, when: PolizaDelCliente == SH & Trabajo == Hospedaje);
Clause("EN-2").Decide(TipoDeServicio, Poliza, when: PolizaDelCliente == SF & Trabajo == Fortigate);
Clause("EN-2").Decide(TipoDeServicio, Poliza, when: PolizaDelCliente == SS);
Clause("EN-1").Decide(TipoDeServicio, Evento);

var bajoPoliza = TipoDeServicio == Poliza;
var porEvento = TipoDeServicio == Evento;

// ── 1.1 y 1.2. Urgencias ────────────────────────────────────────────────────────────────────────────────────────
Clause("EN-1.1-g").Decide(Prioridad, Urgente, when: bajoPoliza & EnOperacion & Detenido);
Clause("EN-1.2-g").Decide(Prioridad, Urgente, when: porEvento & EnOperacion & Detenido);
Clause("EN-1.1-g", also: "EN-1.2-g").Decide(Prioridad, Normal);
Clause("EN-1.1-g", also: "EN-1.2-g").Queue(Destino.Tecnico).First(Prioridad == Urgente);

// ── 1.1 y 1.2. Modos y canales de atención ──────────────────────────────────────────────────────────────────────
Clause("EN-1.1-b")
    .Accepts(Modo, [Presencial, Local, Remota, Telefonica], when: bajoPoliza)
    .AllowsOnly(Updated,    Modo,           [Presencial, Local, Remota, Telefonica], when: bajoPoliza)
    .AllowsOnly(WorkLogged, ModoDelTrabajo, [Presencial, Local, Remota, Telefonica], when: bajoPoliza);
Clause("EN-1.2-b")
    .Accepts(Modo, [Presencial, Local, Remota, Telefonica], when: porEvento)
    .AllowsOnly(Updated,    Modo,           [Presencial, Local, Remota, Telefonica], when: porEvento)
    .AllowsOnly(WorkLogged, ModoDelTrabajo, [Presencial, Local, Remota, Telefonica], when: porEvento);
Clause("EN-1.1-c", also: "EN-1.2-c").Requires(Titulo, Descripcion, Cliente);
Clause("EN-1.1-c")
    .Accepts(Canal, [Telefono, Correo], when: bajoPoliza)
    .AllowsOnly(Updated, Canal, [Telefono, Correo], when: bajoPoliza);
Clause("EN-1.2-c")
    .Accepts(Canal, [Telefono, Correo], when: porEvento)
    .AllowsOnly(Updated, Canal, [Telefono, Correo], when: porEvento);

// ── 1.1 y 1.2. Tiempo de respuesta, desde que el cliente recibe el número de orden ──────────────────────────────
Clause("EN-1.1-d").Target(Plazo.Respuesta, when: bajoPoliza).On(Horario.Atencion);
Clause("EN-1.2-d").Target(Plazo.Respuesta, when: porEvento).On(Horario.Atencion);
Clause("EN-1.1-e").Target(Plazo.Respuesta, by: Prioridad, when: bajoPoliza).Within(Normal, 2.Hours);
Clause("EN-1.1-f").Target(Plazo.Respuesta, by: Prioridad, when: bajoPoliza).Within(Urgente, 1.Hours);
Clause("EN-1.2-e").Target(Plazo.Respuesta, by: Prioridad, when: porEvento).Within(Normal, 8.Hours);
Clause("EN-1.2-f").Target(Plazo.Respuesta, by: Prioridad, when: porEvento).Within(Urgente, 4.Hours);
Clause("EN-1.1-e", also: "EN-1.2-e").Target(Plazo.Respuesta).StartsOn(Opened).MetBy(Replied.If(From == Agent));

// Lo que se le dice al cliente que tardará la solución: no es un compromiso, y nada ocurre cuando pasa.
Clause("EN-1.1-c").Timer(Plazo.SolucionEstimada, by: Prioridad, when: bajoPoliza)
    .On(Horario.Atencion).StartsOn(Opened)
    .Within(Normal,  8.Hours)
    .Within(Urgente, 4.Hours);
Clause("EN-1.2-c").Timer(Plazo.SolucionEstimada, by: Prioridad, when: porEvento)
    .On(Horario.Atencion).StartsOn(Opened)
    .Within(Normal,  32.Hours)
    .Within(Urgente, 16.Hours);

// ── 1.1 y 1.2. Lo que se cuenta, se cobra, no cuesta o no se incluye ────────────────────────────────────────────
Clause("EN-1.1-a").On(WorkLogged.If(bajoPoliza)).ChargeTime(Concepto.Tiempo, roundedUpToMinutes: 15, on: Cuenta.Mensual);
Clause("EN-1.2-a", also: "EN-1.2-j").On(WorkLogged.If(porEvento)).ChargeTime(Concepto.Tiempo, roundedUpToMinutes: 60, on: Cuenta.PorEvento);
Clause("EN-1.1-a", also: "EN-1.2-a").Refuses(WorkLogged, Minutes < 0, reason: "negative_minutes");

Clause("EN-1.1-j").On(Opened.If(bajoPoliza)).ChargeEach(Partidas, [Actualizacion], 0m, "MXN", on: Cuenta.Mensual);
Clause("EN-1.1-i").On(Opened.If(bajoPoliza)).ChargeEach(Partidas, [ReposicionDano], on: Cuenta.Mensual);
Clause("EN-1.1-x").On(Opened.If(bajoPoliza)).ExcludeEach(Partidas, on: Cuenta.Cotizacion, values:
    [Consumibles, Refacciones, Dominios, Dns, ActualizacionesConCosto, Mensajeria, ReposicionDanoUsuario, ReposicionDesastre]);

Clause("EN-1.2-j").On(Opened.If(porEvento)).ChargeEach(Partidas, [Actualizacion], on: Cuenta.PorEvento);
Clause("EN-1.2-x").On(Opened.If(porEvento)).ExcludeEach(Partidas, on: Cuenta.Cotizacion, values:
    [Consumibles, Refacciones, Dominios, Dns, ActualizacionesConCosto, Mensajeria, ReposicionDanoUsuario, ReposicionDano, ReposicionDesastre]);

var garantiaVista = Flag("garantia_vista");
var enGarantia = Garantia & !garantiaVista;
Clause("EN-1.1-h").On(Opened.If(bajoPoliza & enGarantia), Updated.If(bajoPoliza & enGarantia))
    .Task(Tarea.TramiteDeGarantia, Rol.Tecnico).Remember(garantiaVista);
Clause("EN-1.2-h").On(Opened.If(porEvento & enGarantia), Updated.If(porEvento & enGarantia))
    .Task(Tarea.TramiteDeGarantia, Rol.Tecnico).Charge(Concepto.GastosDeGarantia, on: Cuenta.PorEvento).Remember(garantiaVista);

var repuestoOfrecido = Flag("repuesto_ofrecido");
var fallaTotal = bajoPoliza & FallaTotal & !repuestoOfrecido;
Clause("EN-1.1-i").On(Opened.If(fallaTotal), Updated.If(fallaTotal))
    .Task(Tarea.EquipoDeRepuesto, Rol.Recepcion).Remember(repuestoOfrecido);

Clause("EN-1.1-k").MonthlyOnFirstBusinessDay(Programa.CorteMensual, of: Horario.Atencion, at: "09:00");
Clause("EN-1.1-k", also: "EN-3").On(Due(Programa.CorteMensual)).Invoice(Tarea.FacturacionMensual, Rol.Recepcion, Cuenta.Mensual);

// ── 1.2. Forma de pago ──────────────────────────────────────────────────────────────────────────────────────────
Clause("EN-1.2-k").Decide(FormaDePago, Contado, when: ClienteNuevo);
Clause("EN-1.2-k").Decide(FormaDePago, Credito, when: CreditoSolicitado);
Clause("EN-1.2-k").Decide(FormaDePago, Contado);
Clause("EN-1.2-k").TellsOnAcceptance(FormaDePago);
Clause("EN-1.2-l").Says("Los precios pueden variar según el tipo de servicio, a discreción del departamento de Ventas.");

// ── 1.1 y 1.2. El número de orden y el tiempo estimado, con lo que la orden ya tiene cargado ────────────────────
Clause("EN-1.1-c").On(Opened.If(bajoPoliza)).Notify(Plantilla.OrdenRecibida, via: Correo, to: CorreoDelCliente);
Clause("EN-1.2-c").On(Opened.If(porEvento)).Notify(Plantilla.OrdenRecibida, via: Correo, to: CorreoDelCliente);

// ── 4. Horarios de atención ─────────────────────────────────────────────────────────────────────────────────────
Clause("EN-4").Calendar(Horario.Atencion, "Mon-Fri 09:00-17:00");
Clause("EN-4-h").Holidays(Horario.Atencion, Mexico.Statutory);

// ── 5. Entrega del servicio ─────────────────────────────────────────────────────────────────────────────────────
Clause("EN-5.1").Starts(Estado.Recibido);
Clause("EN-5.1").Queue(Destino.Tecnico).JoinsOn(Opened).LeavesOn(Entered(Estado.EnProgreso)).Tells(Trabajo, TecnicoDelCliente);
Clause("EN-5.1").From(Estado.Recibido).To(Estado.Asignado).By(Rol.Recepcion).Needs(Assignee);
Clause("EN-5.2").From(Estado.Asignado).To(Estado.EnProgreso).By(Rol.Tecnico, Rol.TecnicoSenior);
Clause("EN-5.2").From(Estado.EnProgreso).To(Estado.Atendido).By(Rol.Tecnico, Rol.TecnicoSenior);
Clause("EN-5.2").On(Entered(Estado.Atendido)).Notify(Plantilla.TrabajoRealizado, via: Correo, to: CorreoDelCliente);
Clause("EN-5.3").On(Approval.If(What == Asunto.OrdenServicio)).Record(Registro.Aceptacion, What, Approved);

var quienHizoElTrabajo = People("quien_hizo_el_trabajo");
Clause("EN-5.4").On(StatusChanged.If(NewStatus.In(Estado.EnProgreso, Estado.Atendido)), WorkLogged).RememberActor(quienHizoElTrabajo);
Clause("EN-5.4").From(Estado.Atendido).To(Estado.Revisado).By(Rol.TecnicoSenior)
    .Needs(ActorName)
    .OnlyIf(!quienHizoElTrabajo.IncludesActor, reason: "reviewed_by_who_did_the_work");
Clause("EN-5.4").On(Entered(Estado.Revisado)).RecordTime(Registro.TiempoTotal);

Clause("EN-5.5").From(Estado.Revisado).To(Estado.Cerrado).By(Rol.LiderProyecto);
Clause("EN-5.5").Refuses(StatusChanged, EstatusDeCobro.Given & NewStatus != Estado.Cerrado, reason: "billing_status_only_when_closing");
Clause("EN-5.5").Final(Estado.Cerrado);
Clause("EN-5.5").AcceptsWhenFinal(Delivered.If(What == Asunto.Rca));
Clause("EN-5.6").On(Entered(Estado.Cerrado)).Task(Tarea.EncuestaDeSatisfaccion, Rol.Recepcion);
Clause("EN-5.6").On(SurveyAnswered).Record(Registro.Encuesta, Survey, Score, Comentario);

// ── Lo que el documento contradice o deja abierto ───────────────────────────────────────────────────────────────
Conflict("EN-1.1-e", "EN-1.1-c", says: "desde la solicitud / desde que recibe el número de orden", governs: "EN-1.1-c",
    because: "el número de orden se manda al aceptar la solicitud, y la frase termina contando desde ahí", change: "StartsOn(Opened).MetBy");
Conflict("EN-1.2-e", "EN-1.2-c", says: "desde la solicitud / desde que recibe el número de orden", governs: "EN-1.2-c",
    because: "el número de orden se manda al aceptar la solicitud, y la frase termina contando desde ahí", change: "StartsOn(Opened).MetBy");
Conflict("EN-1.1-i", "EN-1.1-x", says: "equipo de repuesto en falla total / no incluye reposición por daño imputable o desastre", governs: "EN-1.1-x",
    because: "la exclusión es la más específica: el repuesto se ofrece siempre, la reposición de esos daños se cotiza aparte", change: "ReposicionDanoUsuario, ReposicionDesastre]");
Conflict("EN-1.1-j", "EN-1.1-x", says: "instalación de actualizaciones sin costo / no incluye actualizaciones con costo", governs: "EN-1.1-x",
    because: "sin costo es la mano de obra de instalar; la actualización que cuesta se cotiza aparte", change: "ChargeEach(Partidas, [Actualizacion], 0m");
Assume("EN-1",     "El documento no trae fecha ni versión: rige desde 2015 como versión 1.0.", change: "Policy(");
Assume("EN-1",     "Es póliza lo que la póliza del cliente cubre según EN-2 o su cotización; todo lo demás es evento.", change: "Decide(TipoDeServicio, Evento)");
Assume("EN-1.1-a", "Cada registro de trabajo se redondea por sí solo y el total es la suma; un cuarto exacto no sube.", change: "roundedUpToMinutes: 15");
Assume("EN-1.2-a", "Cada registro de trabajo se redondea por sí solo y el total es la suma; una hora exacta no sube.", change: "roundedUpToMinutes: 60");
Assume("EN-1.1-b", "El modo se revisa al pedir el servicio y en cada registro de trabajo; sin modo se admite.", change: "Accepts(Modo, [Presencial, Local, Remota, Telefonica], when: bajoPoliza)");
Assume("EN-1.1-c", "El tiempo estimado de solución es de cuatro veces el tiempo de respuesta, en horas hábiles; se avisa y no se mide.", change: "Timer(Plazo.SolucionEstimada, by: Prioridad, when: bajoPoliza)");
Assume("EN-1.1-c", "Una solicitud trae título, descripción y cliente; sin canal se admite, como recibida en recepción.", change: "Requires(Titulo");
Assume("EN-1.1-e", "La respuesta es la primera contestación de cualquier agente; el aviso automático no cuenta.", change: "MetBy(Replied.If(From == Agent))");
Assume("EN-1.1-g", "Lo urgente va antes que todo lo demás, no solo antes que los sistemas que aún no operan; después, por orden de recepción.", change: "First(Prioridad == Urgente)");
Assume("EN-1.1-h", "El trámite de garantía lo hace el técnico; bajo póliza no genera cargo.", change: "Task(Tarea.TramiteDeGarantia, Rol.Tecnico).Remember");
Assume("EN-1.1-i", "El equipo de repuesto lo ofrece recepción; el documento no dice su costo.", change: "Task(Tarea.EquipoDeRepuesto");
Assume("EN-1.1-k", "Inicio de mes es el primer día hábil a las 9:00, y se factura lo cargado en el mes anterior.", change: "MonthlyOnFirstBusinessDay");
Assume("EN-1.1-x", "Lo no incluido se lista al abrir la orden y se cotiza aparte; no entra en la factura del mes.", change: "bajoPoliza)).ExcludeEach");
Assume("EN-1.2-h", "El monto de los gastos de ejecución se determina después.", change: "Charge(Concepto.GastosDeGarantia");
Assume("EN-1.2-k", "La forma de pago se dice también bajo póliza: rige para lo que se cotiza aparte.", change: "TellsOnAcceptance");
Assume("EN-4-h",   "Las horas hábiles dejan fuera los días de descanso obligatorio (LFT art. 74).", change: "Holidays(Horario.Atencion");
Assume("EN-5.1",   "El ticket se propone con el tipo de trabajo y el técnico que ya atiende al cliente; quien asigna es recepción.", change: "Tells(Trabajo");
Assume("EN-5.1",   "Espera turno hasta que un técnico empieza a trabajar.", change: "LeavesOn(Entered");
Assume("EN-5.3",   "La aceptación de la orden queda registrada y no condiciona ningún estado.", change: "Record(Registro.Aceptacion");
Assume("EN-5.4",   "Revisa otra persona que las que empezaron, terminaron o registraron trabajo; sin nombre no se puede saber.", change: "OnlyIf(!quienHizoElTrabajo");
Assume("EN-5.5",   "El estatus de cobro es un texto libre y solo cambia al cerrar.", change: "billing_status_only_when_closing");
Assume("EN-5.5",   "Cerrada, la orden admite todavía encuestas, aprobaciones, datos del cliente y un análisis de causa raíz; lo demás se rechaza.", change: "AcceptsWhenFinal");
