#load "_cliente.csx"
// Lo que falta por notar de los cambios que prueba «policyengine test accioneficaz --mutate», y lo que nadie puede notar.

Scenario("Un contrato apenas mayor que el límite ya es VIP", proves: ["AE-3-a"])
    // 1.100000001 > 1.1
    .At("lun 2026-06-01 08:00").Opened(ValorDelContrato.Is(1.100000001m))
    .ExpectClassified(TipoDeCliente.Is(Vip), citing: "AE-3-a");

Equivalent("AE-5-p", "priority media if requestedPriority == alta & tier == regular: removed", because: "la última línea de AE-5-p también da media");
Equivalent("AE-5-p", "priority media if requestedPriority == alta & tier == flotante: removed", because: "la última línea de AE-5-p también da media");
Equivalent("AE-5-p", "priority media if requestedPriority == media & tier == vip: removed", because: "la última línea de AE-5-p también da media");
Equivalent("AE-5-p", "priority media if requestedPriority == media & tier == regular: removed", because: "la última línea de AE-5-p también da media");
Equivalent("AE-5-p", "priority media if requestedPriority == media & tier == flotante: removed", because: "la última línea de AE-5-p también da media");
Equivalent("AE-5-e3", "Left cerrado: cancels reapertura: removed",
    because: "al reabrir ya se olvida que es reabrible, y otro cierre automático llega al menos tres días después: el plazo anterior vence antes y no cambia nada");
Equivalent("AE-9-b", "CustomerUpdated if customer.upToDate: Forget espera_pago: removed",
    because: "el plazo empieza una sola vez: recordar de más que esperaba el pago no lo vuelve a empezar");
Equivalent("AE-9-b", "Updated if customer.upToDate: Forget espera_pago: removed",
    because: "el plazo empieza una sola vez: recordar de más que esperaba el pago no lo vuelve a empezar");
