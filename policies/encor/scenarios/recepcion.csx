#load "_orden.csx"
// 1.1 y 1.2: modos, canales y datos de una solicitud; forma de pago.

Scenario("Se atiende de las cuatro maneras y de ninguna otra, bajo póliza", proves: ["EN-1.1-b"])
    .At("lun 2026-03-02 10:00").To("M-1").Opened(PolizaDelCliente.Is(SS), Modo.Is(Presencial)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-2").Opened(PolizaDelCliente.Is(SS), Modo.Is(Local)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-3").Opened(PolizaDelCliente.Is(SS), Modo.Is(Remota)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-4").Opened(PolizaDelCliente.Is(SS), Modo.Is(Telefonica)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-5").Opened(PolizaDelCliente.Is(SS), Member("mode", "dron"))
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.1-b")
    .At("lun 2026-03-02 10:01").To("M-1").Updated(Member("mode", "dron"))
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.1-b")
    .At("lun 2026-03-02 10:01").To("M-1").Updated(Modo.Is(Local)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-2").Updated(Modo.Is(Telefonica)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-3").Updated(Modo.Is(Presencial)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-4").Updated(Modo.Is(Remota)).ExpectNoRefusal();

Scenario("El trabajo se registra de una de las cuatro maneras, bajo póliza", proves: ["EN-1.1-b"])
    .At("lun 2026-03-02 10:00").To("M-1").Opened(PolizaDelCliente.Is(SS))
    .At("lun 2026-03-02 10:02").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "dron")])
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.1-b")
    .At("lun 2026-03-02 10:03").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "presencial")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:04").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "local")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:05").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "remota")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:06").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "telefonica")]).ExpectNoRefusal();

Scenario("Se atiende de las cuatro maneras y de ninguna otra, por evento", proves: ["EN-1.2-b"])
    .At("lun 2026-03-02 10:00").To("M-1").Opened(Modo.Is(Presencial)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-2").Opened(Modo.Is(Local)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-3").Opened(Modo.Is(Remota)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-4").Opened(Modo.Is(Telefonica)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("M-5").Opened(Member("mode", "dron"))
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.2-b")
    .At("lun 2026-03-02 10:01").To("M-1").Updated(Member("mode", "dron"))
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.2-b")
    .At("lun 2026-03-02 10:01").To("M-1").Updated(Modo.Is(Local)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-2").Updated(Modo.Is(Telefonica)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-3").Updated(Modo.Is(Presencial)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("M-4").Updated(Modo.Is(Remota)).ExpectNoRefusal();

Scenario("El trabajo se registra de una de las cuatro maneras, por evento", proves: ["EN-1.2-b"])
    .At("lun 2026-03-02 10:00").To("M-1").Opened()
    .At("lun 2026-03-02 10:02").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "dron")])
    .ExpectRefused("mode_not_accepted", accepted: [Presencial, Local, Remota, Telefonica], citing: "EN-1.2-b")
    .At("lun 2026-03-02 10:03").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "presencial")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:04").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "local")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:05").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "remota")]).ExpectNoRefusal()
    .At("lun 2026-03-02 10:06").To("M-1").WorkLogged(10, by: Rol.Tecnico, name: "Ana", with: [Member("mode", "telefonica")]).ExpectNoRefusal();

