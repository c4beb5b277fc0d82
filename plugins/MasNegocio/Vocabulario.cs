using PolicyEngine.Authoring;
using PolicyEngine.Model;
using Timer = PolicyEngine.Authoring.Timer;

namespace MasNegocio;

/// <summary>
/// The names that MásNegocio's scripts use, in the company's own words. A value of a list stands alone
/// (<c>Critica</c>); a name of a kind is said with its kind (<c>Estado.Abierto</c>).
/// </summary>
public static class Vocabulario
{
    // Prioridad y urgencia
    public static readonly Value Critica = new("critica");
    public static readonly Value Alta = new("alta");
    public static readonly Value Media = new("media");
    public static readonly Value Baja = new("baja");

    // Impacto
    public static readonly Value Extenso = new("extenso");
    public static readonly Value Significativo = new("significativo");
    public static readonly Value Moderado = new("moderado");
    public static readonly Value Menor = new("menor");

    // Tipo de ticket
    public static readonly Value Incidente = new("incidente");
    public static readonly Value Solicitud = new("solicitud");
    public static readonly Value Problema = new("problema");
    public static readonly Value Cambio = new("cambio");
    public static readonly Value Auditoria = new("auditoria");
    public static readonly Value Queja = new("queja");

    // Soporte
    public static readonly Value Funcional = new("funcional");
    public static readonly Value Tecnico = new("tecnico");
    public static readonly Value Tecnologico = new("tecnologico");

    // Canal
    public static readonly Value Telefono = new("telefono");
    public static readonly Value CorreoAutomatico = new("correo_automatico");
    public static readonly Value Correo = new("correo");
    public static readonly Value Chat = new("chat");
    public static readonly Value Web = new("web");
    public static readonly Value WhatsApp = new("whatsapp");

    // Ambiente
    public static readonly Value Produccion = new("produccion");
    public static readonly Value Alterno = new("alterno");

    // Lo que trae un ticket
    public static readonly CategoryField Tipo = new("kind", Incidente, Solicitud, Problema, Cambio, Auditoria, Queja);
    public static readonly CategoryField Soporte = new("support", Funcional, Tecnico, Tecnologico);
    public static readonly CategoryField Impacto = new("impact", Extenso, Significativo, Moderado, Menor);
    public static readonly CategoryField Urgencia = new("urgency", Critica, Alta, Media, Baja);
    public static readonly CategoryField Canal = new("channel", Telefono, CorreoAutomatico, Correo, Chat, Web, WhatsApp);
    public static readonly CategoryField Ambiente = new("environment", Produccion, Alterno);
    public static readonly FlagField Mayor = new("major");
    public static readonly FlagField ServicioCaido = new("serviceDown");
    public static readonly TextField Titulo = new("title");
    public static readonly TextField Descripcion = new("description");
    public static readonly TextField NombreDelSolicitante = new("requester.name");
    public static readonly TextField EmpresaDelSolicitante = new("requester.company");
    public static readonly FlagField UsuarioValido = new("requester.valid");
    public static readonly FlagField DrpContratado = new("customer.drpContracted");
    public static readonly FlagField WhatsAppAutorizado = new("customer.whatsappAuthorized");
    public static readonly FlagField AlternoComprometido = new("customer.committedAlternate");
    public static readonly FlagField SegundoNivelExtendido = new("customer.extendedHours.secondLevel");
    public static readonly CalendarField HorarioExtendido = new("customer.extendedHours", Horario.Mesa);
    public static readonly SetField Adjuntos = new("attachments", Adjunto.SolicitudAuditoria);

    // Lo que decide la política
    public static readonly CategoryField Prioridad = new("priority", Critica, Alta, Media, Baja);
    public static readonly CategoryField Linea = new("support", Funcional, Tecnico, Tecnologico);
    public static readonly FlagField Relevante = new("relevant");

    // A quién se escribe
    public static readonly Recipient Solicitante = Recipient.Member("requester.email", "customer.email");
    public static readonly Recipient ContactosDelAviso = Recipient.Member("contacts");
    public static readonly Recipient CorreoDeLaMesa = Recipient.Contact(Rol.Mesa);

