using PolicyEngine.Authoring;
using PolicyEngine.Model;
using Timer = PolicyEngine.Authoring.Timer;

namespace AccionEficaz;

/// <summary>
/// The names that Acción Eficaz' scripts use, in the company's own words. A value of a list stands alone
/// (<c>Alta</c>); a name of a kind is said with its kind (<c>Estado.Abierto</c>).
/// </summary>
public static class Vocabulario
{
    // Prioridad
    public static readonly Value Alta = new("alta");
    public static readonly Value Media = new("media");
    public static readonly Value Baja = new("baja");

    // Tipo de cliente
    public static readonly Value Vip = new("vip");
    public static readonly Value Regular = new("regular");
    public static readonly Value Flotante = new("flotante");

    // Canal
    public static readonly Value Portal = new("portal");
    public static readonly Value Correo = new("correo");
    public static readonly Value Telefono = new("telefono");
    public static readonly Value WhatsApp = new("whatsapp");

    // Encuesta
    public static readonly Value Satisfaccion = new("satisfaction");

    // Lo que trae una solicitud
    public static readonly TextField Titulo = new("title");
    public static readonly TextField Descripcion = new("description");
    public static readonly CategoryField Canal = new("channel", Portal, Correo, Telefono, WhatsApp);
    public static readonly CategoryField PrioridadPedida = new("requestedPriority", Alta, Media, Baja);
    public static readonly MembershipField ServicioActivo = new("service", among: "customer.services");
    public static readonly TextField Cliente = new("customer.id");
    // A contract's value in minimum wages is a quotient.
    public static readonly NumberField ValorDelContrato = new("customer.contractSmlmv", decimals: 9) { RoundsUp = true };
    public static readonly FlagField AlDia = new("customer.upToDate");
    public static readonly TextField WhatsAppDelCliente = new("customer.whatsapp");
    public static readonly TextField TelefonoDelSolicitante = new("requester.phone");

    // Lo que decide la política
    public static readonly CategoryField TipoDeCliente = new("tier", Vip, Regular, Flotante);
    public static readonly CategoryField Prioridad = new("priority", Alta, Media, Baja);

    // A quién se escribe
    public static readonly Recipient CorreoDelCliente = Recipient.Member("customer.email", "requester.email");
    public static readonly Recipient NumeroRegistrado = Recipient.Member("customer.whatsapp", "requester.phone");

    /// <summary>The vocabulary as the engine takes it.</summary>
    internal static readonly Vocabulary Completo = new(
        Estado.Todos,
        Rol.Todos,
        [
            Titulo, Descripcion, Canal, PrioridadPedida, ServicioActivo, Cliente, ValorDelContrato, AlDia,
            WhatsAppDelCliente, TelefonoDelSolicitante,
        ],
        [TipoDeCliente, Prioridad],
        new Dictionary<StateCategory, Value[]>
        {
            [EventFields.ReplyChannel] = [Portal, Correo, Telefono, WhatsApp],
            [EventFields.What] = [Asunto.Rca, Value.Other],
        });

    /// <summary>Statuses of a request (§3, §5).</summary>
    public static class Estado
    {
        public static readonly Status Registrado = new("registrado");
        public static readonly Status Abierto = new("abierto");
        public static readonly Status EsperaCliente = new("espera_cliente");
        public static readonly Status Escalado = new("escalado");
        public static readonly Status Cerrado = new("cerrado");

        internal static readonly IReadOnlyList<Status> Todos = [Registrado, Abierto, EsperaCliente, Escalado, Cerrado];
    }

    /// <summary>What is delivered: the analysis of a cause, which a closed request still takes.</summary>
    public static class Asunto
    {
        public static readonly Value Rca = new("rca");
    }

    /// <summary>Who acts.</summary>
    public static class Rol
    {
        public static readonly Role Soporte = new("soporte");
        public static readonly Role Supervisor = new("supervisor");
        public static readonly Role Especialista = new("especialista");
        public static readonly Role Cliente = new("cliente");

        internal static readonly IReadOnlyList<Role> Todos = [Soporte, Supervisor, Especialista, Cliente];
    }

    /// <summary>Service calendars.</summary>
    public static class Horario
    {
        public static readonly Calendar Habil = new("habil");
    }

    /// <summary>The response target, and the timers of closing and reopening.</summary>
    public static class Plazo
    {
        public static readonly Target Respuesta = new("respuesta");
        public static readonly Timer CierreAutomatico = new("cierre_automatico");
        public static readonly Timer Reapertura = new("reapertura");
    }

    /// <summary>To whom a request is escalated (§5, c.3).</summary>
    public static class Matriz
    {
        public static readonly EscalationMatrix Supervision = new("supervision");
        public static readonly EscalationMatrix Especialistas = new("especialistas");
    }

    /// <summary>Desks to which work is routed.</summary>
    public static class Destino
    {
        public static readonly Desk Soporte = new("soporte");
    }

    /// <summary>What people are asked to do.</summary>
    public static class Tarea
    {
        public static readonly WorkTask VerificarSolucion = new("verificar_solucion");
        public static readonly WorkTask AccionesDeMejora = new("acciones_de_mejora");
        public static readonly WorkTask RevisarAns = new("revisar_ans");
    }

    /// <summary>Indicators of quality (§7), in the document's words.</summary>
    public static class Indicador
    {
        public static readonly Indicator TiempoDeRespuesta = new("tiempo_de_respuesta");
        public static readonly Indicator TasaDeResolucion = new("tasa_de_resolucion");
        public static readonly Indicator SatisfaccionDelCliente = new("satisfaccion_del_cliente");
    }

    /// <summary>Recurring dates.</summary>
    public static class Programa
    {
        public static readonly Schedule RevisionDelAns = new("revision_del_ans");
    }

    /// <summary>Templates of notifications.</summary>
    public static class Plantilla
    {
        public static readonly NotificationTemplate Registro = new("registro");
        public static readonly NotificationTemplate CuentaPendiente = new("cuenta_pendiente");
        public static readonly NotificationTemplate UseElPortal = new("use_el_portal");
        public static readonly NotificationTemplate PideInformacion = new("pide_informacion");
        public static readonly NotificationTemplate Seguimiento = new("seguimiento");
        public static readonly NotificationTemplate Cierre = new("cierre");
    }
}
