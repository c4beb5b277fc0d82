// Contrato marco de Elevadores Cóndor: lo que las dos versiones dicen igual.
Clause("EC-1").Calendar(Horario.Taller, "Mon-Fri 08:00-12:00 14:00-18:00; Sat 08:00-12:00");
Clause("EC-1").Holidays(Horario.Taller, Colombia.Legal);
Clause("EC-1").Calendar(Horario.Siempre, "Mon-Sun 00:00-24:00");

Clause("EC-2").Requires(Titulo, Falla);
Clause("EC-2").Refuses(Opened, Condition.That(facts => facts.Number(Pisos) > 60), reason: "too_tall");
Clause("EC-2").Refuses(MaintenanceAnnounced, Condition.That(facts => facts.At(Start) < facts.Now + Duration.FromDays(2)), reason: "notice_too_short");
Clause("EC-2").Starts(Estado.Reportado);
Clause("EC-2").On(Opened).Notify(Plantilla.Recibido, via: Correo, to: Cliente);

Clause("EC-3").Matrix(Prioridad, rows: Falla, columns: Uso,
                       [Hospital, Vivienda, Oficina],
    Row(Atrapamiento,  [P1,       P1,       P1]),
    Row(Parada,        [P1,       P2,       P3]),
    Row(Ruido,         [P2,       P3,       P4]),
    Row(Revision,      [P3,       P4,       P4]));
Clause("EC-4").Decide(Nivel, Oro, when: CuotaAnual >= 50_000m);
Clause("EC-4").Decide(Nivel, Plata, when: CuotaAnual >= 20_000m);
Clause("EC-4").Decide(Nivel, Bronce);

Clause("EC-5").Target(Plazo.Llegada, by: Prioridad)
    .On(Horario.Taller)
    .On(Horario.Siempre, when: Prioridad == P1)
    .Within(P2, 4.Hours)
    .Within(P3, 8.Hours)
    .Within(P4, 2.BusinessDays)
    .MetBy(Entered(Estado.EnVisita))
    .PausedIn(Estado.EsperaCliente);
Clause("EC-5").Target(Plazo.Llegada).On(HorarioAmpliado, when: Prioridad != P1);
Clause("EC-6").Target(Plazo.Reparacion, by: Nivel)
    .On(Horario.Taller)
    .Within(Oro, 6.Hours)
    .Within(Plata, 12.Hours)
    .Within(Bronce, 20.Hours)
    .StartsOn(Entered(Estado.EnVisita))
    .MetBy(Entered(Estado.Resuelto))
    .PausedIn(Estado.EsperaCliente, Estado.EsperaRepuesto);

Clause("EC-7").Final(Estado.Cerrado, Estado.Anulado);
Clause("EC-7").From(Estado.Reportado).To(Estado.EnVisita, Estado.EsperaCliente).By(Rol.Central, Rol.Tecnico);
Clause("EC-7").Among(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto).By(Rol.Central, Rol.Tecnico);
Clause("EC-7").From(Estado.EnVisita).To(Estado.Resuelto).By(Rol.Tecnico, Rol.Ingeniero);
Clause("EC-7").From(Estado.Resuelto).To(Estado.EnVisita).By(Rol.Central);
Clause("EC-7").From(Estado.Resuelto).To(Estado.Cerrado).By(Rol.Administracion).Needs(CloseCode.OneOf(Codigo.Conforme));
Clause("EC-7").From(Estado.Reportado, Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto).To(Estado.Anulado).By(Rol.Central);
Clause("EC-7").AcceptsWhenFinal(Delivered.If(What == Asunto.Acta));

Clause("EC-8").AutoClose(Plazo.Cierre, from: Estado.Resuelto, to: Estado.Cerrado, after: 2.NaturalDays, code: Codigo.SinRespuesta)
    .CancelledBy(Replied.If(From == EventFields.Customer));
Clause("EC-8").Timer(Plazo.Recordatorio)
    .On(Horario.Taller)
    .Within(4.Hours)
    .StartsOn(Replied.If(From == Agent))
    .CancelledBy(Replied.If(From == EventFields.Customer));
Clause("EC-8").On(Elapsed(Plazo.Recordatorio)).Task(Tarea.Llamar, Rol.Central, within: 3.Hours, on: Horario.Taller);

var rescates = Fact("rescates", of: FactOwner.Customer, within: FactPeriod.CalendarYear);
Clause("EC-9").On(Opened.If(Falla == Atrapamiento)).Count(rescates);
Clause("EC-9").On(Opened.If(Falla == Atrapamiento & Condition.That(facts => facts.Number(rescates) >= 2))).Charge(Concepto.Rescate, 95_000.50m, "COP");
var quienTrabajo = People("quien_trabajo");
Clause("EC-10").On(WorkLogged).RememberActor(quienTrabajo);
Clause("EC-10").Refuses(Delivered, quienTrabajo.IncludesActor & What == Asunto.Acta & Actor == Rol.Ingeniero, reason: "own_work");
Clause("EC-10").Accepts(Via, [Correo, Oficina], when: Prioridad == P1);
Clause("EC-10").On(WorkLogged.If(!EnGarantia)).ChargeTime(Concepto.Horas, roundedUpToMinutes: 30);
Clause("EC-10").On(Opened.If(!EnGarantia)).Exclude(Concepto.Repuestos);

Clause("EC-11").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar el equipo.", Answer("aprobado", next: "3"), Answer("con_hallazgos", next: "2"));
Clause("EC-11").Step(Tramite.Certificacion, "2", Rol.Tecnico, "Corregir los hallazgos.", Answer("corregido", next: "3"), Answer("no_corregible"));
Clause("EC-11").Step(Tramite.Certificacion, "3", Rol.Administracion, "Firmar el certificado.", Answer("firmado"), Answer("devuelto", next: "1"));
Clause("EC-11").On(Opened.If(Falla == Revision)).Begin(Tramite.Certificacion);
Clause("EC-11").On(Answered(Tramite.Certificacion, "2", "no_corregible")).Task(Tarea.RetirarDeServicio, Rol.Gerencia);

Clause("EC-12").MonthlyOnFirstBusinessDay(Programa.Informe, of: Horario.Taller, at: "08:30");
Clause("EC-12").On(Due(Programa.Informe)).Task(Tarea.Informar, Rol.Gerencia);
Clause("EC-12").On(Due(Programa.Facturacion)).Task(Tarea.Facturar, Rol.Administracion, within: 2.BusinessDays, on: Horario.Taller);

Clause("EC-13").Escalation(Matriz.Operacion, Rol.Central, Rol.Ingeniero, Rol.Gerencia);
Clause("EC-13").On(EscalationRequested, Missed(Plazo.Llegada)).Escalate(Matriz.Operacion);
Clause("EC-13").On(Reached(Matriz.Operacion)).Notify(Plantilla.Escalado, via: Correo, to: Recipient.EscalationContact);
