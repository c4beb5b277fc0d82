#load "_solicitante.csx"
// Escalamiento y quejas (3.5.2 y 3.13.1), versión 2.6. Todo pasa en marzo de 2026: el 9 es lunes, y el lunes 16 es descanso obligatorio.

Scenario("Cada queja sube un nivel de la matriz, y el último no se repite", proves: ["MN-3.5.2"])
    .At("lun 2026-03-09 10:00").Opened()
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, reason: "Nadie contesta")
    .ExpectEscalated(Matriz.Mesa, 1, Rol.Mesa, citing: "MN-3.5.2").ExpectNotified(Plantilla.Escalado, via: Correo, to: "soporte@kionetworks.com", citing: "MN-3.5.2").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Agent)
    .ExpectEscalated(Matriz.Mesa, 2, Rol.SupervisorMesa).ExpectNotified(Plantilla.Escalado, via: Correo, to: "mfuentes@kionetworks.com")
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer)
    .ExpectEscalated(Matriz.Mesa, 3, Rol.GerenteMesa).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jaguilera@kionetworks.com")
    .At("lun 2026-03-09 10:40").EscalationRequested(by: Customer)
    .ExpectEscalated(Matriz.Mesa, 4, Rol.DirectorServicio).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com")
    .At("lun 2026-03-09 10:50").EscalationRequested(by: Customer).ExpectNothing();

Scenario("Una queja sobre mesa de servicio sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.MesaDeServicio)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.GerenteMesaDeServicio, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "jaguilera@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.MesaDeServicio)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeServicioAlCliente).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.MesaDeServicio).ExpectNothing();

Scenario("Una queja sobre service delivery sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.ServiceDelivery)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.GerenteServiceDelivery, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "malmazan@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.ServiceDelivery)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeServicioAlCliente).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.ServiceDelivery).ExpectNothing();

Scenario("Una queja sobre monitoreo sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.Monitoreo)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.CoordinadorDeMonitoreoSenior, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "itorres@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.Monitoreo)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeServicioAlCliente).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.Monitoreo).ExpectNothing();

Scenario("Una queja sobre direccion servicio al cliente sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.DireccionServicioAlCliente)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.DirectorDeServicioAlCliente, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.DireccionServicioAlCliente)
    .ExpectNothing();

Scenario("Una queja sobre productos oracle sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.ProductosOracle)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.SubdirectorProductosOracle, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "jdasilva@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.ProductosOracle)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeOperaciones).ExpectNotified(Plantilla.Escalado, via: Correo, to: "rdominguez@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.ProductosOracle).ExpectNothing();

Scenario("Una queja sobre infraestructura sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.Infraestructura)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.SubdirectorDeInfraestructura, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "oguzman@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.Infraestructura)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeOperaciones).ExpectNotified(Plantilla.Escalado, via: Correo, to: "rdominguez@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.Infraestructura).ExpectNothing();

Scenario("Una queja sobre operaciones sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.Operaciones)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.SubdirectorDeOperaciones, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "erenteria@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.Operaciones)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeOperaciones).ExpectNotified(Plantilla.Escalado, via: Correo, to: "rdominguez@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.Operaciones).ExpectNothing();

Scenario("Una queja sobre sap e commerce sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.SapECommerce)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.SubdirectorSapECommerce, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "alopezq@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.SapECommerce)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeOperaciones).ExpectNotified(Plantilla.Escalado, via: Correo, to: "rdominguez@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.SapECommerce).ExpectNothing();

Scenario("Una queja sobre operaciones de productos masnegocio sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.OperacionesDeProductosMasnegocio)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.GerenteDeOperacionesDeProductosMasnegocio, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "aabirached@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.OperacionesDeProductosMasnegocio)
    .ExpectEscalated(Matriz.Quejas, 2, Rol.DirectorDeBusinessDevelopment).ExpectNotified(Plantilla.Escalado, via: Correo, to: "ecamarena@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:30").EscalationRequested(by: Customer, area: AreaDeQueja.OperacionesDeProductosMasnegocio).ExpectNothing();

Scenario("Una queja sobre business development sube por su propia cadena", proves: ["MN-3.13.1"])
    .At("lun 2026-03-09 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2026-03-09 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.BusinessDevelopment)
    .ExpectEscalated(Matriz.Quejas, 1, Rol.DirectorDeBusinessDevelopment, citing: "MN-3.13.1").ExpectNotified(Plantilla.Escalado, via: Correo, to: "ecamarena@kionetworks.com").ExpectNothingElse()
    .At("lun 2026-03-09 10:20").EscalationRequested(by: Customer, area: AreaDeQueja.BusinessDevelopment)
    .ExpectNothing();
