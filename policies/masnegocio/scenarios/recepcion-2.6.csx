#load "_solicitante.csx"
// Recepción y levantamiento (3.3 y 3.4), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("El teléfono solo informa: no crea tickets", proves: ["MN-3.3"])
    .At("lun 2026-03-09 10:00").Opened(Canal.Is(Telefono))
    .ExpectRefused("channel_not_accepted", accepted: [CorreoAutomatico, Correo, Chat, Web, WhatsApp], citing: "MN-3.3")
    .ExpectNothingElse();

Scenario("El canal decide el primer estado", proves: ["MN-3.3", "MN-3.3.2"])
    .At("lun 2026-03-09 10:00").To("correo-automatico").Opened(Canal.Is(CorreoAutomatico)).ExpectStatus(Estado.Nuevo, citing: "MN-3.3.2")
    .At("lun 2026-03-09 10:00").To("web").Opened(Canal.Is(Web)).ExpectStatus(Estado.Nuevo)
    .At("lun 2026-03-09 10:00").To("correo").Opened(Canal.Is(Correo)).ExpectStatus(Estado.Abierto, citing: "MN-3.3.2")
    .At("lun 2026-03-09 10:00").To("chat").Opened(Canal.Is(Chat)).ExpectStatus(Estado.Abierto);

Scenario("Por WhatsApp solo con autorización", proves: ["MN-3.3", "MN-3.3.5", "MN-3.3.2"])
    .At("lun 2026-03-09 10:00").To("autorizado").Opened(Canal.Is(WhatsApp), WhatsAppAutorizado.Is(true))
    .ExpectAccepted()
    .ExpectStatus(Estado.Abierto)
    .At("lun 2026-03-09 10:00").To("sin-autorizar").Opened(Canal.Is(WhatsApp))
    .ExpectRefused("whatsapp_not_authorized", citing: "MN-3.3.5");

Scenario("Solo se atiende a un usuario válido", proves: ["MN-3.3"])
    .At("lun 2026-03-09 10:00").Opened(UsuarioValido.Is(false))
    .ExpectRefused("requester_not_valid", citing: "MN-3.3")
    .ExpectNothingElse();

Scenario("A un ticket incompleto se le dice exactamente qué le falta", proves: ["MN-3.4-a"])
    .At("lun 2026-03-09 10:00").To("titulo").Opened(Titulo.Missing).ExpectRefused("missing_data", missing: [Titulo], citing: "MN-3.4-a")
    .At("lun 2026-03-09 10:00").To("descripcion").Opened(Descripcion.Is(" ")).ExpectRefused("missing_data", missing: [Descripcion])
    .At("lun 2026-03-09 10:00").To("nombre").Opened(NombreDelSolicitante.Missing).ExpectRefused("missing_data", missing: [NombreDelSolicitante])
    .At("lun 2026-03-09 10:00").To("empresa").Opened(EmpresaDelSolicitante.Missing).ExpectRefused("missing_data", missing: [EmpresaDelSolicitante])
    .At("lun 2026-03-09 10:00").To("valido").Opened(UsuarioValido.Missing).ExpectRefused("missing_data", missing: [UsuarioValido])
    .At("lun 2026-03-09 10:00").To("todo").Opened(Titulo.Missing, Descripcion.Missing, NombreDelSolicitante.Missing, EmpresaDelSolicitante.Missing, UsuarioValido.Missing)
    .ExpectRefused("missing_data", missing: [Titulo, Descripcion, NombreDelSolicitante, EmpresaDelSolicitante, UsuarioValido]);

Scenario("Completo, puede volver a intentarse", proves: ["MN-3.4-a"])
    .At("lun 2026-03-09 10:00").Opened(Titulo.Missing).ExpectRefused("missing_data")
    .At("lun 2026-03-09 10:10").Opened().ExpectAccepted(citing: "MN-3.4-a");

Scenario("Al crear el ticket el usuario recibe una copia por correo", proves: ["MN-3.4-b"])
    .At("lun 2026-03-09 10:00").To("T-1").Opened()
    .ExpectNotified(Plantilla.CopiaCreacion, via: Correo, to: "uno@example.com", subject: "Recibimos su ticket T-1: No imprime facturas", saying: "T-1", citing: "MN-3.4-b")
    // Sin correo propio, al del cliente.
    .At("lun 2026-03-09 10:00").To("T-2").Opened(Member("requester.email", null), Member("customer.email", "cliente@example.com"))
    .ExpectNotified(Plantilla.CopiaCreacion, via: Correo, to: "cliente@example.com");

Scenario("Por teléfono no se da detalle de un ticket", proves: ["MN-3.3"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:10").AgentReplied("Ya quedó", by: Rol.Mesa, through: Telefono).ExpectRefused("channel_not_accepted", citing: "MN-3.3")
    .At("lun 2026-03-09 10:11").AgentReplied("Ya quedó", by: Rol.Mesa, through: CorreoAutomatico).ExpectNoRefusal()
    .At("lun 2026-03-09 10:12").AgentReplied("Ya quedó", by: Rol.Mesa, through: Correo).ExpectNoRefusal()
    .At("lun 2026-03-09 10:13").AgentReplied("Ya quedó", by: Rol.Mesa, through: Chat).ExpectNoRefusal()
    .At("lun 2026-03-09 10:14").AgentReplied("Ya quedó", by: Rol.Mesa, through: Web).ExpectNoRefusal()
    .At("lun 2026-03-09 10:15").AgentReplied("Ya quedó", by: Rol.Mesa, through: WhatsApp).ExpectNoRefusal()
    .At("lun 2026-03-09 10:16").AgentReplied("Ya quedó", by: Rol.Mesa).ExpectNoRefusal();
