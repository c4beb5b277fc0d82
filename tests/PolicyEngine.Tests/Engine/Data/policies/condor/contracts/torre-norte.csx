// Dos celdas de la matriz y un plazo; lo demás es lo del contrato marco.
Contract("torre-norte", of: "condor/servicio", version: "1", from: "2026-02-01", source: "Otrosí de Torre Norte");
Clause("TN-1").Matrix(Prioridad, rows: Falla, columns: Uso,
                [Oficina],
    Row(Parada, [P2]),
    Row(Ruido,  [P3]));
Clause("TN-2").Target(Plazo.Llegada, by: Prioridad).Within(P2, 3.Hours);
