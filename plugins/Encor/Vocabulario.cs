using PolicyEngine.Authoring;
using PolicyEngine.Model;
using Timer = PolicyEngine.Authoring.Timer;

namespace Encor;

/// <summary>
/// The names that Encor's scripts use, in the company's own words. A value of a list stands alone (<c>Urgente</c>);
/// a name of a kind is said with its kind (<c>Estado.Atendido</c>).
/// </summary>
public static class Vocabulario
{
    // Tipo de servicio
    public static readonly Value Poliza = new("poliza");
    public static readonly Value Evento = new("evento");

    // Pólizas
    public static readonly Value SH = new("SH");
    public static readonly Value SF = new("SF");
    public static readonly Value SS = new("SS");

    // Tipo de trabajo
    public static readonly Value Hospedaje = new("hospedaje");
    public static readonly Value Fortigate = new("fortigate");
    public static readonly Value Soporte = new("soporte");
    public static readonly Value Otro = new("otro");

    // Prioridad
    public static readonly Value Urgente = new("urgente");
    public static readonly Value Normal = new("normal");

    // Forma de pago
    public static readonly Value Contado = new("contado");
    public static readonly Value Credito = new("credito");

    // Canal
    public static readonly Value Telefono = new("telefono");
    public static readonly Value Correo = new("correo");

    // Modo de atención
    public static readonly Value Presencial = new("presencial");
    public static readonly Value Local = new("local");
    public static readonly Value Remota = new("remota");
    public static readonly Value Telefonica = new("telefonica");

    // Conceptos que puede pedir una orden además del trabajo
    public static readonly Value Consumibles = new("consumibles");
    public static readonly Value Refacciones = new("refacciones");
    public static readonly Value Dominios = new("dominios");
    public static readonly Value Dns = new("dns");
    public static readonly Value ActualizacionesConCosto = new("actualizaciones_con_costo");
    public static readonly Value Mensajeria = new("mensajeria");
    public static readonly Value ReposicionDanoUsuario = new("reposicion_dano_usuario");
    public static readonly Value ReposicionDano = new("reposicion_dano");
    public static readonly Value ReposicionDesastre = new("reposicion_desastre");
    public static readonly Value Actualizacion = new("actualizacion");

    // Lo que trae un ticket. Lo que no está en las listas de canal y de modo lo rechaza una cláusula de la política.
    public static readonly CategoryField Canal = new("channel", Telefono, Correo, Value.Other);
    public static readonly CategoryField Modo = new("mode", Presencial, Local, Remota, Telefonica, Value.Other);
    public static readonly CategoryField Trabajo = new("workType", Hospedaje, Fortigate, Soporte, Otro);
    public static readonly FlagField EnOperacion = new("system.inOperation");
    public static readonly FlagField Detenido = new("system.stopped");
    public static readonly FlagField Garantia = new("warranty");
    public static readonly FlagField FallaTotal = new("totalFailure");
    public static readonly SetField Partidas = new("items",
        Consumibles, Refacciones, Dominios, Dns, ActualizacionesConCosto, Mensajeria,
        ReposicionDanoUsuario, ReposicionDano, ReposicionDesastre, Actualizacion)
    { IsClosed = true };
    public static readonly TextField Titulo = new("title");
    public static readonly TextField Descripcion = new("description");
    public static readonly TextField Cliente = new("customer.id");
    public static readonly CategoryField PolizaDelCliente = new("customer.poliza", SH, SF, SS);
    public static readonly FlagField ClienteNuevo = new("customer.new");
    public static readonly FlagField CreditoSolicitado = new("customer.creditRequested");
    public static readonly TextField TecnicoDelCliente = new("customer.technician");

    // Lo que trae un evento
    public static readonly CategoryField ModoDelTrabajo =
        new("mode", FieldScope.Event, Presencial, Local, Remota, Telefonica, Value.Other);
    public static readonly TextField EstatusDeCobro = new("billingStatus", FieldScope.Event);
    public static readonly TextField Comentario = new("text", FieldScope.Event);

    // Lo que decide la política
    public static readonly CategoryField TipoDeServicio = new("serviceType", Poliza, Evento);
    public static readonly CategoryField Prioridad = new("priority", Urgente, Normal);
    public static readonly CategoryField FormaDePago = new("payment", Contado, Credito);

