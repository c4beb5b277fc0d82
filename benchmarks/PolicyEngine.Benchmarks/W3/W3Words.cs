using PolicyEngine.Authoring;

namespace PolicyEngine.Benchmarks.W3;

/// <summary>The names that the script of W3 uses: eight fields of a ticket, one that is decided, two targets.</summary>
public static class W3Words
{
    public static readonly Value Critica = new("critica");
    public static readonly Value Alta = new("alta");
    public static readonly Value Media = new("media");
    public static readonly Value Baja = new("baja");

    public static readonly Value Extenso = new("extenso");
    public static readonly Value Significativo = new("significativo");
    public static readonly Value Moderado = new("moderado");
    public static readonly Value Menor = new("menor");

    public static readonly Value Incidente = new("incidente");
    public static readonly Value Solicitud = new("solicitud");
    public static readonly Value Problema = new("problema");
    public static readonly Value Cambio = new("cambio");

    public static readonly Value Correo = new("correo");
    public static readonly Value Chat = new("chat");
    public static readonly Value Web = new("web");
    public static readonly Value WhatsApp = new("whatsapp");

    public static readonly Value Funcional = new("funcional");
    public static readonly Value Tecnico = new("tecnico");
    public static readonly Value Tecnologico = new("tecnologico");

    public static readonly Value Produccion = new("produccion");
    public static readonly Value Alterno = new("alterno");
    public static readonly Value Pruebas = new("pruebas");

    public static readonly CategoryField Urgencia = new("urgency", Critica, Alta, Media, Baja);
    public static readonly CategoryField Impacto = new("impact", Extenso, Significativo, Moderado, Menor);
    public static readonly CategoryField Tipo = new("kind", Incidente, Solicitud, Problema, Cambio);
    public static readonly CategoryField Canal = new("channel", Correo, Chat, Web, WhatsApp);
    public static readonly CategoryField Soporte = new("support", Funcional, Tecnico, Tecnologico);
    public static readonly CategoryField Ambiente = new("environment", Produccion, Alterno, Pruebas);
    public static readonly FlagField ServicioCaido = new("serviceDown");
    public static readonly NumberField Monto = new("amount");

    public static readonly CategoryField Prioridad = new("priority", Critica, Alta, Media, Baja);

    public static readonly Status Abierto = new("abierto");
    public static readonly Role Agente = new("agente");

    public static readonly Calendar Mesa = new("mesa");
    public static readonly Target Reaccion = new("reaccion");
    public static readonly Target Atencion = new("atencion");

    public static readonly Desk Direccion = new("direccion");
    public static readonly Desk Infraestructura = new("infraestructura");
    public static readonly Desk Mensajeria = new("mensajeria");
    public static readonly Desk Compras = new("compras");
    public static readonly Desk Laboratorio = new("laboratorio");
    public static readonly Desk PrimerNivel = new("primer_nivel");

    internal static readonly Vocabulary Vocabulary = new(
        [Abierto], [Agente], [Urgencia, Impacto, Tipo, Canal, Soporte, Ambiente, ServicioCaido, Monto], [Prioridad]);
}
