#load "_solicitante.csx"
// Prioridades (3.4.1), versión 2.5. Todo pasa en marzo de 2019: el 11 es lunes, y el lunes 18 es descanso obligatorio.

// La matriz, renglón por renglón.
Scenario("2.5: Urgencia crítica: no puede trabajar", proves: ["MN-3.4.1-a", "MN-3.4.1-b", "MN-3.4.1-c", "MN-3.4.1-d"])
    .At("lun 2019-03-11 10:00").To("extenso").Opened(Urgencia.Is(Critica), Impacto.Is(Extenso)).ExpectClassified(Prioridad.Is(Critica), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("significativo").Opened(Urgencia.Is(Critica), Impacto.Is(Significativo)).ExpectClassified(Prioridad.Is(Critica), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("moderado").Opened(Urgencia.Is(Critica), Impacto.Is(Moderado)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("menor").Opened(Urgencia.Is(Critica), Impacto.Is(Menor)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d");

Scenario("2.5: Urgencia alta: trabaja mal", proves: ["MN-3.4.1-a", "MN-3.4.1-b", "MN-3.4.1-c", "MN-3.4.1-d"])
    .At("lun 2019-03-11 10:00").To("extenso").Opened(Urgencia.Is(Alta), Impacto.Is(Extenso)).ExpectClassified(Prioridad.Is(Critica), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("significativo").Opened(Urgencia.Is(Alta), Impacto.Is(Significativo)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("moderado").Opened(Urgencia.Is(Alta), Impacto.Is(Moderado)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("menor").Opened(Urgencia.Is(Alta), Impacto.Is(Menor)).ExpectClassified(Prioridad.Is(Media), citing: "MN-3.4.1-d");

Scenario("2.5: Urgencia media: trabaja mal, en algo que no es crítico", proves: ["MN-3.4.1-a", "MN-3.4.1-b", "MN-3.4.1-c", "MN-3.4.1-d"])
    .At("lun 2019-03-11 10:00").To("extenso").Opened(Urgencia.Is(Media), Impacto.Is(Extenso)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("significativo").Opened(Urgencia.Is(Media), Impacto.Is(Significativo)).ExpectClassified(Prioridad.Is(Alta), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("moderado").Opened(Urgencia.Is(Media), Impacto.Is(Moderado)).ExpectClassified(Prioridad.Is(Media), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("menor").Opened(Urgencia.Is(Media), Impacto.Is(Menor)).ExpectClassified(Prioridad.Is(Media), citing: "MN-3.4.1-d");

Scenario("2.5: Urgencia baja: puede trabajar", proves: ["MN-3.4.1-a", "MN-3.4.1-b", "MN-3.4.1-c", "MN-3.4.1-d"])
    .At("lun 2019-03-11 10:00").To("extenso").Opened(Urgencia.Is(Baja), Impacto.Is(Extenso)).ExpectClassified(Prioridad.Is(Media), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("significativo").Opened(Urgencia.Is(Baja), Impacto.Is(Significativo)).ExpectClassified(Prioridad.Is(Media), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("moderado").Opened(Urgencia.Is(Baja), Impacto.Is(Moderado)).ExpectClassified(Prioridad.Is(Baja), citing: "MN-3.4.1-d")
    .At("lun 2019-03-11 10:00").To("menor").Opened(Urgencia.Is(Baja), Impacto.Is(Menor)).ExpectClassified(Prioridad.Is(Baja), citing: "MN-3.4.1-d");

Scenario("2.5: Sin impacto o urgencia no corre ningún plazo; al darlos corren desde la apertura", proves: ["MN-3.4.1-d"])
    .At("lun 2019-03-11 10:00").Opened()
    .ExpectNo(Plazo.Reaccion).ExpectNo(Plazo.Atencion)
    // Alta desde las 10:00: 1 h = 11:00; 10 h = 9 h el lunes hasta las 19:00 y 1 h el martes: 10:00.
    .At("lun 2019-03-11 10:30").Updated(Impacto.Is(Moderado), Urgencia.Is(Alta))
    .ExpectClassified(Prioridad.Is(Alta))
    .Expect(Plazo.Reaccion, due: "lun 2019-03-11 11:00")
    .Expect(Plazo.Atencion, due: "mar 2019-03-12 10:00");

Scenario("2.5: Una prioridad que cambia mueve los plazos sin mover su inicio", proves: ["MN-3.4.1-d", "MN-3.4.2-d"])
    // Media: 2 h = 12:00; 20 h = 9 h el lunes, 10 h el martes, 1 h el miércoles: 10:00.
    .At("lun 2019-03-11 10:00").Opened(media)
    .Expect(Plazo.Reaccion, due: "lun 2019-03-11 12:00")
    .Expect(Plazo.Atencion, due: "mié 2019-03-13 10:00")
    // Urgencia crítica e impacto moderado dan alta: 1 h y 10 h desde las 10:00.
    .At("lun 2019-03-11 10:20").Updated(Urgencia.Is(Critica))
    .ExpectClassified(Prioridad.Is(Alta))
    .ExpectChanged(Plazo.Reaccion, due: "lun 2019-03-11 11:00", was: "lun 2019-03-11 12:00")
    .ExpectChanged(Plazo.Atencion, due: "mar 2019-03-12 10:00", was: "mié 2019-03-13 10:00");
