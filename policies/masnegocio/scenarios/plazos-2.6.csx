#load "_solicitante.csx"
// Reacción y atención (3.1 y 3.4.2), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("En horas hábiles, por prioridad", proves: ["MN-3.1.1", "MN-3.4.2-a", "MN-3.4.2-c"])
    // Desde el lunes a las 10:00; la mesa cierra a las 19:00. 40 min y 3 h.
    .At("lun 2026-03-09 10:00").To("critica").Opened(critica)
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 10:40", on: Horario.Mesa, citing: "MN-3.4.2-a")
    .Expect(Plazo.Atencion, due: "lun 2026-03-09 13:00", on: Horario.Mesa, citing: "MN-3.4.2-c")
    // 1 h; 10 h = 9 h el lunes y 1 h el martes.
    .At("lun 2026-03-09 10:00").To("alta").Opened(alta)
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 11:00", on: Horario.Mesa)
    .Expect(Plazo.Atencion, due: "mar 2026-03-10 10:00", on: Horario.Mesa)
    // 2 h; 20 h = 9 h el lunes, 10 h el martes y 1 h el miércoles.
    .At("lun 2026-03-09 10:00").To("media").Opened(media)
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 12:00", on: Horario.Mesa)
    .Expect(Plazo.Atencion, due: "mié 2026-03-11 10:00", on: Horario.Mesa)
    .At("lun 2026-03-09 10:00").To("baja").Opened(baja)
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 12:00", on: Horario.Mesa)
    .Expect(Plazo.Atencion, due: "mié 2026-03-11 10:00", on: Horario.Mesa);

Scenario("Lo técnico corre como lo funcional; lo que 3.2 no nombra se recibe como funcional", proves: ["MN-3.2", "MN-3.4.2-c"])
    .At("lun 2026-03-09 10:00").To("tecnico").Opened(alta, Soporte.Is(Tecnico))
    .ExpectClassified(Linea.Is(Tecnico), citing: "MN-3.2")
    .Expect(Plazo.Atencion, due: "mar 2026-03-10 10:00", on: Horario.Mesa)
    .At("lun 2026-03-09 10:00").To("sin-soporte").Opened(alta, Soporte.Missing, Tipo.Is(Cambio))
    .ExpectClassified(Linea.Is(Funcional), citing: "MN-3.2")
    .Expect(Plazo.Atencion, due: "mar 2026-03-10 10:00", on: Horario.Mesa);

Scenario("Un incidente tecnológico del sábado corre de inmediato, en horas naturales", proves: ["MN-3.1.2", "MN-3.2", "MN-3.4.2-b"])
    // 40 min y 1 h; 1 h y 4 h; 2 h y 8 h; 2 h y 8 h, sin parar.
    .At("sáb 2026-03-07 11:00").To("critica").Opened(critica, Soporte.Is(Tecnologico))
    .ExpectClassified(Linea.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "sáb 2026-03-07 11:40", on: Horario.Continuo, citing: "MN-3.1.2")
    .Expect(Plazo.Atencion, due: "sáb 2026-03-07 12:00", on: Horario.Continuo, citing: "MN-3.4.2-b")
    .At("sáb 2026-03-07 11:00").To("alta").Opened(alta, Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "sáb 2026-03-07 12:00", on: Horario.Continuo)
    .Expect(Plazo.Atencion, due: "sáb 2026-03-07 15:00", on: Horario.Continuo)
    .At("sáb 2026-03-07 20:00").To("media").Opened(media, Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "sáb 2026-03-07 22:00", on: Horario.Continuo)
    .Expect(Plazo.Atencion, due: "dom 2026-03-08 04:00", on: Horario.Continuo)
    .At("sáb 2026-03-07 20:00").To("baja").Opened(baja, Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "sáb 2026-03-07 22:00", on: Horario.Continuo)
    .Expect(Plazo.Atencion, due: "dom 2026-03-08 04:00", on: Horario.Continuo);

