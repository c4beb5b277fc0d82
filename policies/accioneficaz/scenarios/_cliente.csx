// Lo que trae toda solicitud si su escenario no dice otra cosa: la de un cliente VIP (2 SMLMV) que está al día.
Given(Titulo.Is("No carga el reporte"), Descripcion.Is("La página queda en blanco"), Canal.Is(Portal),
    OfCustomer("cafetal"), Member("customer.email", "cafetal@example.com"), WhatsAppDelCliente.Is("+573105550101"),
    ValorDelContrato.Is(2m), AlDia.Is(true), ServicioActivo.Is("crm"), ServicioActivo.Among("crm", "hosting"));
