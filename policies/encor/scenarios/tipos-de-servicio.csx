#load "_orden.csx"
// 1 y 2: qué se atiende por póliza y qué por evento.

Scenario("La póliza de hospedaje cubre hospedaje y nada más", proves: ["EN-1", "EN-2"])
    .At("lun 2026-03-02 10:00").To("SH-1").Opened(PolizaDelCliente.Is(SH), Trabajo.Is(Hospedaje))
    .ExpectClassified(TipoDeServicio.Is(Poliza), citing: "EN-2")
    .At("lun 2026-03-02 10:01").To("SH-2").Opened(PolizaDelCliente.Is(SH), Trabajo.Is(Fortigate))
    .ExpectClassified(TipoDeServicio.Is(Evento), citing: "EN-1")
    .At("lun 2026-03-02 10:02").To("SH-3").Opened(PolizaDelCliente.Is(SH), Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Evento))
    .At("lun 2026-03-02 10:03").To("SH-4").Opened(PolizaDelCliente.Is(SH))
    .ExpectClassified(TipoDeServicio.Is(Evento));

Scenario("La póliza Fortigate cubre Fortigate y nada más", proves: ["EN-1", "EN-2"])
    .At("lun 2026-03-02 10:00").To("SF-1").Opened(PolizaDelCliente.Is(SF), Trabajo.Is(Fortigate))
    .ExpectClassified(TipoDeServicio.Is(Poliza), citing: "EN-2")
    .At("lun 2026-03-02 10:01").To("SF-2").Opened(PolizaDelCliente.Is(SF), Trabajo.Is(Hospedaje))
    .ExpectClassified(TipoDeServicio.Is(Evento))
    .At("lun 2026-03-02 10:02").To("SF-3").Opened(PolizaDelCliente.Is(SF), Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Evento))
    .At("lun 2026-03-02 10:03").To("SF-4").Opened(PolizaDelCliente.Is(SF), Trabajo.Is(Otro))
    .ExpectClassified(TipoDeServicio.Is(Evento));

Scenario("La póliza de soporte cubre cualquier trabajo, también uno que nadie dijo cuál es", proves: ["EN-1", "EN-2"])
    .At("lun 2026-03-02 10:00").To("SS-1").Opened(PolizaDelCliente.Is(SS), Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Poliza), citing: "EN-2")
    .At("lun 2026-03-02 10:01").To("SS-2").Opened(PolizaDelCliente.Is(SS), Trabajo.Is(Hospedaje))
    .ExpectClassified(TipoDeServicio.Is(Poliza))
    .At("lun 2026-03-02 10:02").To("SS-3").Opened(PolizaDelCliente.Is(SS), Trabajo.Is(Otro))
    .ExpectClassified(TipoDeServicio.Is(Poliza))
    .At("lun 2026-03-02 10:03").To("SS-4").Opened(PolizaDelCliente.Is(SS))
    .ExpectClassified(TipoDeServicio.Is(Poliza));

Scenario("Sin póliza todo es por evento", proves: ["EN-1"])
    .At("lun 2026-03-02 10:00").Opened(Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Evento), Prioridad.Is(Normal), FormaDePago.Is(Contado), citing: "EN-1");

Scenario("Una póliza o un trabajo que no existen se rechazan", proves: ["EN-2"])
    .At("lun 2026-03-02 10:00").To("X-1").Opened(Member("customer.poliza", "SX"))
    .ExpectRefused("unknown_value", accepted: [SH, SF, SS])
    .At("lun 2026-03-02 10:01").To("X-2").Opened(Member("workType", "impresoras"))
    .ExpectRefused("unknown_value", accepted: [Hospedaje, Fortigate, Soporte, Otro]);