Scenario("Las solicitudes llegan por teléfono o por correo, bajo póliza", proves: ["EN-1.1-c"])
    .At("lun 2026-03-02 10:00").To("C-1").Opened(PolizaDelCliente.Is(SS), Canal.Is(Telefono)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("C-2").Opened(PolizaDelCliente.Is(SS), Canal.Is(Correo)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("C-3").Opened(PolizaDelCliente.Is(SS), Member("channel", "whatsapp"))
    .ExpectRefused("channel_not_accepted", accepted: [Telefono, Correo], citing: "EN-1.1-c")
    .At("lun 2026-03-02 10:01").To("C-1").Updated(Member("channel", "whatsapp"))
    .ExpectRefused("channel_not_accepted", accepted: [Telefono, Correo], citing: "EN-1.1-c")
    .At("lun 2026-03-02 10:01").To("C-1").Updated(Canal.Is(Correo)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("C-2").Updated(Canal.Is(Telefono)).ExpectNoRefusal()
    // La misma orden se acepta cuando llega por donde debe.
    .At("lun 2026-03-02 10:02").To("C-3").Opened(PolizaDelCliente.Is(SS)).ExpectAccepted();

Scenario("Las solicitudes llegan por teléfono o por correo, por evento", proves: ["EN-1.2-c"])
    .At("lun 2026-03-02 10:00").To("C-1").Opened(Canal.Is(Telefono)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("C-2").Opened(Canal.Is(Correo)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:00").To("C-3").Opened(Member("channel", "portal"))
    .ExpectRefused("channel_not_accepted", accepted: [Telefono, Correo], citing: "EN-1.2-c")
    .At("lun 2026-03-02 10:01").To("C-1").Updated(Member("channel", "portal"))
    .ExpectRefused("channel_not_accepted", accepted: [Telefono, Correo], citing: "EN-1.2-c")
    .At("lun 2026-03-02 10:01").To("C-1").Updated(Canal.Is(Correo)).ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("C-2").Updated(Canal.Is(Telefono)).ExpectNoRefusal();

Scenario("Sin canal se admite, como recibida en recepción", proves: ["EN-1.1-c", "EN-1.2-c"])
    .At("lun 2026-03-02 10:00").To("C-1").Opened(PolizaDelCliente.Is(SS), Canal.Missing)
    .ExpectAccepted()
    .At("lun 2026-03-02 10:00").To("C-2").Opened(Canal.Missing)
    .ExpectAccepted()
    .At("lun 2026-03-02 10:01").To("C-1").Updated(Modo.Is(Local))
    .ExpectNoRefusal()
    .At("lun 2026-03-02 10:01").To("C-2").Updated(Modo.Is(Local))
    .ExpectNoRefusal();

Scenario("Una solicitud trae título, descripción y cliente", proves: ["EN-1.1-c", "EN-1.2-c"])
    .At("lun 2026-03-02 10:00").To("R-1").Opened(Titulo.Missing)
    .ExpectRefused("missing_data", missing: [Titulo])
    .At("lun 2026-03-02 10:00").To("R-2").Opened(Descripcion.Missing)
    .ExpectRefused("missing_data", missing: [Descripcion])
    .At("lun 2026-03-02 10:00").To("R-3").Opened(Cliente.Missing)
    .ExpectRefused("missing_data", missing: [Cliente])
    .At("lun 2026-03-02 10:00").To("R-4").Opened(Titulo.Missing, Descripcion.Missing, Cliente.Missing)
    .ExpectRefused("missing_data", missing: [Titulo, Descripcion, Cliente], citing: "EN-1.1-c");

Scenario("El cliente nuevo paga de contado, aunque pida crédito; el existente puede tenerlo si lo pide", proves: ["EN-1.2-k"])
    .At("lun 2026-03-02 10:00").To("P-1").Opened(ClienteNuevo.Is(true))
    .ExpectAccepted(Member("payment", "contado"), citing: "EN-1.2-k")
    .At("lun 2026-03-02 10:00").To("P-2").Opened(ClienteNuevo.Is(true), CreditoSolicitado.Is(true))
    .ExpectAccepted(Member("payment", "contado"))
    .At("lun 2026-03-02 10:00").To("P-3").Opened(ClienteNuevo.Is(false), CreditoSolicitado.Is(true))
    .ExpectAccepted(Member("payment", "credito"))
    .At("lun 2026-03-02 10:00").To("P-4").Opened()
    .ExpectAccepted(Member("payment", "contado"));
