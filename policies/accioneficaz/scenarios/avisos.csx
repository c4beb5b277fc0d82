#load "_cliente.csx"
// §6, §9 y §10: qué se avisa, a quién y por dónde.

Scenario("El registro se confirma por correo, con el plazo y lo que se ofrece", proves: ["AE-6-a", "AE-9-d", "AE-9-e"])
    .At("lun 2026-06-01 08:00").Opened()
    .ExpectNotified(Plantilla.Registro, via: Correo, to: "cafetal@example.com", saying: "a más tardar el lunes 1 de junio de 2026, 11:30", citing: "AE-6-a")
    .ExpectNotified(Plantilla.Registro, saying: "capacitación sobre nuestros productos y servicios, y consultoría", at: "lun 2026-06-01 08:00")
    .ExpectNotified(Plantilla.Registro, saying: "cómo registrar y seguir sus solicitudes se explica en el portal", at: "lun 2026-06-01 08:00")
    .ExpectNoMessage(via: WhatsApp);

Scenario("Cada seguimiento se avisa por correo, y por WhatsApp donde hay número", proves: ["AE-6-b", "AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("Adjunto la imagen", by: Rol.Cliente, through: Portal)
    .ExpectNotified(Plantilla.Seguimiento, via: Correo, to: "cafetal@example.com", subject: "Recibimos su seguimiento", saying: "Adjunto la imagen", citing: "AE-6-b")
    .ExpectNotified(Plantilla.Seguimiento, via: WhatsApp, to: "+573105550101", saying: "Adjunto la imagen", citing: "AE-6-d")
    .At("lun 2026-06-01 10:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .ExpectNotified(Plantilla.Seguimiento, via: Correo,   subject: "Soporte respondió", saying: "jueves 4 de junio de 2026, 10:00", citing: "AE-6-b")
    .ExpectNotified(Plantilla.Seguimiento, via: WhatsApp, saying: "Ya quedó",           citing: "AE-6-d")
    .ExpectNoMessage(Plantilla.PideInformacion);

Scenario("Lo que el cliente contesta a una pregunta se avisa aunque diga que falta información", proves: ["AE-6-b", "AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("¿Qué más necesitan?", by: Rol.Cliente, through: Portal, with: [Member("needsInformation", true)])
    .ExpectNotified(Plantilla.Seguimiento, via: Correo)
    .ExpectNotified(Plantilla.Seguimiento, via: WhatsApp)
    .ExpectNoMessage(Plantilla.PideInformacion)
    .ExpectNoStatus()
    .ExpectNo(Plazo.Respuesta);

Scenario("El teléfono de quien registró sirve de número", proves: ["AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened(WhatsAppDelCliente.Missing, TelefonoDelSolicitante.Is("+573200000000"))
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .ExpectNotified(Plantilla.Seguimiento, via: WhatsApp, to: "+573200000000");

Scenario("Sin número, sólo correo", proves: ["AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened(WhatsAppDelCliente.Missing)
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .ExpectNotified(Plantilla.Seguimiento, via: Correo)
    .ExpectNoMessage(via: WhatsApp);

Scenario("Un WhatsApp que no sale no es un error de la solicitud, y no se reintenta", proves: ["AE-6-d"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 09:01").NotificationFailed(WhatsApp, error: "sin conexión", of: "e-2")
    .ExpectNothing();

Scenario("El cierre se avisa con el estado cerrado", proves: ["AE-6-c"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    .ExpectNotified(Plantilla.Cierre, via: Correo, saying: "se actualizó a «cerrado»", citing: "AE-6-c")
    .ExpectNoMessage(via: WhatsApp);
