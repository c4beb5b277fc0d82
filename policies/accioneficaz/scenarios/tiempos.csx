#load "_cliente.csx"
// §3 y §4: tipo de cliente, prioridad y tiempo de respuesta. Horas hábiles: lunes a viernes de 08:00 a 18:00.

// ── Tipo de cliente ─────────────────────────────────────────────────────────────────────────────────────────────
Scenario("Un contrato que supera el límite de 1.1 SMLMV es VIP", proves: ["AE-3-a"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1.100000001m))
    .ExpectClassified(TipoDeCliente.Is(Vip), citing: "AE-3-a");

Scenario("Un contrato exactamente en el límite no lo supera: regular", proves: ["AE-3-a"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1.1m))
    .ExpectClassified(TipoDeCliente.Is(Regular), citing: "AE-3-a");

Scenario("Un contrato por debajo del límite es regular", proves: ["AE-3-a"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(0.9m))
    .ExpectClassified(TipoDeCliente.Is(Regular), citing: "AE-3-a");

Scenario("Sin contrato mensual es flotante", proves: ["AE-3-a"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Missing)
    .ExpectClassified(TipoDeCliente.Is(Flotante), citing: "AE-3-a");

// ── Cada celda de tipo de cliente y prioridad ───────────────────────────────────────────────────────────────────
Scenario("VIP alta: 1 hora", proves: ["AE-4-a", "AE-5-p"])
    // lun 08:00 + 1 h
    .At("lun 2026-06-01 08:00").Opened(PrioridadPedida.Is(Alta))
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Alta), citing: "AE-5-p")
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 09:00", on: Horario.Habil, citing: "AE-4-a");

Scenario("VIP media: a medio camino entre 1 y 6 horas, 3.5", proves: ["AE-4-d", "AE-5-p"])
    // (1 + 6) / 2 = 3.5 h: lun 08:00 + 3 h 30 min
    .At("lun 2026-06-01 08:00").Opened(PrioridadPedida.Is(Media))
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Media))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 11:30", citing: "AE-4-d");

Scenario("VIP baja: 6 horas", proves: ["AE-4-a", "AE-5-p"])
    .At("lun 2026-06-01 08:00").Opened(PrioridadPedida.Is(Baja))
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Baja))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 14:00", citing: "AE-4-a");

Scenario("VIP sin categoría: media", proves: ["AE-5-p"])
    .At("lun 2026-06-01 08:00").Opened()
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Media), citing: "AE-5-p")
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 11:30");

Scenario("Regular que pide alta: se limita a media, 2 horas", proves: ["AE-4-b", "AE-5-p"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1m), PrioridadPedida.Is(Alta))
    .ExpectClassified(TipoDeCliente.Is(Regular), Prioridad.Is(Media), citing: "AE-5-p")
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 10:00", citing: "AE-4-b");

Scenario("Regular media: 2 horas", proves: ["AE-4-b"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1m), PrioridadPedida.Is(Media))
    .ExpectClassified(TipoDeCliente.Is(Regular), Prioridad.Is(Media))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 10:00", citing: "AE-4-b");

Scenario("Regular baja: 8 horas", proves: ["AE-4-b"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1m), PrioridadPedida.Is(Baja))
    .ExpectClassified(TipoDeCliente.Is(Regular), Prioridad.Is(Baja))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 16:00", citing: "AE-4-b");

Scenario("Flotante que pide alta: se limita a media, 4 horas", proves: ["AE-4-c", "AE-5-p"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Alta))
    .ExpectClassified(TipoDeCliente.Is(Flotante), Prioridad.Is(Media), citing: "AE-5-p")
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 12:00", citing: "AE-4-c");

Scenario("Flotante media: 4 horas", proves: ["AE-4-c"])
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Media))
    .ExpectClassified(TipoDeCliente.Is(Flotante), Prioridad.Is(Media))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 12:00", citing: "AE-4-c");

Scenario("Flotante baja: 12 horas, que pasan al día siguiente", proves: ["AE-4-c"])
    // lun 08:00-18:00 = 10 h; quedan 2 h: mar 10:00
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Missing, PrioridadPedida.Is(Baja))
    .ExpectClassified(TipoDeCliente.Is(Flotante), Prioridad.Is(Baja))
    .Expect(Plazo.Respuesta, due: "mar 2026-06-02 10:00", citing: "AE-4-c");

// ── Horas hábiles ───────────────────────────────────────────────────────────────────────────────────────────────
Scenario("El viernes por la tarde duerme el puente de Corpus Christi", proves: ["AE-4-e"])
    // vie 17:00 + 1 h = cierre 18:00; lun 2026-06-08 es festivo; queda 1 h: mar 09:00
    .At("vie 2026-06-05 17:00").Opened(ValorDelContrato.Is(1m))
    .Expect(Plazo.Respuesta, due: "mar 2026-06-09 09:00");

