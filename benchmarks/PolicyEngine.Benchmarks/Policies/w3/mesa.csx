// W3: una matriz de 4 x 4, dos plazos en horas hábiles y seis condiciones sobre ocho campos.
Policy("w3/mesa", version: "1", from: "2025-01-01", source: "W3");

Clause("1").Calendar(Mesa, "Mon-Fri 09:00-19:00");
Clause("1").Holidays(Mesa, Mexico.Statutory);
Clause("2").Starts(Abierto);

Clause("3").Matrix(Prioridad, rows: Urgencia, columns: Impacto,
                  [Extenso, Significativo, Moderado, Menor],
    Row(Critica,  [Critica, Critica,       Alta,     Alta]),
    Row(Alta,     [Critica, Alta,          Alta,     Media]),
    Row(Media,    [Alta,    Alta,          Media,    Media]),
    Row(Baja,     [Media,   Media,         Baja,     Baja]));

Clause("4").Target(Reaccion, by: Prioridad).On(Mesa)
    .Within(Critica, 40.Minutes).Within(Alta, 1.Hours).Within(Media, 2.Hours).Within(Baja, 4.Hours)
    .StartsOn(Opened);
Clause("5").Target(Atencion, by: Prioridad).On(Mesa)
    .Within(Critica, 3.Hours).Within(Alta, 10.Hours).Within(Media, 15.Hours).Within(Baja, 20.Hours)
    .StartsOn(Opened);

Clause("6").On(Opened.If(ServicioCaido & Ambiente == Produccion)).RouteTo(Direccion);
Clause("7").On(Opened.If(Urgencia == Critica & Impacto.In(Extenso, Significativo) & Soporte == Tecnologico)).RouteTo(Infraestructura);
Clause("8").On(Opened.If(Canal == WhatsApp & Tipo != Solicitud)).RouteTo(Mensajeria);
Clause("9").On(Opened.If(Monto >= 10_000 & Tipo == Cambio)).RouteTo(Compras);
Clause("10").On(Opened.If(Monto < 500 & Ambiente == Pruebas & !ServicioCaido)).RouteTo(Laboratorio);
Clause("11").On(Opened.If(Soporte == Funcional & Canal.In(Correo, Web) & Tipo == Incidente)).RouteTo(PrimerNivel);
