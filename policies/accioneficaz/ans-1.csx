#load "_ans.csx"
// El Acuerdo de Nivel de Servicio (ANS) como está publicado. Sus reglas están en _ans.csx, en el orden del documento.
// El documento no trae versión ni fecha: es la 1, vigente desde antes de cualquier solicitud que se evalúe (AE-11).
Policy("accioneficaz/ans", version: "1", from: "2020-01-01", source: "Acuerdo de Nivel de Servicio (ANS)");
