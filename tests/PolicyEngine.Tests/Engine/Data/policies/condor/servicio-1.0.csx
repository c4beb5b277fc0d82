#load "_comun.csx"
Policy("condor/servicio", version: "1.0", from: "2025-01-01", source: "Contrato marco de mantenimiento");
Clause("EC-5").Target(Plazo.Llegada, by: Prioridad).Within(P1, 1.Hours);
Clause("EC-12").Monthly(Programa.Facturacion, day: 5, at: "07:00");
