#load "_orden.csx"
// 1.1 y 1.2: urgencia y tiempo de respuesta; 4: horario.

Scenario("Bajo póliza se responde en 2 horas hábiles desde la aceptación", proves: ["EN-1.1-e", "EN-1.1-d"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 12:00", on: Horario.Atencion, citing: "EN-1.1-e")
    // La primera respuesta de un agente lo cumple: 90 de 120 minutos.
    .At("lun 2026-03-02 11:30").AgentReplied("Vamos para allá", by: Rol.Tecnico)
    .ExpectMet(Plazo.Respuesta, used: 0.75m, citing: "EN-1.1-e")
    .At("lun 2026-03-02 11:40").AgentReplied("Ya casi", by: Rol.Tecnico)
    .ExpectNothing();

Scenario("Lo urgente bajo póliza, en 1 hora hábil", proves: ["EN-1.1-f", "EN-1.1-g"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(true), Detenido.Is(true))
    .ExpectClassified(Prioridad.Is(Urgente), citing: "EN-1.1-g")
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 11:00", citing: "EN-1.1-f");

Scenario("Por evento se responde en 8 horas hábiles", proves: ["EN-1.2-e", "EN-1.2-d"])
    // vie 15:00 + 8 h: 2 h el viernes, 6 h el lunes.
    .At("vie 2026-03-06 15:00").Opened()
    .Expect(Plazo.Respuesta, due: "lun 2026-03-09 15:00", on: Horario.Atencion, citing: "EN-1.2-e")
    .At("lun 2026-03-09 15:00").AgentReplied("Recibido", by: Rol.Recepcion)
    .ExpectMet(Plazo.Respuesta, used: 1m, citing: "EN-1.2-e");

Scenario("Lo urgente por evento, en 4 horas hábiles", proves: ["EN-1.2-f", "EN-1.2-g"])
    // lun 14:00 + 4 h: 3 h el lunes, 1 h el martes.
    .At("lun 2026-03-02 14:00").Opened(EnOperacion.Is(true), Detenido.Is(true))
    .ExpectClassified(Prioridad.Is(Urgente), citing: "EN-1.2-g")
    .Expect(Plazo.Respuesta, due: "mar 2026-03-03 10:00", citing: "EN-1.2-f");

Scenario("Un sistema que aún no opera no es urgente, ni uno que opera sin haberse detenido", proves: ["EN-1.1-g", "EN-1.2-g"])
    .At("lun 2026-03-02 10:00").To("U-1").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(false), Detenido.Is(true))
    .ExpectClassified(Prioridad.Is(Normal), citing: "EN-1.1-g")
    .At("lun 2026-03-02 10:00").To("U-2").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(true), Detenido.Is(false))
    .ExpectClassified(Prioridad.Is(Normal))
    .At("lun 2026-03-02 10:00").To("U-3").Opened(EnOperacion.Is(false), Detenido.Is(true))
    .ExpectClassified(Prioridad.Is(Normal), citing: "EN-1.2-g")
    .At("lun 2026-03-02 10:00").To("U-4").Opened(EnOperacion.Is(true))
    .ExpectClassified(Prioridad.Is(Normal));

Scenario("Un sistema que se detiene después vuelve urgente la orden, desde su mismo inicio", proves: ["EN-1.1-g", "EN-1.1-f"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(true))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 12:00")
    .At("lun 2026-03-02 10:30").Updated(Detenido.Is(true))
    .ExpectClassified(Prioridad.Is(Urgente))
    .ExpectChanged(Plazo.Respuesta, due: "lun 2026-03-02 11:00", was: "lun 2026-03-02 12:00");

Scenario("Lo urgente espera turno antes que lo normal", proves: ["EN-1.1-g", "EN-1.2-g", "EN-5.1"])
    .At("lun 2026-03-02 10:00").To("Q-1").Opened()
    .ExpectRouted(Destino.Tecnico, position: 1, citing: "EN-5.1")
    .At("lun 2026-03-02 10:01").To("Q-2").Opened(PolizaDelCliente.Is(SS))
    .ExpectRouted(Destino.Tecnico, position: 2)
    .At("lun 2026-03-02 10:02").To("Q-3").Opened(EnOperacion.Is(true), Detenido.Is(true))
    .ExpectRouted(Destino.Tecnico, position: 1)
    .At("lun 2026-03-02 10:03").To("Q-4").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(true), Detenido.Is(true))
    .ExpectRouted(Destino.Tecnico, position: 2)
    .At("lun 2026-03-02 10:04").To("Q-5").Opened()
    .ExpectRouted(Destino.Tecnico, position: 5)
    // Q-3 empieza a trabajarse y deja de esperar: quedan delante Q-4, Q-1, Q-2 y Q-5.
    .At("lun 2026-03-02 10:05").To("Q-3").StatusChanged(Estado.Asignado, by: Rol.Recepcion, name: "Eva", assignee: "Ana")
    .At("lun 2026-03-02 10:06").To("Q-3").StatusChanged(Estado.EnProgreso, by: Rol.Tecnico, name: "Ana")
    .At("lun 2026-03-02 10:07").To("Q-6").Opened()
    .ExpectRouted(Destino.Tecnico, position: 5);

Scenario("Fuera de horario el reloj empieza en la siguiente apertura, y el cierre de las 17:00 cuenta", proves: ["EN-4", "EN-1.1-d"])
    // sáb: 2 h desde el lunes a las 9:00.
    .At("sáb 2026-03-07 12:00").To("H-1").Opened(PolizaDelCliente.Is(SS))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-09 11:00")
    // 15:00 + 2 h es el cierre mismo, no el día siguiente.
    .At("lun 2026-03-09 15:00").To("H-2").Opened(PolizaDelCliente.Is(SS))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-09 17:00")
    // 17:00 ya está cerrado.
    .At("lun 2026-03-09 17:00").To("H-3").Opened(PolizaDelCliente.Is(SS))
    .Expect(Plazo.Respuesta, due: "mar 2026-03-10 11:00");

Scenario("Los días de descanso obligatorio no son hábiles", proves: ["EN-4-h"])
    // lun 16 de marzo de 2026: natalicio de Benito Juárez. 1 h el viernes, 1 h el martes.
    .At("vie 2026-03-13 16:00").Opened(PolizaDelCliente.Is(SS))
    .Expect(Plazo.Respuesta, due: "mar 2026-03-17 10:00");

Scenario("Sin respuesta se advierte al 80 % y se incumple al vencer; la respuesta tardía no lo cumple", proves: ["EN-1.1-e"])
    // 80 % de 120 min = 96 min: 11:36.
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS))
    .At("lun 2026-03-02 11:50").CustomerReplied("¿Hola?")
    .ExpectWarned(Plazo.Respuesta, at: "lun 2026-03-02 11:36", used: 0.8m)
    .At("lun 2026-03-02 12:30").AgentReplied("Perdón", by: Rol.Tecnico)
    .ExpectMissed(Plazo.Respuesta, at: "lun 2026-03-02 12:00");

