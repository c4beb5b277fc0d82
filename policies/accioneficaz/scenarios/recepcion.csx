#load "_cliente.csx"
// §5 a), §8 y §9: qué se recibe, en qué orden, y qué espera un pago.

Scenario("Lo que llega por el portal queda registrado y en la fila", proves: ["AE-5", "AE-5-a", "AE-6-a", "AE-8-a", "AE-8-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .ExpectAccepted(citing: "AE-5-a")
    .ExpectStatus(Estado.Registrado, byItself: true, citing: "AE-5")
    .ExpectClassified(TipoDeCliente.Is(Vip), Prioridad.Is(Media))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 11:30")
    .ExpectRouted(Destino.Soporte, position: 1, citing: "AE-8-b")
    .ExpectNotified(Plantilla.Registro, via: Correo, to: "cafetal@example.com", saying: "Hemos registrado su requerimiento", citing: "AE-6-a")
    .ExpectNothingElse();

Scenario("Por correo no se reciben solicitudes: se señala el portal", proves: ["AE-5"])
    .At("lun 2026-06-01 08:00").Opened(Canal.Is(Correo))
    .ExpectRefused("channel_not_accepted", accepted: [Portal], citing: "AE-5")
    .ExpectNotified(Plantilla.UseElPortal, via: Correo, to: "cafetal@example.com", saying: "https://portal.accioneficaz.com", citing: "AE-5")
    .ExpectNothingElse();

Scenario("Por teléfono tampoco", proves: ["AE-5"])
    .At("lun 2026-06-01 08:00").Opened(Canal.Is(Telefono))
    .ExpectRefused("channel_not_accepted", accepted: [Portal])
    .ExpectNotified(Plantilla.UseElPortal, via: Correo, citing: "AE-5");

Scenario("WhatsApp sólo atiende lo que ya está registrado", proves: ["AE-9-c"])
    .At("lun 2026-06-01 08:00").Opened(Canal.Is(WhatsApp))
    .ExpectRefused("channel_not_accepted", accepted: [Portal])
    .ExpectNotified(Plantilla.UseElPortal, via: Correo, to: "cafetal@example.com", saying: "solicitudes que ya están registradas", citing: "AE-9-c")
    .ExpectNothingElse();

Scenario("WhatsApp sobre una solicitud registrada se acepta", proves: ["AE-9-c"])
    .At("lun 2026-06-01 08:00").Opened()
    .At("lun 2026-06-01 09:00").CustomerReplied("¿Cómo va?", by: Rol.Cliente, through: WhatsApp)
    .ExpectNoRefusal()
    .ExpectNotified(Plantilla.Seguimiento, via: Correo);

Scenario("Una solicitud sin canal es del portal", proves: ["AE-5"])
    .At("lun 2026-06-01 08:00").Opened(Canal.Missing)
    .ExpectAccepted();

Scenario("Sin título, descripción o cliente no se registra", proves: ["AE-5-a"])
    .At("lun 2026-06-01 08:00").Opened(Titulo.Missing, Descripcion.Missing, Cliente.Missing)
    .ExpectRefused("missing_data", missing: [Titulo, Descripcion, Cliente], citing: "AE-5-a");

Scenario("Un servicio sin acuerdo activo se rechaza con los que sí lo tienen", proves: ["AE-9-a"])
    .At("lun 2026-06-01 08:00").Opened(ServicioActivo.Is("erp"))
    .ExpectRefused("service_not_active", citing: "AE-9-a")
    // El cliente contrata ese servicio: la solicitud se registra otra vez, sin decir los servicios.
    .At("lun 2026-06-01 09:00").CustomerUpdated("cafetal", ServicioActivo.Among("crm", "erp"))
    .At("lun 2026-06-01 09:10").Opened(ServicioActivo.Is("erp"), Member("customer.services", null))
    .ExpectAccepted();

Scenario("Una solicitud que no nombra servicio se acepta", proves: ["AE-9-a"])
    .At("lun 2026-06-01 08:00").Opened(ServicioActivo.Missing)
    .ExpectAccepted();

// ── §9 Estado de cuenta ─────────────────────────────────────────────────────────────────────────────────────────
Scenario("Con facturas pendientes se registra sin plazo y se avisa; al pagar, el plazo empieza", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Is(false))
    .ExpectAccepted()
    .ExpectNo(Plazo.Respuesta)
    .ExpectNotified(Plantilla.Registro,        via: Correo)
    .ExpectNotified(Plantilla.CuentaPendiente, via: Correo, to: "cafetal@example.com", saying: "facturas pendientes", citing: "AE-9-b")
    .ExpectRouted(Destino.Soporte, position: 1)
    // mar 17:00 + 1 h = 18:00; quedan 2.5 h: mié 10:30
    .At("mar 2026-06-02 17:00").CustomerUpdated("cafetal", AlDia.Is(true))
    .Expect(Plazo.Respuesta, due: "mié 2026-06-03 10:30", of: "T-1")
    // Una segunda mora y un segundo pago no lo mueven.
    .At("mar 2026-06-02 17:10").CustomerUpdated("cafetal", AlDia.Is(false))
    .ExpectNo(Plazo.Respuesta, of: "T-1")
    .At("mar 2026-06-02 17:20").CustomerUpdated("cafetal", AlDia.Is(true))
    .ExpectNo(Plazo.Respuesta, of: "T-1");

Scenario("El pago puede venir en la solicitud misma", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 09:00").Updated(AlDia.Is(true))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 12:30");

Scenario("Sin saber si está al día, no lo está", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Missing)
    .ExpectNo(Plazo.Respuesta)
    .ExpectNotified(Plantilla.CuentaPendiente, via: Correo);

Scenario("La mora que empieza después no detiene un plazo que corre", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened()
    .ExpectNoMessage(Plantilla.CuentaPendiente)
    .At("lun 2026-06-01 09:00").CustomerUpdated("cafetal", AlDia.Is(false))
    .ExpectNothing(of: "T-1")
    .Until("lun 2026-06-01 11:30")
    .ExpectMissed(Plazo.Respuesta, at: "lun 2026-06-01 11:30");

Scenario("Si soporte ya respondió en el portal, el pago no empieza ningún plazo", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 09:00").AgentReplied("Ya quedó", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 10:00").CustomerUpdated("cafetal", AlDia.Is(true))
    .ExpectNo(Plazo.Respuesta, of: "T-1");

Scenario("Tampoco si respondió sin decir por dónde; lo que escribe el cliente no es una respuesta", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").To("T-1").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 08:10").To("T-2").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 09:00").To("T-1").AgentReplied("Ya quedó", by: Rol.Soporte)
    .At("lun 2026-06-01 09:10").To("T-2").CustomerReplied("Ya pagamos", by: Rol.Cliente, through: Portal)
    .At("lun 2026-06-01 10:00").CustomerUpdated("cafetal", AlDia.Is(true))
    .ExpectNo(Plazo.Respuesta, of: "T-1")
    // 10:00 + 3.5 h
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 13:30", of: "T-2");

Scenario("Una respuesta por WhatsApp no quita el plazo que empieza al pagar", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 09:00").AgentReplied("Lo vemos", by: Rol.Soporte, through: WhatsApp)
    .At("lun 2026-06-01 10:00").CustomerUpdated("cafetal", AlDia.Is(true))
    .Expect(Plazo.Respuesta, due: "lun 2026-06-01 13:30", of: "T-1");

Scenario("Un cambio del cliente que no es un pago no empieza nada", proves: ["AE-9-b"])
    .At("lun 2026-06-01 08:00").Opened(AlDia.Is(false))
    .At("lun 2026-06-01 09:00").CustomerUpdated("cafetal", ValorDelContrato.Is(1m))
    .ExpectNo(Plazo.Respuesta, of: "T-1")
    .At("lun 2026-06-01 09:10").Updated(PrioridadPedida.Is(Baja))
    .ExpectNo(Plazo.Respuesta);

Scenario("Un plazo que el cierre canceló no empieza otra vez con otro aviso de pago", proves: ["AE-9-b", "AE-5-e3"])
    .At("vie 2026-06-05 17:00").Opened(AlDia.Is(false), ValorDelContrato.Missing, PrioridadPedida.Is(Baja))
    // flotante baja, 12 h: 1 h del viernes; el lunes 8 es festivo: 10 h del martes y 1 h del miércoles
    .At("vie 2026-06-05 17:00").CustomerUpdated("cafetal", AlDia.Is(true))
    .Expect(Plazo.Respuesta, due: "mié 2026-06-10 09:00", of: "T-1")
    // Por WhatsApp no se cumple; a los tres días, lun 17:10, se cierra sola.
    .At("vie 2026-06-05 17:10").AgentReplied("Lo vemos", by: Rol.Soporte, through: WhatsApp)
    .At("mar 2026-06-09 08:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .ExpectCancelled(Plazo.Respuesta, at: "lun 2026-06-08 17:10")
    .At("mar 2026-06-09 08:10").CustomerUpdated("cafetal", AlDia.Is(true))
    .ExpectNo(Plazo.Respuesta, of: "T-1");

Scenario("Tampoco si los avisos vienen en la solicitud", proves: ["AE-9-b"])
    .At("vie 2026-06-05 17:00").Opened(AlDia.Is(false), ValorDelContrato.Missing, PrioridadPedida.Is(Baja))
    .At("vie 2026-06-05 17:00").Updated(AlDia.Is(true))
    .Expect(Plazo.Respuesta, due: "mié 2026-06-10 09:00")
    .At("vie 2026-06-05 17:10").AgentReplied("Lo vemos", by: Rol.Soporte, through: WhatsApp)
    .At("mar 2026-06-09 08:00").StatusChanged(Estado.Abierto, by: Rol.Cliente)
    .At("mar 2026-06-09 08:10").Updated(AlDia.Is(true))
    .ExpectNo(Plazo.Respuesta);

// ── §8 Orden de recepción ───────────────────────────────────────────────────────────────────────────────────────
Scenario("Se atiende en el orden de recepción, sea cual sea la prioridad", proves: ["AE-8-b"])
    .At("lun 2026-06-01 08:00").To("T-1").Opened(PrioridadPedida.Is(Baja))
    .ExpectRouted(Destino.Soporte, position: 1)
    .At("lun 2026-06-01 08:01").To("T-2").Opened(PrioridadPedida.Is(Alta))
    .ExpectRouted(Destino.Soporte, position: 2)
    .At("lun 2026-06-01 08:02").To("T-3").Opened(AlDia.Is(false))
    .ExpectRouted(Destino.Soporte, position: 3)
    // Abrirla no es responderla: sigue delante.
    .At("lun 2026-06-01 08:03").To("T-1").StatusChanged(Estado.Abierto, by: Rol.Soporte)
    .At("lun 2026-06-01 08:04").To("T-4").Opened()
    .ExpectRouted(Destino.Soporte, position: 4)
    // Respondida, sale; que escriba su cliente no la saca; cerrada, sale.
    .At("lun 2026-06-01 08:05").To("T-1").AgentReplied("Lo vemos", by: Rol.Soporte, through: Portal)
    .At("lun 2026-06-01 08:06").To("T-2").CustomerReplied("Adjunto la imagen", by: Rol.Cliente, through: Portal)
    .At("lun 2026-06-01 08:07").To("T-3").StatusChanged(Estado.Cerrado, by: Rol.Cliente)
    // Delante quedan T-2 y T-4.
    .At("lun 2026-06-01 08:08").To("T-5").Opened()
    .ExpectRouted(Destino.Soporte, position: 3)
    .At("lun 2026-06-01 08:09").To("T-2").AgentReplied("Gracias", by: Rol.Soporte, through: WhatsApp)
    .At("lun 2026-06-01 08:10").To("T-6").Opened()
    .ExpectRouted(Destino.Soporte, position: 3);
