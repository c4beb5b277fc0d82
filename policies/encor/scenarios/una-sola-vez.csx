#load "_orden.csx"
// Lo que se pide al abrir no se vuelve a pedir con cada cambio de la orden.

Scenario("La garantía por evento se tramita una vez, aunque la orden cambie", proves: ["EN-1.2-h"])
    .At("lun 2026-03-02 10:00").Opened(Garantia.Is(true))
    .ExpectTask(Tarea.TramiteDeGarantia, Rol.Tecnico)
    .At("lun 2026-03-02 11:00").Updated(Modo.Is(Local))
    .ExpectNothing();

Scenario("El equipo de repuesto se ofrece una vez, aunque la orden cambie", proves: ["EN-1.1-i"])
    .At("lun 2026-03-02 10:00").Opened(PolizaDelCliente.Is(SS), FallaTotal.Is(true))
    .ExpectTask(Tarea.EquipoDeRepuesto, Rol.Recepcion)
    .At("lun 2026-03-02 11:00").Updated(Modo.Is(Local))
    .ExpectNothing();