Scenario("Al aceptar se manda el número de orden y el tiempo estimado de solución, bajo póliza", proves: ["EN-1.1-c"])
    // Estimado: 8 h desde las 10:00 (7 h hoy y 1 mañana).
    .At("lun 2026-03-02 10:00").To("OS-77").Opened(PolizaDelCliente.Is(SS))
    .ExpectAccepted(Member("order", "OS-77"), citing: "EN-1.1-c")
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, to: "compras@example.com", subject: "OS-77",
        saying: "Tiempo estimado de solución: martes 3 de marzo de 2026, 10:00", citing: "EN-1.1-c")
    // Urgente: 4 h.
    .At("lun 2026-03-02 10:00").To("OS-78").Opened(PolizaDelCliente.Is(SS), EnOperacion.Is(true), Detenido.Is(true))
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, saying: "Tiempo estimado de solución: lunes 2 de marzo de 2026, 14:00");

Scenario("Al aceptar se manda el número de orden y el tiempo estimado de solución, por evento", proves: ["EN-1.2-c"])
    // 32 h = 4 días hábiles: viernes a la misma hora.
    .At("lun 2026-03-02 10:00").To("OS-79").Opened()
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, to: "compras@example.com", subject: "OS-79",
        saying: "Tiempo estimado de solución: viernes 6 de marzo de 2026, 10:00", citing: "EN-1.2-c")
    // Urgente: 16 h = 2 días hábiles.
    .At("lun 2026-03-02 10:00").To("OS-80").Opened(EnOperacion.Is(true), Detenido.Is(true))
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, saying: "Tiempo estimado de solución: miércoles 4 de marzo de 2026, 10:00");
