#load "_ans.csx"
// Una versión futura, para mostrar cómo se anuncia un cambio (AE-11): lo mismo que la 1, y una respuesta más corta
// para el cliente flotante. Sus solicitudes abiertas antes de la fecha siguen con la 1.
//   policyengine diff accioneficaz --from 1 --to 2 --notice
Policy("accioneficaz/ans", version: "2", from: "2030-01-01", source: "Acuerdo de Nivel de Servicio (ANS)");

Clause("AE-4-c").Target(Plazo.Respuesta).Within(10.Hours, when: TipoDeCliente == Flotante & Prioridad == Baja);
