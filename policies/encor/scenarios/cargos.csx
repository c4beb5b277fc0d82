#load "_orden.csx"
// 1.1 y 1.2: lo que se cuenta, se cobra, no cuesta o no se incluye.

Scenario("Bajo póliza el tiempo sube al siguiente cuarto de hora, registro por registro", proves: ["EN-1.1-a"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS))
    .At("lun 2026-03-02 10:10").WorkLogged(1, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 1, billed: 15, citing: "EN-1.1-a")
    .At("lun 2026-03-02 10:20").WorkLogged(15, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 15, billed: 15)
    .At("lun 2026-03-02 10:30").WorkLogged(16, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 16, billed: 30)
    .At("lun 2026-03-02 10:40").WorkLogged(60, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 60, billed: 60)
    .At("lun 2026-03-02 10:41").WorkLogged(0, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 0, billed: 0)
    .At("lun 2026-03-02 10:42").WorkLogged(-1, by: Rol.Tecnico, name: "Ana")
    .ExpectRefused("negative_minutes", citing: "EN-1.1-a");

Scenario("Por evento el tiempo sube a la hora entera siguiente y se cobra a destajo", proves: ["EN-1.2-a", "EN-1.2-j"])
    .At("lun 2026-03-02 10:00").Opened()
    .At("lun 2026-03-02 10:10").WorkLogged(1, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 1, billed: 60, citing: "EN-1.2-a")
    .At("lun 2026-03-02 10:20").WorkLogged(60, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 60, billed: 60, citing: "EN-1.2-j")
    .At("lun 2026-03-02 10:30").WorkLogged(61, by: Rol.Tecnico, name: "Ana")
    .ExpectTimeCharged(Concepto.Tiempo, minutes: 61, billed: 120);

Scenario("Lo que la póliza no incluye se lista y se cotiza aparte", proves: ["EN-1.1-x"])
    .At("lun 2026-03-02 10:00").To("X-1").Opened(PolizaDelCliente.Is(SS), Partidas.Is(Consumibles, Refacciones, Dominios, Dns))
    .ExpectExcluded(new Concept("consumibles"), citing: "EN-1.1-x")
    .ExpectExcluded(new Concept("refacciones"))
    .ExpectExcluded(new Concept("dominios"))
    .ExpectExcluded(new Concept("dns"))
    .At("lun 2026-03-02 10:00").To("X-2").Opened(PolizaDelCliente.Is(SS), Partidas.Is(ActualizacionesConCosto, Mensajeria, ReposicionDanoUsuario, ReposicionDesastre))
    .ExpectExcluded(new Concept("actualizaciones_con_costo"))
    .ExpectExcluded(new Concept("mensajeria"))
    .ExpectExcluded(new Concept("reposicion_dano_usuario"))
    .ExpectExcluded(new Concept("reposicion_desastre"))
    .ExpectEffect("charge", Member("concept", "reposicion_desastre"), Member("account", "cotizacion"))
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, saying: "mensajería o paquetería");

Scenario("La reposición por daño no imputable al usuario no está excluida de la póliza, y de evento sí", proves: ["EN-1.1-i", "EN-1.2-x"])
    .At("lun 2026-03-02 10:00").To("D-1").Opened(PolizaDelCliente.Is(SS), Partidas.Is(ReposicionDano))
    .ExpectEffect("charge", Member("concept", "reposicion_dano"), Member("excluded", false), Member("account", "mensual"))
    .At("lun 2026-03-02 10:00").To("D-2").Opened(Partidas.Is(ReposicionDano))
    .ExpectExcluded(new Concept("reposicion_dano"), citing: "EN-1.2-x");

Scenario("Instalar actualizaciones no cuesta bajo póliza; por evento se cobra", proves: ["EN-1.1-j", "EN-1.2-j"])
    .At("lun 2026-03-02 10:00").To("A-1").Opened(PolizaDelCliente.Is(SS), Partidas.Is(Actualizacion))
    .ExpectCharge(new Concept("actualizacion"), 0m, "MXN", citing: "EN-1.1-j")
    .ExpectEffect("charge", Member("concept", "actualizacion"), Member("excluded", false))
    .At("lun 2026-03-02 10:00").To("A-2").Opened(Partidas.Is(Actualizacion))
    .ExpectEffect("charge", Member("concept", "actualizacion"), Member("excluded", false), Member("account", "por_evento"))
    .ExpectNoEffect("charge", Member("concept", "actualizacion"), Member("amount", 0));

Scenario("Lo que el servicio por evento no incluye", proves: ["EN-1.2-x"])
    .At("lun 2026-03-02 10:00").To("X-1").Opened(Partidas.Is(Consumibles, Refacciones, Dominios, Dns))
    .ExpectExcluded(new Concept("consumibles"), citing: "EN-1.2-x")
    .ExpectExcluded(new Concept("refacciones"))
    .ExpectExcluded(new Concept("dominios"))
    .ExpectExcluded(new Concept("dns"))
    .At("lun 2026-03-02 10:00").To("X-2").Opened(Partidas.Is(ActualizacionesConCosto, Mensajeria, ReposicionDanoUsuario, ReposicionDesastre))
    .ExpectExcluded(new Concept("actualizaciones_con_costo"))
    .ExpectExcluded(new Concept("mensajeria"))
    .ExpectExcluded(new Concept("reposicion_dano_usuario"))
    .ExpectExcluded(new Concept("reposicion_desastre"))
    .ExpectEffect("charge", Member("concept", "mensajeria"), Member("account", "cotizacion"));

