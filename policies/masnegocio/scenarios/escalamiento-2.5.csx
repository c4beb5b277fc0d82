#load "_solicitante.csx"
// Escalamiento y quejas (3.5.2 y 3.13.1), versión 2.5. Todo pasa en marzo de 2019: el 11 es lunes, y el lunes 18 es descanso obligatorio.

Scenario("2.5: Cada queja sube un nivel de la matriz, y el último no se repite", proves: ["MN-3.5.2"])
    .At("lun 2019-03-11 10:00").Opened()
    .At("lun 2019-03-11 10:10").EscalationRequested(by: Customer, reason: "Nadie contesta")
    .ExpectEscalated(Matriz.Mesa, 1, Rol.Mesa, citing: "MN-3.5.2").ExpectNotified(Plantilla.Escalado, via: Correo, to: "soporte@kionetworks.com", citing: "MN-3.5.2").ExpectNothingElse()
    .At("lun 2019-03-11 10:20").EscalationRequested(by: Agent)
    .ExpectEscalated(Matriz.Mesa, 2, Rol.SupervisorMesa).ExpectNotified(Plantilla.Escalado, via: Correo, to: "mfuentes@kionetworks.com")
    .At("lun 2019-03-11 10:30").EscalationRequested(by: Customer)
    .ExpectEscalated(Matriz.Mesa, 3, Rol.GerenteMesa).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jaguilera@kionetworks.com")
    .At("lun 2019-03-11 10:40").EscalationRequested(by: Customer)
    .ExpectEscalated(Matriz.Mesa, 4, Rol.DirectorServicio).ExpectNotified(Plantilla.Escalado, via: Correo, to: "jnoriega@kionetworks.com")
    .At("lun 2019-03-11 10:50").EscalationRequested(by: Customer).ExpectNothing();

Scenario("2.5: La 2.5 no tiene matriz de quejas: también las de un área suben por la de la mesa", proves: ["MN-0", "MN-3.5.2"])
    .At("lun 2019-03-11 10:00").Opened(Tipo.Is(Queja))
    .At("lun 2019-03-11 10:10").EscalationRequested(by: Customer, area: AreaDeQueja.Monitoreo)
    .ExpectEscalated(Matriz.Mesa, 1, Rol.Mesa);
