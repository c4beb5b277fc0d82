// Lo que trae toda orden de estos escenarios, si no dice otra cosa: un cliente sin póliza, por correo.
Given(Titulo.Is("No imprime"), Descripcion.Is("La impresora de recepción no responde"), Canal.Is(Correo), OfCustomer("cliente-uno"),
    Member("customer.email", "compras@example.com"));