Scenario("Una partida que no existe se rechaza", proves: ["EN-1.1-x"])
    .At("lun 2026-03-02 10:00").Opened(Member("items", new[] { "alfombras" }))
    .ExpectRefused("unknown_value");

Scenario("El trámite de garantía es sin costo bajo póliza", proves: ["EN-1.1-h"])
    .At("lun 2026-03-02 10:00").To("G-1").Opened(PolizaDelCliente.Is(SS), Garantia.Is(true))
    .ExpectTask(Tarea.TramiteDeGarantia, Rol.Tecnico, citing: "EN-1.1-h")
    .ExpectNoCharge()
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, saying: "trámite de garantía con el fabricante, sin costo")
    // Una garantía que se sabe después, una vez.
    .At("lun 2026-03-02 10:00").To("G-2").Opened(PolizaDelCliente.Is(SS))
    .ExpectNoTask(Tarea.TramiteDeGarantia)
    .At("lun 2026-03-02 11:00").To("G-2").Updated(Garantia.Is(true))
    .ExpectTask(Tarea.TramiteDeGarantia, Rol.Tecnico, citing: "EN-1.1-h")
    .At("lun 2026-03-02 11:10").To("G-2").Updated(Modo.Is(Local))
    .ExpectNoTask(Tarea.TramiteDeGarantia)
    .At("lun 2026-03-02 11:20").To("G-1").Updated(Modo.Is(Local))
    .ExpectNoTask(Tarea.TramiteDeGarantia);

Scenario("Por evento se cobran los gastos de ejecución de la garantía", proves: ["EN-1.2-h"])
    .At("lun 2026-03-02 10:00").To("G-1").Opened(Garantia.Is(true))
    .ExpectTask(Tarea.TramiteDeGarantia, Rol.Tecnico, citing: "EN-1.2-h")
    .ExpectEffect("charge", Member("concept", "gastos_garantia"), Member("excluded", false), Member("account", "por_evento"), citing: "EN-1.2-h")
    .At("lun 2026-03-02 10:00").To("G-2").Opened()
    .ExpectNoCharge()
    .At("lun 2026-03-02 11:00").To("G-2").Updated(Garantia.Is(true))
    .ExpectTask(Tarea.TramiteDeGarantia, Rol.Tecnico)
    .ExpectEffect("charge", Member("concept", "gastos_garantia"))
    .At("lun 2026-03-02 11:10").To("G-2").Updated(Modo.Is(Local))
    .ExpectNothing()
    .At("lun 2026-03-02 11:20").To("G-1").Updated(Modo.Is(Local))
    .ExpectNothing();

Scenario("En falla total bajo póliza se ofrece equipo de repuesto, una vez; por evento no", proves: ["EN-1.1-i"])
    .At("lun 2026-03-02 10:00").To("F-1").Opened(PolizaDelCliente.Is(SS), FallaTotal.Is(true))
    .ExpectTask(Tarea.EquipoDeRepuesto, Rol.Recepcion, citing: "EN-1.1-i")
    .ExpectNotified(Plantilla.OrdenRecibida, via: Correo, saying: "equipo de repuesto")
    .At("lun 2026-03-02 10:00").To("F-2").Opened(FallaTotal.Is(true))
    .ExpectNoTask(Tarea.EquipoDeRepuesto)
    .At("lun 2026-03-02 10:00").To("F-3").Opened(PolizaDelCliente.Is(SS))
    .ExpectNoTask(Tarea.EquipoDeRepuesto)
    .At("lun 2026-03-02 11:00").To("F-3").Updated(FallaTotal.Is(true))
    .ExpectTask(Tarea.EquipoDeRepuesto, Rol.Recepcion)
    .At("lun 2026-03-02 11:10").To("F-3").Updated(Modo.Is(Local))
    .ExpectNothing()
    .At("lun 2026-03-02 11:20").To("F-1").Updated(Modo.Is(Local))
    .ExpectNothing();

Scenario("El primer día hábil del mes se factura lo que cada cliente con póliza cargó el mes anterior", proves: ["EN-1.1-k", "EN-3"])
    .At("jue 2026-01-29 10:00").To("K-1").Opened(PolizaDelCliente.Is(SS))
    .At("jue 2026-01-29 11:00").To("K-1").WorkLogged(16, by: Rol.Tecnico, name: "Ana")
    .At("vie 2026-01-30 11:00").To("K-1").WorkLogged(45, by: Rol.Tecnico, name: "Ana")
    .At("vie 2026-01-30 12:00").To("K-2").Opened(OfCustomer("cliente-dos"))
    .At("vie 2026-01-30 12:30").To("K-2").WorkLogged(10, by: Rol.Tecnico, name: "Ana")
    // El 1 de febrero es domingo y el lunes 2 es descanso obligatorio: se factura el martes 3. 16 + 45 = 61; 30 + 45 = 75.
    .Until("mar 2026-02-03 09:00")
    .ExpectTask(Tarea.FacturacionMensual, Rol.Recepcion, at: "mar 2026-02-03 09:00", citing: "EN-3")
    .ExpectEffect("task", Member("account", "mensual"), Member("period", "2026-01"), at: "mar 2026-02-03 09:00", citing: "EN-1.1-k")
    .ExpectNoTask(Tarea.FacturacionMensual, at: "lun 2026-02-02 09:00");
