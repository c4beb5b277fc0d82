// Cotización de la Clínica San Ángel: su póliza de hospedaje cubre además otros trabajos, y lo urgente se responde en media hora.
Contract("clinica-san-angel", of: "encor/estrategia-de-servicio", version: "2026", from: "2026-03-01", source: "Cotización 2026-031, Clínica San Ángel");

Clause("CSA-2").Decide(TipoDeServicio, Poliza, when: PolizaDelCliente == SH & Trabajo == Otro);
Clause("CSA-5").Target(Plazo.Respuesta, by: Prioridad, when: TipoDeServicio == Poliza).Within(Urgente, 30.Minutes);
