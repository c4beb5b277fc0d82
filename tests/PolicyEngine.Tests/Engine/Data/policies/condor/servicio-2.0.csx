#load "_comun.csx"
Policy("condor/servicio", version: "2.0", from: "2026-07-01", source: "Contrato marco de mantenimiento, segunda edición");
Clause("EC-5").Target(Plazo.Llegada, by: Prioridad).Within(P1, 45.Minutes);
Clause("EC-12").Monthly(Programa.Facturacion, day: 10, at: "07:00");
Clause("EC-14").Yearly(Programa.Aniversario, month: 9, day: 15, at: "10:00");
Clause("EC-14").On(Due(Programa.Aniversario)).Task(Tarea.Festejar, Rol.Gerencia);
