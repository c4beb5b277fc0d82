using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <summary>Why, in Spanish.</summary>
internal sealed class SpanishSentences : EffectSentences
{
    public override string Accepted => "El ticket trae los datos mínimos y entra por un canal que se atiende.";

    public override string Refused(RefusalReason reason) => reason switch
    {
        RefusalReason.UnknownValue => "Un dato tiene un valor que no se admite.",
        RefusalReason.MissingData or RefusalReason.NeedsMember => "Faltan datos.",
        RefusalReason.UnknownTicket => "Nadie ha abierto ese ticket.",
        RefusalReason.TicketRefused => "El ticket fue rechazado al abrirse; puede abrirse de nuevo.",
        RefusalReason.AlreadyOpen => "El ticket ya está abierto.",
        RefusalReason.Late => "Llegó tarde: ya ocurrió algo posterior en el ticket.",
        RefusalReason.TicketClosed => "El ticket está en un estado final.",
        RefusalReason.StatusNotReachable => "Desde el estado actual no se pasa a ese estado.",
        RefusalReason.RoleNotAllowed => "Ese rol no puede fijar ese estado.",
        RefusalReason.NoStep => "Ningún paso espera respuesta.",
        _ => "El paso no tiene esa respuesta.",
    };

    public override string RefusedByPolicy(string reason) => $"La política no lo admite ({reason}).";

    public override string Classified(IEnumerable<KeyValuePair<string, object?>> decided) =>
        $"Las tablas de la política deciden: {Decisions(decided)}.";

    public override string TargetStarted(string target, TimeAmount time, string calendar) =>
        $"El objetivo {target} es de {Length(time)} en el calendario {calendar}.";

    public override string TargetPaused(string target) => $"El reloj de {target} se detiene en este estado.";

    public override string TargetResumed(string target) => $"El reloj de {target} sigue: terminó la pausa.";

    public override string TargetChanged(string target, TimeAmount time) =>
        $"El objetivo {target} es ahora de {Length(time)}; conserva su inicio y sus pausas.";

    public override string TargetWarned(string target, long used) => $"Se ha usado el {Percent(used)} del tiempo de {target}.";

    public override string TargetMet(string target) => $"El objetivo {target} se cumplió a tiempo.";

    public override string TargetBreached(string target, TimeAmount time) => $"Pasaron {Length(time)} sin cumplirse {target}.";

    public override string TargetCancelled(string target) => $"El objetivo {target} ya no corre.";

    public override string StatusChanged(string? from, string to) =>
        from is null ? $"El ticket empieza en {to}." : $"El ticket pasa de {from} a {to}.";

    public override string Routed(string to) => $"Se canaliza a {to}.";

    public override string Escalated(string matrix, int level, string role) =>
        Text($"Sube al nivel {level} de la matriz {matrix}: {role}.");

    public override string Task(string task, string role) => $"Corresponde a {role}: {task}.";

    public override string Step(string procedure, string step, string role) => $"Paso {step} de {procedure}: {role}.";

    public override string ChargedTime(long minutes, long billed) => Text($"{minutes} min de trabajo se cuentan como {billed}.");

    public override string Charged(string concept) => $"Se cobra {concept}.";

    public override string Excluded(string concept) => $"No incluye {concept}: se cotiza aparte.";

    public override string Free(string concept) => $"{concept} no tiene costo.";

    public override string Invoiced(string account, string role) => $"Corresponde a {role} facturar la cuenta {account} del mes anterior.";

    public override string Recorded(string entry) => $"Queda registrado: {entry}.";

    public override string Notified(string template) => $"Se avisa con la plantilla {template}.";

    public override string Measured(string indicator) => $"Terminó el periodo: se mide {indicator}.";

    private static string Length(TimeAmount time) => Time(time, "días hábiles", "días naturales");
}