    // A quién se escribe
    public static readonly Recipient CorreoDelCliente = Recipient.Member("customer.email", "requester.email");

    /// <summary>The vocabulary as the engine takes it.</summary>
    internal static readonly Vocabulary Completo = new(
        [Estado.Recibido, Estado.Asignado, Estado.EnProgreso, Estado.Atendido, Estado.Revisado, Estado.Cerrado],
        [Rol.Recepcion, Rol.Tecnico, Rol.TecnicoSenior, Rol.LiderProyecto, Rol.Cliente],
        [
            Canal, Modo, Trabajo, EnOperacion, Detenido, Garantia, FallaTotal, Partidas, Titulo, Descripcion, Cliente,
            PolizaDelCliente, ClienteNuevo, CreditoSolicitado, TecnicoDelCliente, ModoDelTrabajo, EstatusDeCobro, Comentario,
        ],
        [TipoDeServicio, Prioridad, FormaDePago],
        new Dictionary<StateCategory, Value[]>
        {
            [EventFields.ReplyChannel] = [Telefono, Correo],
            [EventFields.What] = [Asunto.OrdenServicio, Asunto.Rca, Value.Other],
        });

    /// <summary>Statuses (EN-5).</summary>
    public static class Estado
    {
        public static readonly Status Recibido = new("recibido");
        public static readonly Status Asignado = new("asignado");
        public static readonly Status EnProgreso = new("en_progreso");
        public static readonly Status Atendido = new("atendido");
        public static readonly Status Revisado = new("revisado");
        public static readonly Status Cerrado = new("cerrado");
    }

    /// <summary>Who acts.</summary>
    public static class Rol
    {
        public static readonly Role Recepcion = new("recepcion");
        public static readonly Role Tecnico = new("tecnico");
        public static readonly Role TecnicoSenior = new("tecnico_senior");
        public static readonly Role LiderProyecto = new("lider_proyecto");
        public static readonly Role Cliente = new("cliente");
    }

    /// <summary>Service calendars.</summary>
    public static class Horario
    {
        public static readonly Calendar Atencion = new("atencion");
    }

    /// <summary>The target, and the clock of what a customer is told to expect.</summary>
    public static class Plazo
    {
        public static readonly Target Respuesta = new("respuesta");
        public static readonly Timer SolucionEstimada = new("solucion_estimada");
    }

    /// <summary>What the customer approves, and the analysis of a cause, which a closed order still takes.</summary>
    public static class Asunto
    {
        public static readonly Value OrdenServicio = new("orden_servicio");
        public static readonly Value Rca = new("rca");
    }

    /// <summary>What is charged that no order lists.</summary>
    public static class Concepto
    {
        public static readonly Concept Tiempo = new("tiempo");
        public static readonly Concept GastosDeGarantia = new("gastos_garantia");
    }

    /// <summary>The accounts on which charges are put.</summary>
    public static class Cuenta
    {
        public static readonly Account Mensual = new("mensual");
        public static readonly Account PorEvento = new("por_evento");
        public static readonly Account Cotizacion = new("cotizacion");
    }

    /// <summary>What is written down.</summary>
    public static class Registro
    {
        public static readonly Entry Aceptacion = new("aceptacion_orden");
        public static readonly Entry TiempoTotal = new("tiempo_total");
        public static readonly Entry Encuesta = new("encuesta_satisfaccion");
    }

    /// <summary>To whom work is proposed.</summary>
    public static class Destino
    {
        public static readonly Desk Tecnico = new("tecnico");
    }

    /// <summary>What people are asked to do.</summary>
    public static class Tarea
    {
        public static readonly WorkTask TramiteDeGarantia = new("tramite_garantia");
        public static readonly WorkTask EquipoDeRepuesto = new("equipo_repuesto");
        public static readonly WorkTask FacturacionMensual = new("facturacion_mensual");
        public static readonly WorkTask EncuestaDeSatisfaccion = new("encuesta_satisfaccion");
    }

    /// <summary>Recurring instants.</summary>
    public static class Programa
    {
        public static readonly Schedule CorteMensual = new("corte_mensual");
    }

    /// <summary>Templates of notifications.</summary>
    public static class Plantilla
    {
        public static readonly NotificationTemplate OrdenRecibida = new("orden_recibida");
        public static readonly NotificationTemplate TrabajoRealizado = new("trabajo_realizado");
    }
}