Scenario("La que llega antes de abrir empieza a las 08:00", proves: ["AE-4-e"])
    .At("lun 2026-06-01 06:30").Opened(PrioridadPedida.Is(Alta))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 09:00");

Scenario("El tiempo que se completa al cierre vence al cierre, no al abrir", proves: ["AE-4-e"])
    // lun 16:00 + 2 h = 18:00
    .At("lun 2026-06-01 16:00").Opened(ValorDelContrato.Is(1m))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 18:00");

// ── Qué respuesta cuenta ────────────────────────────────────────────────────────────────────────────────────────
Scenario("La respuesta de soporte en el portal cumple el plazo, hasta en su último instante", proves: ["AE-3-b", "AE-8-a"])
    .At("lun 2026-06-01 08:00").Opened()
    // 0.8 × 3.5 h = 2 h 48 min
    .At("lun 2026-06-01 11:30").AgentReplied("Lo revisamos", by: Rol.Soporte, through: Portal)
    .ExpectWarned(Plazo.Respuesta, at: "lun 2026-06-01 10:48", used: 0.8m)
    .ExpectMet(Plazo.Respuesta, citing: "AE-3-b")
    .ExpectNoEffect("target_breached");

Scenario("Pedir información en el portal también es una respuesta", proves: ["AE-4-f"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: Portal, needsInformation: true)
    .ExpectMet(Plazo.Respuesta, citing: "AE-4-f");

Scenario("Una respuesta por WhatsApp no cumple el plazo", proves: ["AE-4-f", "AE-3-b", "AE-9-c"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Lo vemos", by: Rol.Soporte, through: WhatsApp)
    .ExpectNo(Plazo.Respuesta)
    .At("lun 2026-06-01 09:10").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, through: WhatsApp, needsInformation: true)
    .ExpectNo(Plazo.Respuesta)
    .Until("lun 2026-06-01 11:30")
    .ExpectMissed(Plazo.Respuesta, at: "lun 2026-06-01 11:30");

Scenario("Una respuesta sin canal es del portal, que es quien la envía", proves: ["AE-3-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Lo vemos", by: Rol.Soporte)
    .ExpectMet(Plazo.Respuesta)
    .At("lun 2026-06-01 09:10").To("T-2").Opened()
    .At("lun 2026-06-01 09:20").To("T-2").AgentReplied("¿Qué navegador usa?", by: Rol.Soporte, needsInformation: true)
    .ExpectMet(Plazo.Respuesta, citing: "AE-4-f");

Scenario("La respuesta no tiene que ser la solución: lo que sigue abierto ya cumplió", proves: ["AE-3-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Lo estamos revisando", by: Rol.Soporte, through: Portal)
    .ExpectMet(Plazo.Respuesta)
    .Until("mié 2026-06-03 18:00")
    .ExpectNo(Plazo.Respuesta);

Scenario("Lo que escribe el cliente no es la respuesta de soporte", proves: ["AE-3-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("¿Alguna novedad?", by: Rol.Cliente, through: Portal)
    .ExpectNo(Plazo.Respuesta)
    .ExpectNoTask();

// ── Lo que cambia a medio camino ────────────────────────────────────────────────────────────────────────────────
Scenario("Otra categoría cambia prioridad y plazo, y conserva el inicio", proves: ["AE-5-p", "AE-8-a"])
    .At("lun 2026-06-01 08:00").Opened()
    // desde las 08:00: alta 1 h
    .At("lun 2026-06-01 08:30").Updated(PrioridadPedida.Is(Alta))
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Alta))
    .ExpectChanged(Plazo.Respuesta, due: "lun 2026-06-01 09:00", was: "lun 2026-06-01 11:30");

Scenario("Un contrato que baja limita la prioridad de lo que está abierto", proves: ["AE-3-a", "AE-5-p", "AE-4-b"])
    .At("lun 2026-06-01 08:00").Opened(PrioridadPedida.Is(Alta))
    // regular: alta se limita a media, 2 h desde las 08:00
    .At("lun 2026-06-01 08:30").CustomerUpdated("cafetal", ValorDelContrato.Is(1m))
    .ExpectClassified(TipoDeCliente.Is(Regular), Prioridad.Is(Media), of: "T-1")
    .ExpectChanged(Plazo.Respuesta, due: "lun 2026-06-01 10:00", was: "lun 2026-06-01 09:00", of: "T-1");
