#load "_solicitante.csx"
// Recepción y levantamiento (3.3 y 3.4), versión 2.5. Todo pasa en marzo de 2019: el 11 es lunes, y el lunes 18 es descanso obligatorio.

Scenario("2.5: El teléfono solo informa: no crea tickets", proves: ["MN-3.3"])
    .At("lun 2019-03-11 10:00").Opened(Canal.Is(Telefono))
    .ExpectRefused("channel_not_accepted", accepted: [CorreoAutomatico, Correo, Chat, Web], citing: "MN-3.3")
    .ExpectNothingElse();

Scenario("2.5: El canal decide el primer estado", proves: ["MN-3.3", "MN-3.3.2"])
    .At("lun 2019-03-11 10:00").To("correo-automatico").Opened(Canal.Is(CorreoAutomatico)).ExpectStatus(Estado.Nuevo, citing: "MN-3.3.2")
    .At("lun 2019-03-11 10:00").To("web").Opened(Canal.Is(Web)).ExpectStatus(Estado.Nuevo)
    .At("lun 2019-03-11 10:00").To("correo").Opened(Canal.Is(Correo)).ExpectStatus(Estado.Abierto, citing: "MN-3.3.2")
    .At("lun 2019-03-11 10:00").To("chat").Opened(Canal.Is(Chat)).ExpectStatus(Estado.Abierto);

Scenario("2.5: La 2.5 no tiene WhatsApp", proves: ["MN-0", "MN-3.3"])
    .At("lun 2019-03-11 10:00").Opened(Canal.Is(WhatsApp), Member("customer.whatsappAuthorized", true))
    .ExpectRefused("channel_not_accepted")
    .At("lun 2019-03-11 10:00").To("T-2").Opened()
    .At("lun 2019-03-11 10:10").To("T-2").AgentReplied("Recibido", by: Rol.Mesa, through: WhatsApp)
    .ExpectRefused("channel_not_accepted");

Scenario("2.5: Solo se atiende a un usuario válido", proves: ["MN-3.3"])
    .At("lun 2019-03-11 10:00").Opened(UsuarioValido.Is(false))
    .ExpectRefused("requester_not_valid", citing: "MN-3.3")
    .ExpectNothingElse();

Scenario("2.5: A un ticket incompleto se le dice exactamente qué le falta", proves: ["MN-3.4-a"])
    .At("lun 2019-03-11 10:00").To("titulo").Opened(Titulo.Missing).ExpectRefused("missing_data", missing: [Titulo], citing: "MN-3.4-a")
    .At("lun 2019-03-11 10:00").To("descripcion").Opened(Descripcion.Is(" ")).ExpectRefused("missing_data", missing: [Descripcion])
    .At("lun 2019-03-11 10:00").To("nombre").Opened(NombreDelSolicitante.Missing).ExpectRefused("missing_data", missing: [NombreDelSolicitante])
    .At("lun 2019-03-11 10:00").To("empresa").Opened(EmpresaDelSolicitante.Missing).ExpectRefused("missing_data", missing: [EmpresaDelSolicitante])
    .At("lun 2019-03-11 10:00").To("valido").Opened(UsuarioValido.Missing).ExpectRefused("missing_data", missing: [UsuarioValido])
    .At("lun 2019-03-11 10:00").To("todo").Opened(Titulo.Missing, Descripcion.Missing, NombreDelSolicitante.Missing, EmpresaDelSolicitante.Missing, UsuarioValido.Missing)
    .ExpectRefused("missing_data", missing: [Titulo, Descripcion, NombreDelSolicitante, EmpresaDelSolicitante, UsuarioValido]);

Scenario("2.5: Completo, puede volver a intentarse", proves: ["MN-3.4-a"])
    .At("lun 2019-03-11 10:00").Opened(Titulo.Missing).ExpectRefused("missing_data")
    .At("lun 2019-03-11 10:10").Opened().ExpectAccepted(citing: "MN-3.4-a");

Scenario("2.5: Al crear el ticket el usuario recibe una copia por correo", proves: ["MN-3.4-b"])
    .At("lun 2019-03-11 10:00").To("T-1").Opened()
    .ExpectNotified(Plantilla.CopiaCreacion, via: Correo, to: "uno@example.com", subject: "Recibimos su ticket T-1: No imprime facturas", saying: "T-1", citing: "MN-3.4-b")
    // Sin correo propio, al del cliente.
    .At("lun 2019-03-11 10:00").To("T-2").Opened(Member("requester.email", null), Member("customer.email", "cliente@example.com"))
    .ExpectNotified(Plantilla.CopiaCreacion, via: Correo, to: "cliente@example.com");

Scenario("2.5: Por teléfono no se da detalle de un ticket", proves: ["MN-3.3"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:10").AgentReplied("Ya quedó", by: Rol.Mesa, through: Telefono).ExpectRefused("channel_not_accepted", citing: "MN-3.3")
    .At("lun 2019-03-11 10:11").AgentReplied("Ya quedó", by: Rol.Mesa, through: CorreoAutomatico).ExpectNoRefusal()
    .At("lun 2019-03-11 10:12").AgentReplied("Ya quedó", by: Rol.Mesa, through: Correo).ExpectNoRefusal()
    .At("lun 2019-03-11 10:13").AgentReplied("Ya quedó", by: Rol.Mesa, through: Chat).ExpectNoRefusal()
    .At("lun 2019-03-11 10:14").AgentReplied("Ya quedó", by: Rol.Mesa, through: Web).ExpectNoRefusal()
    .At("lun 2019-03-11 10:16").AgentReplied("Ya quedó", by: Rol.Mesa).ExpectNoRefusal();
