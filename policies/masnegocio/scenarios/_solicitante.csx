// Lo que trae todo ticket de estos escenarios si el suyo no dice otra cosa.
// Sin impacto ni urgencia no tiene prioridad, y por eso no corre ningún plazo.
Given(Tipo.Is(Incidente), Soporte.Is(Funcional), Canal.Is(Correo),
    Titulo.Is("No imprime facturas"), Descripcion.Is("Error 42 al timbrar"),
    NombreDelSolicitante.Is("Usuario Uno"), EmpresaDelSolicitante.Is("Cliente Demo"), UsuarioValido.Is(true),
    Member("requester.email", "uno@example.com"), OfCustomer("demo"));

// Un cruce de la matriz (MN-3.4.1-d) para cada prioridad.
var critica = Members(Impacto.Is(Extenso), Urgencia.Is(Critica));
var alta = Members(Impacto.Is(Moderado), Urgencia.Is(Alta));
var media = Members(Impacto.Is(Moderado), Urgencia.Is(Media));
var baja = Members(Impacto.Is(Menor), Urgencia.Is(Baja));