Scenario("Una solicitud tecnológica se recibe en el horario de la mesa y se atiende desde que esta abre", proves: ["MN-3.1.3"])
    // La mesa abre el lunes a las 9:00: 40 min hábiles = 9:40; 1 h natural = 10:00.
    .At("sáb 2026-03-07 11:00").To("critica").Opened(critica, Tipo.Is(Solicitud), Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 09:40", on: Horario.Mesa)
    .Expect(Plazo.Atencion, due: "lun 2026-03-09 10:00", on: Horario.Continuo)
    // Con la mesa abierta empieza de inmediato: lun 18:30 + 4 h naturales = 22:30; 30 min hábiles el lunes, 30 el martes.
    .At("lun 2026-03-09 18:30").To("alta").Opened(alta, Tipo.Is(Solicitud), Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "mar 2026-03-10 09:30", on: Horario.Mesa)
    .Expect(Plazo.Atencion, due: "lun 2026-03-09 22:30", on: Horario.Continuo);

Scenario("La extensión de horario mueve la recepción, no la atención", proves: ["MN-3.1.3", "MN-3.1.1"])
    // Extendido también el fin de semana: sáb 11:00 + 1 h. La atención espera a la mesa: lun 9:00 + 10 h = 19:00.
    .At("sáb 2026-03-07 11:00").Opened(alta, HorarioExtendido.Is("Mon-Sun 00:00-24:00"))
    .Expect(Plazo.Reaccion, due: "sáb 2026-03-07 12:00", citing: "MN-3.1.3")
    .Expect(Plazo.Atencion, due: "lun 2026-03-09 19:00", on: Horario.Mesa);

Scenario("Si la extensión incluye segundo nivel, mueve también la atención", proves: ["MN-3.1.3"])
    // sáb 11:00 + 10 h = 21:00
    .At("sáb 2026-03-07 11:00").To("funcional").Opened(alta, HorarioExtendido.Is("Mon-Sun 00:00-24:00"), SegundoNivelExtendido.Is(true))
    .Expect(Plazo.Atencion, due: "sáb 2026-03-07 21:00", citing: "MN-3.1.3")
    // Solo hasta el sábado a las 14:00: sáb 15:00 espera a la apertura, lun 8:00; 4 h naturales = 12:00; 1 h = 9:00.
    .At("sáb 2026-03-07 15:00").To("tecnologica").Opened(alta, Tipo.Is(Solicitud), Soporte.Is(Tecnologico), HorarioExtendido.Is("Mon-Sat 08:00-14:00"), SegundoNivelExtendido.Is(true))
    .Expect(Plazo.Reaccion, due: "lun 2026-03-09 09:00")
    .Expect(Plazo.Atencion, due: "lun 2026-03-09 12:00", on: Horario.Continuo);

Scenario("Con segundo nivel extendido lo tecnológico sigue en horas naturales", proves: ["MN-3.4.2-b"])
    // sáb 11:00 + 4 h, aunque la extensión cierre a las 14:00
    .At("sáb 2026-03-07 11:00").Opened(alta, Soporte.Is(Tecnologico), HorarioExtendido.Is("Mon-Sat 08:00-14:00"), SegundoNivelExtendido.Is(true))
    .Expect(Plazo.Atencion, due: "sáb 2026-03-07 15:00", on: Horario.Continuo);

Scenario("Un descanso obligatorio duerme las horas hábiles", proves: ["MN-3.4.2-h"])
    // Viernes 18:30: 30 min; sábado y domingo cerrado; el lunes es descanso; martes 9:30. 10 h: 30 min + 9 h 30 = mar 18:30.
    .At("vie 2026-03-13 18:30").Opened(alta)
    .Expect(Plazo.Reaccion, due: "mar 2026-03-17 09:30")
    .Expect(Plazo.Atencion, due: "mar 2026-03-17 18:30");

Scenario("Un descanso obligatorio cierra también el horario extendido", proves: ["MN-3.4.2-h"])
    // Domingo 23:30: 30 min hasta medianoche; el lunes es descanso; martes 0:30.
    .At("dom 2026-03-15 23:30").Opened(alta, HorarioExtendido.Is("Mon-Sun 00:00-24:00"))
    .Expect(Plazo.Reaccion, due: "mar 2026-03-17 00:30");

Scenario("Un descanso obligatorio no detiene las horas naturales", proves: ["MN-3.1.2", "MN-3.4.2-h"])
    // Domingo 23:00 + 1 h y + 4 h, ya en el lunes de descanso.
    .At("dom 2026-03-15 23:00").Opened(alta, Soporte.Is(Tecnologico))
    .Expect(Plazo.Reaccion, due: "lun 2026-03-16 00:00")
    .Expect(Plazo.Atencion, due: "lun 2026-03-16 03:00");

Scenario("La reacción advierte, se incumple y escala; luego la atención", proves: ["MN-3.4.2-a", "MN-3.4.2-c", "MN-3.4.2-d", "MN-3.5.2"])
    .At("lun 2026-03-09 10:00").Opened(alta)
    // 0.8 de 60 min = 48 min
    .Until("lun 2026-03-09 10:48")
    .ExpectWarned(Plazo.Reaccion, at: "lun 2026-03-09 10:48", due: "lun 2026-03-09 11:00", used: 0.8m)
    .ExpectNotified(Plantilla.ObjetivoEnRiesgo, via: Correo, to: "soporte@kionetworks.com", citing: "MN-3.4.2-a")
    .ExpectNothingElse()
    .Until("lun 2026-03-09 11:00")
    .ExpectMissed(Plazo.Reaccion, at: "lun 2026-03-09 11:00")
    .ExpectNotified(Plantilla.ObjetivoIncumplido, via: Correo, to: "soporte@kionetworks.com", citing: "MN-3.5.2")
    .ExpectEscalated(Matriz.Mesa, 1, Rol.Mesa, citing: "MN-3.5.2")
    .ExpectNotified(Plantilla.Escalado, via: Correo, to: "soporte@kionetworks.com")
    .ExpectNothingElse()
    // 0.8 de 10 h = 8 h: lun 18:00
    .Until("lun 2026-03-09 18:00")
    .ExpectWarned(Plazo.Atencion, at: "lun 2026-03-09 18:00", due: "mar 2026-03-10 10:00", used: 0.8m)
    .ExpectNotified(Plantilla.ObjetivoEnRiesgo, via: Correo, to: "soporte@kionetworks.com", citing: "MN-3.4.2-c")
    .ExpectNothingElse()
    .Until("mar 2026-03-10 10:00")
    .ExpectMissed(Plazo.Atencion)
    .ExpectNotified(Plantilla.ObjetivoIncumplido, via: Correo, to: "soporte@kionetworks.com")
    .ExpectEscalated(Matriz.Mesa, 2, Rol.SupervisorMesa)
    .ExpectNotified(Plantilla.Escalado, via: Correo, to: "mfuentes@kionetworks.com")
    .ExpectNothingElse();

Scenario("La reacción se cumple con cualquier agente, la atención solo con el consultor", proves: ["MN-3.4.2-a", "MN-3.4.2-c", "MN-3.4.2-d"])
    .At("lun 2026-03-09 10:00").Opened(alta)
    .At("lun 2026-03-09 10:15").CustomerReplied("¿Alguna novedad?", by: Rol.Usuario)
    .ExpectNo(Plazo.Reaccion)
    // 30 de 60 min
    .At("lun 2026-03-09 10:30").AgentReplied("Lo revisamos", by: Rol.Mesa)
    .ExpectMet(Plazo.Reaccion, due: "lun 2026-03-09 11:00", used: 0.5m)
    .ExpectNo(Plazo.Atencion)
    // 2 de 10 h
    .At("lun 2026-03-09 12:00").AgentReplied("Será una hora", by: Rol.Consultor)
    .ExpectMet(Plazo.Atencion, due: "mar 2026-03-10 10:00", used: 0.2m, citing: "MN-3.4.2-c")
    .ExpectNo(Plazo.Reaccion)
    .Until("mié 2026-03-11 19:00").ExpectNothing();

Scenario("Una respuesta en el instante en que vence cumple", proves: ["MN-3.4.2-a"])
    .At("lun 2026-03-09 10:00").Opened(alta)
    .At("lun 2026-03-09 11:00").AgentReplied("Lo revisamos", by: Rol.Tam)
    .ExpectMet(Plazo.Reaccion, used: 1m)
    .ExpectNoEscalation();

Scenario("Pendiente por usuario detiene la atención; pendiente por proveedor no", proves: ["MN-3.4.3-p", "MN-3.4.3"])
    .At("lun 2026-03-09 10:00").Opened(alta)
    .At("lun 2026-03-09 11:00").AgentReplied("¿Qué versión usa?", by: Rol.Mesa, needsInformation: true)
    .ExpectStatus(Estado.PendienteUsuario, from: Estado.Abierto, by: Rol.Mesa, citing: "MN-3.4.3")
    .ExpectPaused(Plazo.Atencion, citing: "MN-3.4.3-p")
    .ExpectNotified(Plantilla.PideInformacion, via: Correo, to: "uno@example.com", saying: "¿Qué versión usa?")
    .At("lun 2026-03-09 12:00").AgentReplied("¿Y qué navegador?", by: Rol.Mesa, needsInformation: true)
    .ExpectNotified(Plantilla.PideInformacion, via: Correo, to: "uno@example.com")
    .ExpectNothingElse()
    // 2 h detenido: de mar 10:00 a mar 12:00.
    .At("lun 2026-03-09 13:00").CustomerReplied("La 4.2", by: Rol.Usuario)
    .ExpectStatus(Estado.EnProceso, from: Estado.PendienteUsuario, by: Rol.Usuario, citing: "MN-3.4.3")
    .ExpectResumed(Plazo.Atencion, due: "mar 2026-03-10 12:00")
    .ExpectNothingElse()
    .At("lun 2026-03-09 14:00").StatusChanged(Estado.PendienteProveedor, by: Rol.Mesa)
    .ExpectStatus(Estado.PendienteProveedor)
    .ExpectNothingElse()
    .At("lun 2026-03-09 15:00").CustomerReplied("¿Y el proveedor?", by: Rol.Usuario).ExpectNothing()
    // 8 de 10 h corridas: de 10:00 a 11:00, de 13:00 a 19:00 y 1 h el martes.
    .Until("mar 2026-03-10 12:00")
    .ExpectWarned(Plazo.Atencion, at: "mar 2026-03-10 10:00", due: "mar 2026-03-10 12:00")
    .ExpectMissed(Plazo.Atencion, at: "mar 2026-03-10 12:00");
