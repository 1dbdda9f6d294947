"""What stands before or after a Spanish wish about calls, and makes it another thing. Folded."""

from __future__ import annotations

from sellercall_desktop.core.steering.phrases import Phrase, ending, phrase
from sellercall_desktop.core.steering.spanish_words import TO_THE_COMPANY

HEARD = Phrase(
    r"\b(?:re)?(?:llam|marc|marq|contact|timbr|telef|repi[qc]|busc|busq|loca|molest|fastid|acos|"
    r"hostig|fr?i?eg|ching|"
    r"hinch|ladill|embrom|cans|atorm|perturb|incomod|import|mam|jo[dr]|romp|insist|lata|cantalet|jart|"
    r"comuni|habl|"
    r"huev|gue|we|list|bas[et]|sistem|registr|direct|agend|plataf|planill|archiv|padron|campan|carter|"
    r"public|promo|"
    r"dat|numer|celul|nombr|inform|fijo|movil|cel\b|tel\b|paz|tranquil|quiet|baj|borr|elimin|autori|"
    r"consent|permi|"
    r"derech|olvid|dej|par[ae]|parl|frena|basta|chole|bloqu|denunc|demand|quej|hart|aburr|podrid|"
    r"desesper|obstin|"
    r"estres|report|spam|saber|oir|escuch|escrib|envi|mand|no mas|negativ|tratamiento|rne\b|repep|"
    r"reus|saqu|sac|"
    r"quit|retir|tach|descart|anul|suprim|remov|remuev|exclu|inclu|descarg|desus|desin|desaf|desv|"
    r"desac|inac|inhab|"
    r"deshab|omit|depur|ser\b|salir|salgo|tien|veces|dij|prohib|absten|evit|publi|gust|odi|detest|"
    r"nada|cort|ces|intens|"
    r"termin|acab|suspen|cancel|reven|revi|suficient|ahorr|ultim|pier|bot[ea]|tir[ea]|jam|nunca|dale|ilegal|"
    r"vuelv|volv|segu|sigu)"
)
_HOUR = (
    r"(?:(?:por|en|a|de) (?:la|las|el) (?:noche|manana|tarde|madrugada|dia|mananas|tardes|noches|siesta|"
    r"hora)|a partir de (?!hoy|ahora|este|la fecha)\w+|tan (?:tempranito|duro|fuerte|rapido|alto|tarde|"
    r"temprano|de manana)|"
    r"ahora|ahorita|hoy|todavia|aun|manana|pasado manana|antes|despues|entre|hasta(?! luego| pronto|"
    r" nunca| la vista| siempre| nuevo aviso|"
    r" que)|mientras|cuando|durante|"
    r"en (?:media|una?|dos|tres|cinco|diez|quince|veinte|treinta) (?:horas?|minutos?|rat\w+|dias?|semanas?)|"
    r"en (?:este|ese|estos|esos) (?:momento|instante|horario|dias|momentos)|en (?:la |las )?(?:horas?|"
    r"horario|semana|vacaciones|temporada|"
    r"domingo|sabado|feriado|festivo|navidad)|"
    r"(?:el|los|en|este|ni el|ni los) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin|"
    r"fines|feriados?|festivos?)|"
    r"a (?:esta|estas|esa|esas|la) horas?|a la (?:una|hora)|a las|a mediodia|al mediodia|de noche|de "
    r"madrugada|de dia|esta semana|este mes|"
    r"tarde|temprano|dentro de|este (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))"
)
_BEFOREHAND = (
    r"(?:(?:por|en|a|de) (?:la|las) (?:noche|manana|tarde|madrugada|mananas|tardes|noches|siesta)|"
    r"(?<!desde\s)(?<!\bde\s)(?<!\bni\s)(?:hoy|ahora|ahorita|manana)|"
    r"(?:antes|despues) de (?:la|las) \w+|(?:el|los|este|esta) (?:lunes|martes|"
    r"miercoles|jueves|"
    r"viernes|sabados?|domingos?|semana|fin de semana|fines de semana|feriados?|festivos?)|"
    r"en (?:semana|horas? de \w+)|a (?:esta|estas|esa|esas) horas?|a las \w+|al mediodia)"
)
TIME = phrase(
    rf"(?:por favor |se lo pido |mas\s+|otra vez |de nuevo |a mi |aca |aqui )*{_HOUR}",
    r"mas (?:tarde|temprano|adelante|seguido|rato|luego|despues|de (?:la|las|lo|una|dos|tres|cuatro)|"
    r"ahorita|rapido|duro|fuerte|veces|tardecito)",
    r"(?:a mi |a la |al |por el |por |en el )(?:\w+ ){1,3}(?:antes|despues) de",
)
NEVER = phrase(
    r"nunca|jamas|ninguna hora|ni a ninguna|(?:a )?cualquier hora|ni nunca|ningun dia|ni de dia|ni manana"
)
NO_CALL = phrase(
    r"de (?:usted|tu|vos)|(?:a )?(?:eso|esto|aquello)|y (?:despues|luego|al final)|(?:mas )?la atencion|"
    r"asi|por (?:mi|el|ese|un) (?:\w+ )?(?:nombre|apellido|apodo)|otr[oa] (?:asesor|persona|empresa|"
    r"vendedor|senor|"
    r"senorita|agente|muchach)\w*",
    r"(?:don|dona|doctor|doctora|licenciad[oa]|ingenier[oa]|vecin[oa])(?= \w|\s*(?:$|[.,;!?]))",
    r"(?:un |una )?(?:mentiros|ladron|loc|tont|brut|tramos|estaf|viej|gord|flac|tacan|ignorante|grosero|"
    r"maleducad|irresponsable|incumplid|moros|perezos|terc|bob|idiota|imbecil|pendej|inutil|payas)\w*",
    r"(?!(?:mas|por|otra|nunca|nadie)\b)\w+ que (?:eso|no l[oa] soy|no (?:soy|somos|l[aoe] conozco)|"
    r"me (?:hace|"
    r"siento)|suena|es muy)",
    r"(?!(?:mas|por|otra|de|a|y|que|nunca|nadie|ni)\b)(?:\w+ ){1,3}(?:digame|dime|digale|digan?me|"
    r"decime|mi nombre|(?:todos |todas )?me dicen|(?:yo )?me llamo)",
)
NAME = phrase(
    r"(?:senora|senor|senorita|seno|joven|amigo|amiga|mija|mijo|mi amor|reina|corazon|jefe|caballero|dama)",
    r"(?!(?:mas|nunca|jamas|gracias|porfa|porfis|porfavor|entendido|entiende|entendio|oyo|ok|okay|ya|"
    r"aqui|aca|alla|ustedes|usted|oiga|ma|nadie|tampoco|nomas|adios|chao|hombre|\w+mente|"
    r"hermano|parcer?[oa]?|w?guey|wey|weon|huevon|che|po|pues|pe|pes|vale|cuadro|causa|pana|chamo|"
    r"mano|mijo|mija|"
    r"senorita|flaco|viejo|loco|bro|vea|mire|dale|viste|listo|bendiciones|entiendame|cierto|digo|chau|"
    r"saludos|si|no|porque|entonces)\b)\w+(?=\s*(?:$|[.;!?]))",
)
BARE = ending(r"(?:no|ni|nunca|jamas|que) (?:me |nos )?llam\w+|de (?:estar )?(?:llamando|llamar)(?:me|nos)")
ENDED = phrase(
    r"(?:(?:mas|nunca|jamas|otra vez|de nuevo|nuevamente|por favor|porfa|gracias|ya|a este numero)\s*)+,"
)
TIED = phrase(
    r"en (?:ingles|espanol)|por cobrar|internacionales|al exterior|a (?:su|tu|sus|tus) \w+",
    r"a (?:mi|mis|la|el|los|las) (?:fiador|codeudor|referencia|jef|client|tecnic|asesor|contador|"
    r"sucursal|gerente|abogad)\w*",
    r"al (?:fijo|celular|movil)(?! ni)",
    r"para (?:cobr|avis|confirm|pregunt|pag|sald)\w+",
    r"(?:mas )?(?:al|a mi|a la|a el|en el|en mi|en la) (?:trabajo|oficina|negocio|local|consultorio|"
    r"empresa|tienda)",
    r"(?:el|la|los|las|un|una|mi|tu|su) (?!numero|telefono|celular|casa|nunca)\w+",
    r"(?:ni )?(?:una|un|la|el|con una|con un|con) (?:maquina|robot|grabacion|contestadora|bot|inteligencia)",
)
SOFTER = phrase(
    r"(?:mas )?(?:a menos que|si no(?! es (?:mucha )?(?:molestia|problema))|salvo|excepto|a no ser|"
    r"hasta(?! luego| pronto| nunca| la vista| siempre| aqui| aca)|mas que (?:por|al?|en|para|los|cuando)|"
    r"(?:de|desde) (?:numeros|un numero|un privado|privado|otro)|sino|sin|solo|solamente|"
    r"si (?!(?:es|fuera) (?:tan|posible|muy amable)|no es (?:mucha )?(?:molestia|problema))"
    r"(?:es|son|van?|tienen?|hay|quieren?|traen?|ofrecen?|no|se trata)|por (?:whatsapp|wasap|guasap|"
    r"correo|ahora|el momento|"
    r"mensaje|video\w*)|de momento)",
)
LESS = phrase(
    r"(?:mas )?(?:tanto|tantas veces|tan seguido|seguido|todos los dias|cada (?:\w+ )?(?:dia|semana|"
    r"mes|hora|rato)s?|a cada rato|a toda hora)"
)
SOFTER_LATER = phrase(
    r"sino (?:por|al?|hasta|cuando)",
    r"hablen? con mi|yo (?:le |les |lo |te )?(?:paso|voy|devuelvo|regreso|retorno)",
    r"(?:solo|solamente|unicamente) (?:si|cuando)",
    r"(?:yo|nosotros) (?:mism[oa] )?(?:(?:lo|la|los|las|le|les|te|me) )?(?:llamo|llamamos|marco|"
    r"comunico|contacto|aviso|busco)",
    r"(?:llame|llamen|llama|marque|marquen|escriba|escriban|mande|manden|envie|envien)me",
    r"me (?:llama|marca|escribe|llaman|manda|envia)n? (?:manana|despues|mas tarde|luego|por|al|a las|un)",
    r"(?:llame|llamen|marque|llama) a (?:mi|la|el)|al (?:otro|de)",
    r"que (?:me )?(?:llame|marque|hable) (?:un|una|otro|otra|su)|(?:prefiero|mejor) (?:al|a las?|a mi|por|"
    r"que|en|manana|despues)",
    r"(?:mejor|prefiero|solo|solamente|unicamente|mas bien)(?: \w+){0,3}? (?:whatsapp|wasap|guasap|"
    r"correo|mensajes?|mail|email)",
)
UNSAID = ending(
    r"(?:no|tampoco|nunca)\s+(?:es|era|fue|es por|quiere decir|quise decir|significa|pedi|importa|me molesta|"
    r"me importa|pasa nada|hay problema)"
    r" (?:que|si|con que|para que)(?: ya| yo| usted| ustedes| el| ella)?",
    r"(?:no|tampoco|nunca)\s+(?:digo|dije|he dicho|estoy diciendo|(?:le |les |te )?(?:estoy )?(?:digo|"
    r"dije|diciendo|pido|pedi|pidiendo))"
    r"(?: que)?(?: ya| yo| usted| ustedes| el| ella)?",
    r"(?:si|cuando) (?:yo |uno |alguien |la gente )?(?:le |les )?(?:digo|dice|dicen|pido|pide|"
    r"piden)(?: \w+)?? que(?: ya)?",
    r"(?:no|nunca)(?: \w+){0,3}? (?:decir|diga|digan|dice|diciendo)(?:me|nos|le|les)? que(?: ya)?|"
    r"no\s+(?:quiero|queremos)\s+que|"
    r"como asi que(?: ya)?|quien(?: \w+)? (?:dijo|dice|pidio|dijeron)(?: que)?(?: ya)?",
    r"(?:y|pero|aunque|que pasa) si(?: yo| uno| despues| luego| mas adelante| algun dia)*",
    r"(?:aunque|(?<!hasta\s)cuando|quizas?|tal vez|de pronto|puede ser que|puede que|probablemente|"
    r"a lo mejor|"
    r"gracias por|perdon por|disculpe por)",
    r"(?:me (?:extrana|sorprende|duele|preocupa|parece raro)|que raro|que pena|es raro|lamento|siento) "
    r"que(?: ya)?",
)
NEGATED = ending(
    r"(?<!\bno\s)(?<!\bay\s)no(?: se| me| te| le| les| nos)?|no (?:quiero|vaya a|vayan a|puede|pueden|"
    r"le pedi|les pedi|dije|"
    r"digo|es)(?: que)?(?: me| nos)?|"
    r"nunca|sin|de donde|como|quien|puedo|voy a",
    comma=False,
)
_SAY = r"(?:dij|dig|dec|dic|ped|pid|avis|rog|rueg|grit|repet|repit)\w*"
_PEOPLE = (
    r"(?:espos[oa]|marido|mujer|senora?|papa|mama|hij[oa]|herman[oa]|abuel[oa]|suegr[oa]|ti[oa]|prim[oa]|"
    r"novi[oa]|pareja|jef[ea]|patron[a]?|soci[oa]|amig[oa]|vecin[oa])s?"
)
OTHERS = ending(
    r"hay que decir(?:les|le)? que",
    r"a (?:los|las|la gente|el|la) (?:de|del) (?!aca|ahi|alla|su)\w+(?: \w+){0,3}? (?:le|les) (?:dije|"
    r"pedi)(?: que)?",
    rf"{_SAY}(?:le|les)? (?:al|a (?:el|la|los|las)) (?!{TO_THE_COMPANY}\b)\w+(?: \w+)? que",
    r"hay (?:gente|personas?|clientes|quienes?)(?: que)?|la gente que",
    rf"{_SAY} a (?:mi|mis) (?:\w+ ){{0,3}}?\w+",
    r"(?:gente|clientes?|personas?|uno|alguien|muchos|ellos) (?:\w+ )?(?:decian?|dicen?|dijo|dijeron|gritan?|"
    r"contestan?|contestaban?|responden?)(?: que)?",
    r"(?:le|les) (?:\w+ )?(?:dije|digo|pedi|pido|he dicho|decia|dicho|toco decirle)(?: \w+)?? (?:al |"
    r"a (?:el |la |los |las )?)"
    rf"(?!{TO_THE_COMPANY}\b)(?:\w+ ){{0,4}}?\w+",
    r"(?:los|las|la gente|el|la) (?:de|del) (?!aca|aqui|ahi|alla|usted|su)\w+(?: \w+){0,2}?",
)
DOUBTED = ending(
    r"(?:mejor|prefiero)(?: \w+){0,4}? (?:whatsapp|wasap|correo|mensajes?)(?: y| pero)?",
    r"(?:me|estoy) (?:inscri|registr)\w+(?: \w+){0,5}?",
    r"(?:ella|ellos|(?:y|pero|decide) el)|yo (?:me )?comunico(?: \w+){0,3}?",
    rf"{_BEFOREHAND}(?: de (?:la|las|el|los) \w+)?(?: por favor)?(?=\s*$)",
    r"(?:el|la|los|las) que",
    r"(?<!\bno\s)(?<!\bni\s)(?:me (?:mand|envi|escrib)\w+|(?:mande|envie|"
    r"escriba)n?me)(?: \w+){0,4}?(?: y| pero)?",
    r"si (?:yo )?(?:me |les? )?(?:arrepient|retir|cancel|compr|pag|contrat|acept|firm|adquier|tom|dig|"
    r"pid)\w+(?: \w+){0,8}?",
    rf"{_SAY} a un(?:a|os|as)? \w+(?: \w+){{0,2}}? que",
    rf"mi {_PEOPLE}(?: ya| tampoco)?",
    r"(?:mi|mis|un|una|ella|el)(?: \w+){0,3}? (?:dijo|dice|dicen|decia|pidio|grit\w+|escribio|contesto|"
    r"quiere(?= que)|pide|manda|mando)"
    r"(?: siempre)?(?: que(?: ya)?)?",
    r"si\s+(?!(?:es|fuera) (?:tan )?(?:amable|posible|gentil)|no es (?:mucha )?(?:molestia|"
    r"problema))(?:no )?(?:me |nos |les )?(?:es|van a|va a|tienen?|hay|dan?|ofrecen?|traen?|"
    r"interesa)(?: \w+){1,6}?|si no|solo (?:si|cuando)(?: \w+){0,5}?",
    r"(?:lo|la|los|las|le|les|te) (?:llamo|llamare|marco|busco|contacto|"
    r"aviso(?! que))(?: \w+){0,4}?(?: y| pero)?",
)
