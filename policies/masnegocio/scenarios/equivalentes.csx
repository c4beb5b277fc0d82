// Cambios a la política que ningún escenario puede notar, y por qué (policyengine test masnegocio --mutate).
Equivalent("MN-3.4.3",
    "Replied if (from == agent & needsInformation) & !status in [solucionado, pendiente_usuario]: ChangeStatus pendiente_usuario: status in [solucionado, pendiente_usuario] without pendiente_usuario",
    because: "un ticket que ya está pendiente por usuario no cambia de estado: la condición solo lo dice con todas sus letras");
Equivalent("MN-3.10-i",
    "Opened if kind == auditoria & auditorias < 1: Count auditorias, Remember auditoria_incluida: Count auditorias by 2",
    because: "incluida hay una: contada la primera, da igual si el número es uno o dos");