    /// <summary>The vocabulary as the engine takes it.</summary>
    internal static readonly Vocabulary Completo = new(
        Estado.Todos,
        Rol.QueActuan,
        [
            Tipo, Soporte, Impacto, Urgencia, Canal, Ambiente, Mayor, ServicioCaido, Titulo, Descripcion,
            NombreDelSolicitante, EmpresaDelSolicitante, UsuarioValido, DrpContratado, WhatsAppAutorizado,
            AlternoComprometido, SegundoNivelExtendido, HorarioExtendido, Adjuntos,
        ],
        [Prioridad, Linea, Relevante],
        new Dictionary<StateCategory, Value[]>
        {
            [EventFields.CloseCode] = [Codigo.Cancelado, Codigo.Invalido, Codigo.AprobadoCliente, Codigo.SinValidacion],
            [EventFields.SolutionType] = [Solucion.Definitiva, Solucion.Workaround],
            [EventFields.ReplyChannel] = [Telefono, CorreoAutomatico, Correo, Chat, Web, WhatsApp],
            [EventFields.What] = [Asunto.Rca, Asunto.Evidencia, Asunto.Drp, Asunto.AuditoriaAlterno],
            [EventFields.Area] = [.. AreaDeQueja.Todas],
        });

    /// <summary>Statuses (MN-3.4.3).</summary>
    public static class Estado
    {
        public static readonly Status Nuevo = new("nuevo");
        public static readonly Status Abierto = new("abierto");
        public static readonly Status Asignado = new("asignado");
        public static readonly Status EnProceso = new("en_proceso");
        public static readonly Status PendienteUsuario = new("pendiente_usuario");
        public static readonly Status PendienteProveedor = new("pendiente_proveedor");
        public static readonly Status Solucionado = new("solucionado");
        public static readonly Status Cerrado = new("cerrado");
        public static readonly Status Rechazado = new("rechazado");
        public static readonly Status Cancelado = new("cancelado");

        internal static readonly IReadOnlyList<Status> Todos =
        [
            Nuevo, Abierto, Asignado, EnProceso, PendienteUsuario, PendienteProveedor, Solucionado,
            Cerrado, Rechazado, Cancelado,
        ];
    }

    /// <summary>Who acts, and who is climbed to.</summary>
    public static class Rol
    {
        public static readonly Role Mesa = new("mesa");
        public static readonly Role Consultor = new("consultor");
        public static readonly Role Usuario = new("usuario");
        public static readonly Role Tam = new("tam");
        public static readonly Role Bpo = new("bpo");

        public static readonly Role SupervisorMesa = new("supervisor_mesa");
        public static readonly Role GerenteMesa = new("gerente_mesa");
        public static readonly Role DirectorServicio = new("director_servicio");

        public static readonly Role GerenteMesaDeServicio = new("gerente_mesa_de_servicio");
        public static readonly Role GerenteServiceDelivery = new("gerente_service_delivery");
        public static readonly Role CoordinadorDeMonitoreoSenior = new("coordinador_de_monitoreo_senior");
        public static readonly Role DirectorDeServicioAlCliente = new("director_de_servicio_al_cliente");
        public static readonly Role SubdirectorProductosOracle = new("subdirector_productos_oracle");
        public static readonly Role SubdirectorDeInfraestructura = new("subdirector_de_infraestructura");
        public static readonly Role SubdirectorDeOperaciones = new("subdirector_de_operaciones");
        public static readonly Role SubdirectorSapECommerce = new("subdirector_sap_e_commerce");
        public static readonly Role DirectorDeOperaciones = new("director_de_operaciones");
        public static readonly Role GerenteDeOperacionesDeProductosMasnegocio = new("gerente_de_operaciones_de_productos_masnegocio");
        public static readonly Role DirectorDeBusinessDevelopment = new("director_de_business_development_productos_masnegocio");

        internal static readonly IReadOnlyList<Role> QueActuan = [Mesa, Consultor, Usuario, Tam, Bpo];
    }

    /// <summary>Service calendars.</summary>
    public static class Horario
    {
        public static readonly Calendar Mesa = new("mesa");
        public static readonly Calendar Continuo = new("continuo");
    }

