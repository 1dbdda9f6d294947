"""What a Spanish customer says that may mean "do not call again", and is shown to a person. Folded."""

from __future__ import annotations

from sellercall_desktop.core.steering.phrases import phrase
from sellercall_desktop.core.steering.spanish_words import (
    CALLS,
    CLAUSE_ENDS,
    ME,
    REMOVE,
    THREAT,
    TO_CALL,
)

DOUBTFUL = phrase(
    r"(?:darme|deme|denme|dame|darnos) de baja(?! (?:del?(?: la| los)? )?(?:el|la|los|las|mi|mis|ese|esa|un|"
    r"una|"
    r"plan|servicio|contrato|seguro|linea|internet|paquete|producto|poliza|anterior|otr[oa])\b)",
    rf"{REMOVE}(?:me|nos)(?=\s*(?:$|[.,;!?]|por favor|ya\b))",
    r"no (?:me )?(?:insista[sn]?(?! (?:que|porque) (?:ya )?(?:(?:le|les|te) )?(?:dije|digo|"
    r"he dicho) que si\b)|moleste[sn]?(?! al? | con (?:el|los|eso)\b)|jodan?|joda[sn] mas|"
    r"hablen? mas|fastidie[sn]?)",
    r"no (?:me|nos) (?:joda[sn]?|fastidie[sn]?|frie?gue[sn]?|chingue[sn]?)",
    r"no (?:me |nos )?(?:mande[sn]?|envie[sn]?|escriba[sn]?)(?: mas)?(?: mensajes?| publicidad| "
    r"promociones| nada| mas)",
    r"(?:los|las|lo|la|te|le|les) (?:voy a|vamos a|tengo que|tendre que) bloquear|(?:los|las|lo) "
    r"bloqueo|bloquear este numero",
    r"(?:registro|lista) (?:nacional )?(?:de )?(?:numeros )?(?:excluidos|no llam\w+|no molestar|"
    r"no contactar|robinson|publico "
    r"para evitar publicidad)|repep|reus|rne",
    r"no quiero (?:volver a )?(?:saber|oir|escuchar)(?: nada)?(?: mas)?(?: nada)? de (?:ustedes|usted|"
    r"esa empresa|su empresa)",
    r"(?:hart|cansad|aburrid|mamad|podrid|desesperad|fastidiad|obstinad|estresad|canse|"
    r"cansaron)(?:[oa]s?)?(?: \w+){0,4}?"
    r" (?:llamadas|llamada|llaman|llamando|llamar|marcan|marcando|llamadera|llamen)",
    r"(?:yo )?no (?:autorice|di|he dado|he autorizado)(?: (?:ninguna|mi|permiso|autorizacion|esto|eso|"
    r"nada|a nadie))+",
    r"(?:no (?:\w+ ){0,2}?hace falta|no (?:\w+ ){0,3}?(?:es|sea|veo|haya) (?:necesario|necesidad)(?: de)?|"
    r"no hay necesidad de|no necesito) que (?:me |nos )?(?:vuelva[sn]? a \w+|llamen?)",
    r"de donde (?:\w+ ){0,2}?(?:sac|obtuv|consig|tien)\w+ (?:\w+ )?mi (?:numero|telefono|celular|contacto)|"
    r"quien (?:les |le )?(?:dio|paso|compartio) mi (?:numero|telefono|celular)|ni ahora ni (?:despues|nunca)|"
    r"ahora ni (?:despues|nunca)|que sea la ultima vez|"
    r"(?:me|nos) (?:llamaron|llamo|marcaron)(?: \w+){0,4}? (?:para|por|con) lo mismo|no se repita|"
    r"(?:con )?esta (?:llamada |vez )?(?:es|basta|ya es|fue) (?:suficiente|la ultima)|(?:llaman|"
    r"marcan) (?:mucho|harto|"
    r"bastante|seguido)|(?:es|ya es) mucho llamar|(?:solo|solamente|unicamente) (?:llamen|llame)me si",
    r"(?:me|nos) han (?:llamado|marcado|buscado|timbrado)(?: \w+)? (?:muchas|muchisimas|tantas|demasiadas|"
    r"mil|"
    r"varias|un monton de) veces|otra vez (?:ustedes|con lo mismo|la misma llamada)|que llamadera",
    r"(?:es|esto es) (?:un )?acoso|(?:me|nos) estan acosando|acoso telefonico",
    r"(?:los|las|lo|la|les) (?:voy a |vamos a )?(?:denuncio|denunciar|reportar|demando|demandar)|"
    r"(?:poner|pongo|"
    r"interponer) una (?:queja|denuncia|demanda)(?! (?:porque|por que|si) no (?:me |nos )?(?!dej|par))",
    r"no quiero(?: tener)?(?: ya)? nada(?: mas)? con (?:ustedes|esa empresa|su empresa)|que no se "
    r"(?:vuelva a )?repita",
    r"(?:odio|detesto|no me gustan)(?: \w+)? llamadas|no (?:llame|marque)(?=\s*(?:$|[.;!]))",
    r"siguen llamando(?:me|nos)?|report\w+ (?:este|su|el) numero|como spam|haga[ns]? de cuenta que|no "
    r"quiero recibir nada|no tienen? por que (?:estar )?llam\w+|no necesito que (?:me|nos) \w+",
    r"(?:me|nos) (?:borra|elimina|quita|saca|retira)n?(?= por favor|\s*$)",
    r"no (?:llame|llamen|moleste|molesten) a (?:mi|mis) \w+|no (?:lo|la|los|las|le|les) (?:llamen|molesten)",
    r"no (?:contesto|atiendo|acepto|recibo)(?: \w+){0,3}? llamadas|(?:salir|salgo|salirme) de (?:esa|su|"
    r"la) lista",
    r"quien (?:los|lo|la|les|le) (?:autorizo|dio permiso|dio autorizacion)|no tiene (?:caso|sentido) "
    r"que me llamen|(?:pierde|pierden|pierda|pierdan|perdiendo) (?:mas "
    r")?(?:su|el|mas) tiempo (?:llamando\w*|conmigo)",
    r"(?:llamen|llame)me (?:solo|solamente|unicamente) (?:si|cuando|para)",
    r"no que me llamen|ya no mas(?! (?:pregunt|vuelt|detall|dat)\w+)|no mas por favor",
    r"no (?:me|nos) gusta (?:\w+ ){0,2}que (?:me|nos) (?:llamen|esten llamando|marquen|llame)",
    r"no (?:me|nos) (?:llama|llaman|llamas) (?:mas|nunca mas)(?= entend| por favor| ok|\s*$)",
    r"(?:ustedes )?no dejan de llamar(?:me|nos)?",
    r"(?:es|fue) la ultima vez que (?:me |nos )?(?:llaman|llama|llamas|marcan|molestan|les digo|se lo "
    r"digo|se los digo)",
    r"hasta cuando (?:van a|me|nos|vas a|va a)(?: \w+){0,3}? (?:llamar|llamando|llamarme|molestar)",
    rf"no (?:me |nos )?pued(?:e|en|es) (?:estar )?{TO_CALL}(?:me|nos)?{CLAUSE_ENDS}|no (?:me|"
    rf"nos) interesan? sus {CALLS}|"
    rf"(?<!\bno\s)(?:me|nos) (?:molesta|fastidia|choca|emputa|desespera) que (?:me|nos) (?:llam|marq|est)\w+|"
    rf"que {ME} {REMOVE}{CLAUSE_ENDS}|ya (?:pare|paren|parele|parenle|parale|basta)(?= no\b|"
    rf" por favor|\s*$)",
    rf"si (?:sigu?en?|continuan?)(?: asi)?\b[^.;!?]{{0,40}}?\b{THREAT}",
    rf"(?:cans|fastidi|aburr|jart|hart)\w+ (?:con |de )?(?:tant|est|es|l|su)[ao]?s? {CALLS}",
    r"(?:me|nos) (?:llaman|marcan)(?: \w+)? (?:todos los dias|(?:a )?cada rato|a toda hora|demasiado|"
    r"y (?:me |nos )?(?:llaman|marcan))|ustedes (?:llaman|marcan|son muy intens\w+)",
    r"(?:segunda|tercera|cuarta|quinta|sexta|decima|enesima) (?:llamada|vez que (?:me |"
    r"nos )?(?:llaman|marcan))",
    r"(?:me|nos) tienen (?:ya )?(?:hart|cansad|aburrid|mamad|podrid|fastidiad|loc)[oa]s?",
    r"no (?:les|le|se los|se lo) (?:di|dimos|he dado) mi (?:numero|telefono|celular)|"
    r"(?:no|quien)(?: \w+){0,2}? (?:autorice|autorizaron|autorizo) (?:a |que |"
    r"para )?(?:\w+ ){0,3}?(?:mis datos|mi numero|llamar\w*)",
    rf"ya (?:le|les) dije que no{CLAUSE_ENDS}|no quiero saber nada{CLAUSE_ENDS}|no por llamada|"
    r"(?:me|nos) (?:llaman|marcan) (?:de|desde) (?:\w+ )?(?:diferentes|distintos|muchos|mil|varios|otros)|"
    r"no (?:les|le) (?:di|he dado) (?:permiso|autorizacion|mi)|"
    rf"no (?:pueden?|van a|piensan?|saben) dejar de {TO_CALL}|no {ME} devuelvan? la llamada|"
    rf"ya van (?:como )?\w+ llamadas|"
    r"hasta (?:el|la|los|las) \w+ de (?:que (?:me|nos)|tant|est|sus)\w*|ya no le marquen|"
    r"que me den de baja|(?:no|nunca) autorice (?:\w+ )?llamadas|(?:me|"
    r"nos) llamaron (?:\w+ ){0,2}\w+ veces|dale con (?:las|la|esas) llamad|(?:en vez|en lugar) de llamar|"
    r"no quiero hablar con (?:un |una )?(?:robot|maquina|grabacion)\w*|"
    r"la (?:llamadera|insistidera|molestadera|jodedera)",
    r"no (?:me interesa|quiero|deseo) (?:que me contacten|recibir (?:mas )?(?:publicidad|ofertas|"
    r"promociones))",
)