Scenario("La cotización de un cliente completa lo que cubre su póliza", proves: ["EN-2"])
    // Textiles del Bajío: SF y además soporte. El mismo trabajo de otro cliente con SF es por evento.
    .At("lun 2026-03-02 10:00").To("TB-1").Opened(OfCustomer("textiles-del-bajio"), PolizaDelCliente.Is(SF), Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Poliza), citing: "TB-3")
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 12:00")
    .At("lun 2026-03-02 10:01").To("TB-2").Opened(OfCustomer("textiles-del-bajio"), PolizaDelCliente.Is(SF), Trabajo.Is(Hospedaje))
    .ExpectClassified(TipoDeServicio.Is(Evento))
    .At("lun 2026-03-02 10:02").To("TB-3").Opened(OfCustomer("textiles-del-bajio"), Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Evento));

Scenario("La cotización de la clínica cubre otros trabajos y responde lo urgente en media hora", proves: ["EN-2"])
    .At("lun 2026-03-02 10:00").To("CSA-1")
    .Opened(OfCustomer("clinica-san-angel"), PolizaDelCliente.Is(SH), Trabajo.Is(Otro), EnOperacion.Is(true), Detenido.Is(true))
    .ExpectClassified(TipoDeServicio.Is(Poliza), Prioridad.Is(Urgente), citing: "CSA-2")
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 10:30", citing: "CSA-5")
    // Lo normal sigue en las 2 horas de la política, y el hospedaje en su póliza.
    .At("lun 2026-03-02 10:00").To("CSA-2").Opened(OfCustomer("clinica-san-angel"), PolizaDelCliente.Is(SH), Trabajo.Is(Hospedaje))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 12:00", citing: "EN-1.1-e")
    // Lo que su póliza y su cotización no cubren sigue por evento, y lo urgente en sus 4 horas: 10:00 a 14:00.
    .At("lun 2026-03-02 10:00").To("CSA-4").Opened(OfCustomer("clinica-san-angel"), PolizaDelCliente.Is(SH), Trabajo.Is(Fortigate), EnOperacion.Is(true), Detenido.Is(true))
    .ExpectClassified(TipoDeServicio.Is(Evento), Prioridad.Is(Urgente))
    .Expect(Plazo.Respuesta, due: "lun 2026-03-02 14:00", citing: "EN-1.2-f")
    .At("lun 2026-03-02 10:00").To("CSA-5").Opened(OfCustomer("clinica-san-angel"), PolizaDelCliente.Is(SF), Trabajo.Is(Otro))
    .ExpectClassified(TipoDeServicio.Is(Evento))
    // La cotización rige desde marzo.
    .At("vie 2026-02-27 10:00").To("CSA-3").Opened(OfCustomer("clinica-san-angel"), PolizaDelCliente.Is(SH), Trabajo.Is(Otro))
    .ExpectClassified(TipoDeServicio.Is(Evento));

Scenario("Un cliente que contrata la póliza a mitad de una orden pasa a ella desde ahí", proves: ["EN-1", "EN-2", "EN-1.1-a", "EN-1.2-a"])
    // Por evento: 8 h desde las 10:00 = mañana a las 10:00 (7 h hoy, 1 h mañana).
    .At("lun 2026-03-02 10:00").Opened(Trabajo.Is(Soporte))
    .Expect(Plazo.Respuesta, due: "mar 2026-03-03 10:00")
    .At("lun 2026-03-02 10:20").WorkLogged(61, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 61, billed: 120)
    // Bajo póliza: 2 h desde el mismo inicio, y el trabajo que sigue cuenta por cuartos.
    .At("lun 2026-03-02 11:00").CustomerUpdated("cliente-uno", PolizaDelCliente.Is(SS))
    .ExpectClassified(TipoDeServicio.Is(Poliza), of: "T-1")
    .ExpectChanged(Plazo.Respuesta, due: "lun 2026-03-02 12:00", was: "mar 2026-03-03 10:00", of: "T-1")
    .At("lun 2026-03-02 11:30").WorkLogged(61, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 61, billed: 75)
    // Y las órdenes que el cliente abra después.
    .At("lun 2026-03-02 11:40").To("T-2").Opened(Trabajo.Is(Soporte))
    .ExpectClassified(TipoDeServicio.Is(Poliza));