    /// <summary>Targets, and the timer of the automatic closing.</summary>
    public static class Plazo
    {
        public static readonly Target Reaccion = new("reaccion");
        public static readonly Target Atencion = new("atencion");
        public static readonly Target Rca = new("rca");
        public static readonly Target Drp = new("drp");
        public static readonly Target Auditoria = new("auditoria");
        public static readonly Timer CierreAutomatico = new("cierre_automatico");
    }

    /// <summary>Close codes (MN-3.6.1).</summary>
    public static class Codigo
    {
        public static readonly Value Cancelado = new("cancelado");
        public static readonly Value Invalido = new("invalido");
        public static readonly Value AprobadoCliente = new("aprobado_cliente");
        public static readonly Value SinValidacion = new("sin_validacion");
    }

    /// <summary>Solution types (MN-3.5.1).</summary>
    public static class Solucion
    {
        public static readonly Value Definitiva = new("definitiva");
        public static readonly Value Workaround = new("workaround");
    }

    /// <summary>What is delivered or approved.</summary>
    public static class Asunto
    {
        public static readonly Value Rca = new("rca");
        public static readonly Value Evidencia = new("evidencia");
        public static readonly Value Drp = new("drp");
        public static readonly Value AuditoriaAlterno = new("auditoria_alterno");
    }

    /// <summary>Attachments that rules look for.</summary>
    public static class Adjunto
    {
        public static readonly Value SolicitudAuditoria = new("solicitud_auditoria");
    }

    /// <summary>Escalation matrices.</summary>
    public static class Matriz
    {
        public static readonly EscalationMatrix Mesa = new("mesa");
        public static readonly EscalationMatrix Quejas = new("quejas");
    }

    /// <summary>Areas of the complaint matrix (MN-3.13.1).</summary>
    public static class AreaDeQueja
    {
        public static readonly Value MesaDeServicio = new("mesa_de_servicio");
        public static readonly Value ServiceDelivery = new("service_delivery");
        public static readonly Value Monitoreo = new("monitoreo");
        public static readonly Value DireccionServicioAlCliente = new("direccion_servicio_al_cliente");
        public static readonly Value ProductosOracle = new("productos_oracle");
        public static readonly Value Infraestructura = new("infraestructura");
        public static readonly Value Operaciones = new("operaciones");
        public static readonly Value SapECommerce = new("sap_e_commerce");
        public static readonly Value OperacionesDeProductosMasnegocio = new("operaciones_de_productos_masnegocio");
        public static readonly Value BusinessDevelopment = new("business_development_productos_masnegocio");

        internal static readonly IReadOnlyList<Value> Todas =
        [
            MesaDeServicio, ServiceDelivery, Monitoreo, DireccionServicioAlCliente, ProductosOracle, Infraestructura,
            Operaciones, SapECommerce, OperacionesDeProductosMasnegocio, BusinessDevelopment,
        ];
    }

    /// <summary>Desks to which work is routed.</summary>
    public static class Destino
    {
        public static readonly Desk Comercial = new("comercial");
    }

    /// <summary>What people are asked to do.</summary>
    public static class Tarea
    {
        public static readonly WorkTask AprobacionDrp = new("aprobacion_drp");
        public static readonly WorkTask ProtocoloDrp = new("protocolo_drp");
    }

    /// <summary>Templates of notifications.</summary>
    public static class Plantilla
    {
        public static readonly NotificationTemplate CopiaCreacion = new("copia_creacion");
        public static readonly NotificationTemplate Asignado = new("asignado");
        public static readonly NotificationTemplate PideInformacion = new("pide_informacion");
        public static readonly NotificationTemplate Solucionado = new("solucionado");
        public static readonly NotificationTemplate AvisoCierre = new("aviso_cierre");
        public static readonly NotificationTemplate Cerrado = new("cerrado");
        public static readonly NotificationTemplate Escalado = new("escalado");
        public static readonly NotificationTemplate ObjetivoEnRiesgo = new("objetivo_en_riesgo");
        public static readonly NotificationTemplate ObjetivoIncumplido = new("objetivo_incumplido");
        public static readonly NotificationTemplate Mantenimiento = new("mantenimiento");
    }
}
