#load "_cliente.csx"
// §7, §8 y §11: lo que se mide cada mes y se revisa cada año, y las versiones del acuerdo.

Scenario("Al terminar el mes se miden los tres indicadores y se encargan las mejoras", proves: ["AE-7", "AE-8-c"])
    // T-1: respuesta en 2 h, cerrada con una sola respuesta
    .At("lun 2026-06-01 08:00").To("T-1").Opened()
    .At("lun 2026-06-01 10:00").To("T-1").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 11:00").To("T-1").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    // T-2: primera respuesta en el portal mié 09:00, a las 11 h hábiles (10 del martes y 1); hizo falta una segunda
    .At("mar 2026-06-02 08:00").To("T-2").Opened()
    .At("mié 2026-06-03 09:00").To("T-2").AgentReplied("Lo vemos", by: Rol.Soporte, through: Portal)
    .At("mié 2026-06-03 09:30").To("T-2").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("mié 2026-06-03 10:00").To("T-2").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    // T-3: por WhatsApp a la hora, en el portal a las 5 h; sigue abierta porque su cliente contesta
    .At("mié 2026-06-10 08:00").To("T-3").Opened()
    .At("mié 2026-06-10 09:00").To("T-3").AgentReplied("Lo vemos", by: Rol.Soporte, through: WhatsApp)
    .At("mié 2026-06-10 13:00").To("T-3").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("mié 2026-06-10 14:00").To("T-3").CustomerReplied("Lo pruebo", by: Rol.Cliente, through: Portal)
    // T-4: cerrada sin respuesta, no cuenta
    .At("jue 2026-06-11 08:00").To("T-4").Opened()
    .At("jue 2026-06-11 08:30").To("T-4").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .At("vie 2026-06-12 08:00").SurveyAnswered("satisfaction", score: 5, customer: "cafetal")
    .At("vie 2026-06-12 09:00").SurveyAnswered("satisfaction", score: 4, customer: "cafetal")
    .At("vie 2026-06-12 10:00").SurveyAnswered("nps", score: 0, customer: "cafetal")
    .Until("mié 2026-07-01 00:00")
    // (2 + 11 + 5) / 3 = 6 h; una de dos cerradas = 50 %; (5 + 4) / 2 = 4.5
    .ExpectIndicator("tiempo_de_respuesta",      value: 6m,   period: "2026-06", at: "mié 2026-07-01 00:00", citing: "AE-7")
    .ExpectIndicator("tasa_de_resolucion",       value: 50m,  period: "2026-06", at: "mié 2026-07-01 00:00", citing: "AE-7")
    .ExpectIndicator("satisfaccion_del_cliente", value: 4.5m, period: "2026-06", at: "mié 2026-07-01 00:00", citing: "AE-7")
    .ExpectTask(Tarea.AccionesDeMejora, Rol.Supervisor, at: "mié 2026-07-01 00:00", citing: "AE-8-c");

Scenario("Se mide la primera respuesta de soporte, sin lo que escribió el cliente ni las que siguen", proves: ["AE-7"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 08:30").CustomerReplied("Adjunto la imagen", by: Rol.Cliente, through: Portal)
    // Sin canal es del portal: a la hora. La del portal ya es la segunda.
    .At("lun 2026-06-01 09:00").AgentReplied("Lo vemos", by: Rol.Soporte)
    .At("lun 2026-06-01 12:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .Until("mié 2026-07-01 00:00")
    .ExpectIndicator("tiempo_de_respuesta", value: 1m, at: "mié 2026-07-01 00:00");

Scenario("Que el cliente agradezca no es otra interacción de soporte", proves: ["AE-7"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 10:00").CustomerReplied("Gracias", by: Rol.Cliente, through: Portal)
    .At("lun 2026-06-01 10:10").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .Until("mié 2026-07-01 00:00")
    .ExpectIndicator("tasa_de_resolucion", value: 100m, at: "mié 2026-07-01 00:00");

Scenario("Lo que pidió información no se resolvió en la primera interacción", proves: ["AE-7"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .Until("mié 2026-07-01 00:00")
    .ExpectIndicator("tasa_de_resolucion", value: 0m, at: "mié 2026-07-01 00:00");

Scenario("Lo que se escaló tampoco", proves: ["AE-7"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Lo pasamos", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 09:10").StatusChanged(Estado.Escalado, by: Rol.Soporte)
    .At("lun 2026-06-01 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .Until("mié 2026-07-01 00:00")
    .ExpectIndicator("tasa_de_resolucion", value: 0m, at: "mié 2026-07-01 00:00");

Scenario("Ni lo que se reabrió: se cerró dos veces y bastó una", proves: ["AE-7"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("vie 2026-06-05 09:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .At("vie 2026-06-05 10:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .Until("mié 2026-07-01 00:00")
    .ExpectIndicator("tasa_de_resolucion", value: 50m, at: "mié 2026-07-01 00:00");

Scenario("El acuerdo se revisa cada año", proves: ["AE-11"])
    .At("dom 2026-11-15 08:00").Opened()
    .Until("mar 2026-12-01 08:00")
    .ExpectTask(Tarea.RevisarAns, Rol.Supervisor, at: "mar 2026-12-01 08:00", citing: "AE-11");

Scenario("La versión 2 acorta el tiempo del flotante desde su fecha, y no antes", proves: ["AE-11", "AE-4-c"])
    // versión 1: 12 h desde lun 2029-12-31 08:00 son 10 h y 2 más el mié 2, que el mar 1 es festivo
    .At("lun 2029-12-31 08:00").To("T-1").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Baja))
    .Expect(Plazo.Respuesta, due: "mié 2030-01-02 10:00")
    // versión 2: 10 h
    .At("mié 2030-01-02 08:00").To("T-2").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Baja))
    .Expect(Plazo.Respuesta, due: "mié 2030-01-02 18:00", citing: "AE-4-c")
    .At("mié 2030-01-02 08:10").To("T-3").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Media))
    .Expect(Plazo.Respuesta, due: "mié 2030-01-02 12:10")
    .At("mié 2030-01-02 08:20").To("T-4").Opened(ValorDelContrato.Is(1m), PrioridadPedida.Is(Baja))
    .Expect(Plazo.Respuesta, due: "mié 2030-01-02 16:20")
    // 0.8 × 10 h = 8 h
    .Until("mié 2030-01-02 18:00")
    .ExpectWarned(Plazo.Respuesta, at: "mié 2030-01-02 16:00", used: 0.8m, of: "T-2");
