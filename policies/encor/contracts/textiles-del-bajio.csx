// Cotización de Textiles del Bajío: su póliza Fortigate cubre además el soporte.
Contract("textiles-del-bajio", of: "encor/estrategia-de-servicio", version: "2026", from: "2026-01-01", source: "Cotización 2026-014, Textiles del Bajío");

Clause("TB-3").Decide(TipoDeServicio, Poliza, when: PolizaDelCliente == SF & Trabajo == Soporte);
