namespace PolicyEngine.Tests.Docs;

/// <summary>What each member of a notification's model is, in the words of both manuals. Members of one name mean one thing.</summary>
internal static class MemberWords
{
    public static readonly IReadOnlyDictionary<string, (string Spanish, string English)> ByPath = new Dictionary<string, (string, string)>
    {
        ["ticket"] = ("El ticket, como quedó tras la decisión; con todo lo demás que mandó la herramienta.", "The ticket as the decision left it, with whatever else the ticket tool sent."),
        ["ticket.id"] = ("Su número.", "Its number."),
        ["ticket.status"] = ("El identificador de su estado; `names` dice cómo se lee.", "The id of its status; `names` says how it reads."),
        ["ticket.opened_at"] = ("Cuándo se abrió.", "When it was opened."),
        ["event"] = ("El evento que causó el aviso, con sus propios datos (abajo); si lo causó el reloj, solo `at`.", "The event that caused the message, with its own data (below); where the clock caused it, only `at`."),
        ["event.id"] = ("Su identificador; vacío si lo causó el reloj.", "Its id; null where the clock caused it."),
        ["event.type"] = ("Su tipo, por ejemplo `ticket.replied`.", "Its type, e.g. `ticket.replied`."),
        ["event.at"] = ("Su momento.", "Its time."),
        ["target"] = ("El tiempo comprometido del que trata el aviso; vacío si no trata de uno.", "The target that the message is about; null where it is about none."),
        ["targets"] = ("Todos los tiempos comprometidos del ticket que ya corren o corrieron.", "All targets of the ticket that have begun."),
        ["timers"] = ("Los demás relojes del ticket que ya corren o corrieron, como un cierre automático o un tiempo estimado.", "The ticket's other clocks that have begun, such as an automatic closing or an estimated time."),
        ["work"] = ("El trabajo registrado hasta ahora.", "The work logged so far."),
        ["records"] = ("Lo que la política manda registrar, por su nombre: `ticket.records.encuesta.score`.", "What the policy has written down, by its name: `ticket.records.encuesta.score`."),
        ["name@target"] = ("Su identificador, por ejemplo `atencion`.", "Its id, e.g. `atencion`."),
        ["deadline"] = ("Cuándo vence; vacío mientras está en pausa.", "When it is due; null while it is paused."),
        ["used"] = ("La fracción consumida al advertir (0.8); vacío antes.", "The fraction used when it warned (0.8); null before."),
        ["calendar"] = ("El calendario por el que corre.", "The calendar it runs on."),
        ["status@target"] = ("`running`, `paused`, `pending`, `met`, `breached` o `cancelled`.", "`running`, `paused`, `pending`, `met`, `breached` or `cancelled`."),
        ["escalation"] = ("El escalamiento que se acaba de hacer; vacío si no hubo.", "The escalation just made; null where there was none."),
        ["matrix"] = ("La matriz de escalamiento.", "The escalation matrix."),
        ["level"] = ("El nivel, desde 1.", "The level, from 1."),
        ["role"] = ("El rol.", "The role."),
        ["contact"] = ("La persona de ese rol, según `contacts.json`; vacío si no hay.", "Who holds that role, by `contacts.json`; null where nobody does."),
        ["auto_close"] = ("Cuándo se cerrará solo; vacío si no se cerrará.", "When it will close by itself; null where it will not."),
        ["clauses"] = ("Las cláusulas que mandan el aviso.", "The clauses that order the message."),
        ["provider"] = ("La empresa que da el servicio.", "The company that serves."),
        ["names"] = ("De identificadores a palabras, según `names.json`: `names[ticket.status]`.", "From ids to words, by `names.json`: `names[ticket.status]`."),
        ["title"] = ("El título.", "The title."),
        ["description"] = ("La descripción.", "The description."),
        ["kind"] = ("La clase de ticket.", "The kind of ticket."),
        ["channel"] = ("El canal.", "The channel."),
        ["requester"] = ("Quien lo pide.", "Who asks."),
        ["customer"] = ("El cliente, con lo demás que mandó la herramienta.", "The customer, with whatever else the ticket tool sent."),
        ["attachments"] = ("Los nombres de los archivos adjuntos.", "The names of the attached files."),
        ["assignee"] = ("A quién está asignado.", "Whom it is assigned to."),
        ["close_code"] = ("El código de cierre.", "The close code."),
        ["solution_type"] = ("El tipo de solución.", "The type of solution."),
        ["name"] = ("El nombre.", "The name."),
        ["company"] = ("La compañía.", "The company."),
        ["email"] = ("El correo.", "The e-mail address."),
        ["phone"] = ("El teléfono.", "The phone number."),
        ["valid"] = ("Si es un usuario válido.", "Whether it is a valid user."),
        ["id"] = ("El identificador.", "The id."),
        ["status"] = ("El estado que se pide.", "The status that is asked for."),
        ["by"] = ("Quién actúa.", "Who acts."),
        ["note"] = ("La nota.", "The note."),
        ["from"] = ("`agent` o `customer`.", "`agent` or `customer`."),
        ["text"] = ("El texto.", "The text."),
        ["needs_information"] = ("Si se piden datos al cliente.", "Whether the customer is asked for more."),
        ["accepts"] = ("Si el cliente acepta la solución.", "Whether the customer accepts the solution."),
        ["minutes"] = ("Los minutos trabajados.", "The minutes worked."),
        ["mode"] = ("La modalidad.", "The mode."),
        ["activity"] = ("La actividad.", "The activity."),
        ["reason"] = ("El motivo.", "The reason."),
        ["area"] = ("El área de la queja.", "The area of the complaint."),
        ["answer"] = ("La respuesta elegida.", "The answer that was chosen."),
        ["what"] = ("Qué se entregó o aprobó.", "What was delivered or approved."),
        ["approved"] = ("Si se aprobó.", "Whether it was approved."),
        ["survey"] = ("La encuesta.", "The survey."),
        ["score"] = ("La calificación.", "The score."),
        ["service"] = ("El servicio.", "The service."),
        ["environment"] = ("El ambiente.", "The environment."),
        ["start"] = ("El inicio, como texto: `date.parse` lo convierte.", "The start, as text: `date.parse` reads it."),
        ["end"] = ("El fin, como texto: `date.parse` lo convierte.", "The end, as text: `date.parse` reads it."),
        ["critical"] = ("Si es crítico.", "Whether it is critical."),
        ["services"] = ("Los servicios.", "The services."),
        ["contacts"] = ("A quiénes se avisa.", "Who is told."),
        ["notification"] = ("El aviso que falló.", "The message that failed."),
        ["error"] = ("Por qué.", "Why."),
    };

    public static (string Spanish, string English) Of(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..].Replace("[]", "");
        return ByPath.TryGetValue(path, out var exact) ? exact
            : (path.StartsWith("target", StringComparison.Ordinal) || path.StartsWith("timers", StringComparison.Ordinal)) && ByPath.TryGetValue(name + "@target", out var ofTarget) ? ofTarget
            : ByPath[name];
    }
}
