using PolicyEngine.Authoring;
using PolicyEngine.Model;
using Timer = PolicyEngine.Authoring.Timer;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>The names that Cóndor's scripts use.</summary>
public static class Condor
{
    // Falla
    public static readonly Value Atrapamiento = new("atrapamiento");
    public static readonly Value Parada = new("parada");
    public static readonly Value Ruido = new("ruido");
    public static readonly Value Revision = new("revision");

    // Uso del edificio
    public static readonly Value Hospital = new("hospital");
    public static readonly Value Vivienda = new("vivienda");
    public static readonly Value Oficina = new("oficina");

    // Prioridad y nivel
    public static readonly Value P1 = new("p1");
    public static readonly Value P2 = new("p2");
    public static readonly Value P3 = new("p3");
    public static readonly Value P4 = new("p4");
    public static readonly Value Oro = new("oro");
    public static readonly Value Plata = new("plata");
    public static readonly Value Bronce = new("bronce");

    public static readonly Value Correo = new("correo");

    // Lo que trae un aviso
    public static readonly CategoryField Falla = new("kind", Atrapamiento, Parada, Ruido, Revision);
    public static readonly CategoryField Uso = new("building.use", Hospital, Vivienda, Oficina);
    public static readonly NumberField Pisos = new("building.floors");
    public static readonly NumberField CuotaAnual = new("customer.annualFee", decimals: 2);
    public static readonly FlagField EnGarantia = new("warranty");
    public static readonly MembershipField EnContrato = new("model", among: "customer.models");
    public static readonly TextField Titulo = new("title");
    public static readonly SetField Equipo = new("equipment", new Value("camara"), new Value("telefono"));
    public static readonly CategoryField Via = new("channel", Correo, Oficina, Value.Other);
    public static readonly SetField Extras = new("extras", new Value("cable"), new Value("boton"), new Value("pintura")) { IsClosed = true };
    public static readonly TextField Comentario = new("remark", FieldScope.Event);
    public static readonly CalendarField HorarioAmpliado = new("customer.hours", Horario.Taller);

    // Lo que decide la política
    public static readonly CategoryField Prioridad = new("priority", P1, P2, P3, P4);
    public static readonly CategoryField Nivel = new("tier", Oro, Plata, Bronce);

    public static readonly Recipient Cliente = Recipient.Member("requester.email", "customer.email");

    internal static readonly Vocabulary Completo = new(
        Estado.Todos,
        [Rol.Central, Rol.Tecnico, Rol.Ingeniero, Rol.Administracion],
        [Falla, Uso, Pisos, CuotaAnual, EnGarantia, Titulo, Equipo, HorarioAmpliado, EnContrato, Via, Extras, Comentario],
        [Prioridad, Nivel],
        new Dictionary<StateCategory, Value[]>
        {
            [EventFields.CloseCode] = [Codigo.SinRespuesta, Codigo.Conforme],
            [EventFields.What] = [Asunto.Acta, Asunto.Repuesto],
        });

    public static class Estado
    {
        public static readonly Status Reportado = new("reportado");
        public static readonly Status EnVisita = new("en_visita");
        public static readonly Status EsperaCliente = new("espera_cliente");
        public static readonly Status EsperaRepuesto = new("espera_repuesto");
        public static readonly Status Resuelto = new("resuelto");
        public static readonly Status Cerrado = new("cerrado");
        public static readonly Status Anulado = new("anulado");

        internal static readonly IReadOnlyList<Status> Todos =
            [Reportado, EnVisita, EsperaCliente, EsperaRepuesto, Resuelto, Cerrado, Anulado];
    }

    public static class Rol
    {
        public static readonly Role Central = new("central");
        public static readonly Role Tecnico = new("tecnico");
        public static readonly Role Ingeniero = new("ingeniero");
        public static readonly Role Administracion = new("administracion");
        public static readonly Role Gerencia = new("gerencia");
    }

    public static class Horario
    {
        public static readonly Calendar Taller = new("taller");
        public static readonly Calendar Siempre = new("siempre");
    }

    public static class Plazo
    {
        public static readonly Target Llegada = new("llegada");
        public static readonly Target Reparacion = new("reparacion");
        public static readonly Timer Cierre = new("cierre");
        public static readonly Timer Recordatorio = new("recordatorio");
    }

    public static class Codigo
    {
        public static readonly Value SinRespuesta = new("sin_respuesta");
        public static readonly Value Conforme = new("conforme");
    }

    public static class Asunto
    {
        public static readonly Value Acta = new("acta");
        public static readonly Value Repuesto = new("repuesto");
    }

    public static class Concepto
    {
        public static readonly Concept Horas = new("horas");
        public static readonly Concept Rescate = new("rescate");
        public static readonly Concept Visita = new("visita");
        public static readonly Concept Repuestos = new("repuestos");
    }

    public static class Tramite
    {
        public static readonly Procedure Certificacion = new("certificacion");
    }

    public static class Programa
    {
        public static readonly Schedule Facturacion = new("facturacion");
        public static readonly Schedule Informe = new("informe");
        public static readonly Schedule Aniversario = new("aniversario");
    }

    public static class Matriz
    {
        public static readonly EscalationMatrix Operacion = new("operacion");
    }

    public static class Tarea
    {
        public static readonly WorkTask Facturar = new("facturar");
        public static readonly WorkTask Informar = new("informar");
        public static readonly WorkTask Llamar = new("llamar");
        public static readonly WorkTask RetirarDeServicio = new("retirar_de_servicio");
        public static readonly WorkTask Festejar = new("festejar");
    }

    public static class Plantilla
    {
        public static readonly NotificationTemplate Recibido = new("recibido");
        public static readonly NotificationTemplate Escalado = new("escalado");
    }
}
