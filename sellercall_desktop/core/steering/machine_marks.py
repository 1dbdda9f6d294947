"""The marks by which a machine that takes a call is known, and the signs of a person. Folded text.

A mark of weight 0 is said by people too: it only counts beside another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sellercall_desktop.core.steering.phrases import Phrase, phrase


class MachineKind(StrEnum):
    """What took the call in a person's place."""

    VOICEMAIL = "voicemail"
    MENU = "menu"
    SCREENING = "screening"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that one kind of machine says."""

    kind: MachineKind
    pattern: Phrase
    weight: int = 1  # 0: people say it too, so that it only counts beside another
    each: bool = False  # each different match is a mark: "press one", "press two"


_PRESS = r"(?:marque|marca|oprima|presione|pulse|digite|teclee|marcar|press|dial|enter)"
_DIGIT = (
    r"(?:(?:el |la |la tecla |la opcion |el numero |the )?(?:\d|cero|uno|una|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve|numeral|"
    r"asterisco|gato|almohadilla|zero|one|two|three|four|five|six|seven|eight|nine|star|pound|hash))"
)
MARKS = (
    # --- voicemail
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:despues|luego|a partir|al|cuando|espere|esperar) (?:de |del |de la |oir |oiga |"
            r"oigas |escuchar |"
            r"escuche |escuches |suene |oir el )*(?:el |la )?(?:tono|senal|bip|beep|pip|pitido)",
            r"(?:after|at|until|following|wait for) (?:you hear )?(?:the|a) (?:tone|beep|signal)",
        ),
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:buzon|casilla|correo|casillero|bandeja) (?:de )?(?:voz|mensajes|vocal)",
            r"(?:contestador|contestadora)(?: automatic[oa])?|maquina contestadora",
            r"voice\s?mail(?:\s?box)?|(?:mail|message)\s?box|(?:automated )?voice messag(?:e|ing) "
            r"(?:system|service)|answering (?:machine|service)",
        ),
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:deje|deja|dejar|dejenos|dejeme|dejame|dejanos|grabe|graba|grabar|dejen)(?: por favor)? "
            r"(?:aqui )?(?:su|tu|un|el|sus|vuestro)"
            r"(?: nombre| telefono| numero| y| e| breve| corto|,)*(?: mensaje| recado| mensajes| nombre)",
            r"(?:leave|record|leaving)(?: me| us)?(?: a| your| the)(?: brief| short| detailed| name| "
            r"number| phone| and|,)*(?: message| messages| name)",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:no esta|no se encuentra|no estan|no estoy|no estamos|"
            r"no me encuentro)(?: \w+)?? disponibles?|"
            r"no puede(?:n)? (?:contestar|"
            r"atender|responder|tomar)|fuera de servicio",
            r"(?:is|are|am) (?:not available|unavailable|not able|unable)|no one is available|cannot "
            r"(?:take|answer)",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"no (?:te |le |les |los |lo )?(?:puedo|podemos) (?:contestar|atender)(?:te|le|les|los|lo)?|"
            r"no puedo (?:contestar|atender|responder|tomar)(?: a)?(?: tu| su| el| la)? (?:llamada|"
            r"telefono)|no puedo contestar",
            r"(?:can't|cannot|can not|unable to|not able to) (?:answer|take) (?:the|my|your) (?:phone|call)",
            r"(?:sorry )?(?:i|we) missed your call|sorry (?:i|we)(?:'ve)? missed (?:you|your)",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:la persona|el usuario|el cliente|el abonado|el suscriptor|el numero|la linea)(?: "
            r"con)?(?: la)?(?: que| al que| a la que| con el que)?"
            r"(?: usted)? (?:desea|ha|llama|marco|marcado|llamado|intenta|trata)\w*",
            r"the (?:\w+ )?(?:person|party|caller|subscriber|customer|number)(?: that)? (?:you|"
            r"you've)(?: are| "
            r"have)? (?:\w+ )?(?:trying to|calling|called|dialed|reached)",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:usted )?(?:se ha|te has|has|ha) (?:comunicado|llamado) (?:con|a|al)|te comunicaste con|"
            r"llegaste (?:al?)|llamaste al?|estas? llamando a|(?:soy|habla|es) el "
            r"(?:contestador|buzon)",
            r"you(?:'ve| have) reached",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:su|tu|la) llamada (?:se esta|ha sido|sera|esta siendo|fue|va a ser) (?:transferida|"
            r"desviada|desviando|transfiriendo|"
            r"dirigida|enviada|remitida)|(?:ha sido|has sido|sera|seras|esta siendo) (?:transferid|"
            r"desviad|enviad)[oa] al?",
            r"your call (?:has been|is being|will be|was) (?:forwarded|transferred|sent|directed)",
        ),
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:al|cuando) (?:terminar|finalizar|termine|finalice|acabar)(?: de)?(?: grabar| su| el| "
            r"mensaje)* (?:cuelgue|marque|oprima|presione|pulse|puede colgar)",
            r"when (?:you have|you are|you're|you've) (?:finished|done)(?: recording)?|(?:you may|"
            r"please) hang up or press",
            r"(?:tendra|con) (?:costo|cobro)(?: a partir)?|the (?:office|business|store) is "
            r"(?:currently |now )?closed|our offices? (?:is|are) (?:currently |now )?closed",
            r"oficinas? (?:se encuentran?|estan?) cerradas?",
        ),
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?<!he\s)(?:can't|cannot|can not|(?:i|we) am unable to|am not able to|are unable to) "
            r"(?:come to|get to) (?:the|my|our) phone"
        ),
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(
            r"(?:te|le|les) (?:devuelvo|devolvere|devolveremos|regreso) (?:la|tu|su) llamada|"
            r"te (?:llamo|contesto)|me comunico contigo|"
            r"nos (?:comunicaremos|pondremos en contacto)",
            r"(?:i'll|i will|we'll|we will|and i'll) (?:call|get back to) you|get back to you",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(r"(?:este es|es|bienvenido a) (?:un|el|al)? ?(?:sistema|servicio) automatic\w+|automated"),
        weight=0,
    ),
    # --- menu
    Mark(
        MachineKind.MENU,
        phrase(
            r"opcion (?:no valida|invalida|incorrecta|no disponible)",
            r"(?:invalid|not a valid) (?:option|entry|selection)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(r"(?:marque|intente|digite) (?:nuevamente|de nuevo|otra vez)|please try again"),
        weight=0,
    ),
    Mark(MachineKind.MENU, phrase(rf"{_PRESS} {_DIGIT}"), each=True),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:para|si desea|si quiere|si necesita)(?: \w+){1,6}? (?:marque|oprima|presione|pulse|"
            r"digite|teclee)",
            r"(?:for|to|if)(?: [\w']+){1,6}? press",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:si (?:conoce|sabe)|numero de) (?:el |la )?(?:numero de )?(?:la )?extension|"
            r"if you know (?:the|your)(?: party's)? (?:\w+ )?extension",
            r"dial it (?:at any time|now)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"sera atendid[oa]|(?:nuestros|todos nuestros) (?:asesores|agentes|"
            r"operadores|ejecutivos|representantes)"
            r"(?: se encuentran| estan)? ocupados",
            r"all (?:of )?(?:our )?(?:\w+ )?(?:agents|representatives) are (?:currently )?(?:busy|"
            r"assisting|helping)|"
            r"(?:all )?(?:of )?our (?:agents|representatives|operators|advisors|lines) are(?: currently|"
            r" all)? (?:busy|assisting|helping)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:su|tu) llamada es (?:muy )?importante|your call is (?:very )?important",
            r"(?:en el orden en que|tiempo de espera)|(?:in the order|estimated wait|wait time)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:repetir|volver a oir|escuchar) (?:este |el |las |estas |nuevamente )*(?:menu|opciones)|"
            r"menu principal|(?:las siguientes|nuestras) opciones",
            r"(?:menu )?options have (?:recently )?changed|hear these options|main menu|following "
            r"options|repeat (?:this|the) menu",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:gracias por (?:comunicarse|llamar|su llamada)|bienvenid[oa]s? a)|you(?:'ve| have) "
            r"reached|se ha comunicado con|thank you for calling|"
            r"thanks for calling|welcome to",
            r"(?:permanezca|mantengase|espere) en (?:la )?linea|no cuelgue|(?:stay|remain|hold) on the line",
            r"(?:llamada|conversacion) (?:puede ser|podra ser|sera|podria ser) (?:grabada|monitoreada)|"
            r"call (?:may|will) be (?:recorded|monitored)",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"(?:digite|teclee|ingrese|introduzca) (?:su|el|los|la) (?:\w+ ){0,4}?(?:documento|cedula|"
            r"identificacion|extension|"
            r"digitos|cuenta|tarjeta|contrato)",
            r"(?:please )?(?:enter|key in) your (?:\w+ ){0,4}?(?:number|pin|digits)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"seguid[oa] (?:de|del|por) (?:la tecla |el signo )?(?:numeral|asterisco|gato|almohadilla)",
            r"followed by (?:the )?(?:pound|hash|star)",
        ),
    ),
    Mark(
        MachineKind.MENU,
        phrase(
            r"escuche(?: \w+mente)?|marque (?:la|su) extension|listen (?:carefully|closely)|(?:our|"
            r"menu|these) options"
        ),
        weight=0,
    ),
    Mark(MachineKind.MENU, phrase(r"(?:marquel|digitel|ingresel)[oa] ahora"), weight=0),
    Mark(MachineKind.MENU, phrase(r"para ser atendid[oa]"), weight=0),
    Mark(
        MachineKind.VOICEMAIL,
        phrase(r"para dejar (?:un|su|tu) mensaje|to leave (?:a|your) (?:voice )?message"),
        weight=0,
    ),
    # --- screening
    Mark(
        MachineKind.SCREENING,
        phrase(
            r"(?:si )?(?:grabas|graba|grabe|registra|registre|di|diga|indica|indique|deja|deje|dices|"
            r"dice)(?: por favor)? (?:(?:tu|su) nombre|como te llamas|como se llama)",
            r"(?:say|state|record|give)(?: me)? your (?:full )?name",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.SCREENING,
        phrase(
            r"(?:el |la )?(?:motivo|razon) de (?:tu|su|la) llamada|por que (?:esta )?llamas?(?:ndo)?",
            r"(?:the )?reason for (?:your )?call(?:ing)?|why you(?:'re| are) calling|what (?:this|the "
            r"call) is about|who(?:'s| is) calling|what is this about",
        ),
        weight=0,
    ),
    Mark(
        MachineKind.SCREENING,
        phrase(
            r"(?:filtro|filtra|filtrado|filtracion|verificacion)(?: de)?(?: las| sus| tus)? llamadas|"
            r"servicio "
            r"(?:que filtra|de filtro|de filtrado)",
            r"(?:call )?screening (?:service|assistant)|protected by|call screening|call assistant|"
            r"virtual receptionist|(?:asked me "
            r"to|will|to) screen (?:this|your|the) call",
            r"(?:usa|utiliza|usando|utilizando) un asistente|asistente de llamadas",
        ),
    ),
    Mark(
        MachineKind.SCREENING,
        phrase(
            r"ver(?:e|emos) si (?:esta persona|la persona|esta disponible)|comprobare si|(?:soy|habla) "
            r"(?:el|la) asistente (?:virtual|personal|de llamadas)",
            r"(?:i'll|i will|we'll) (?:see|check|try) if (?:this|the) person|while i (?:check|see) if|"
            r"try to connect you|check if the person",
            r"get a copy of this conversation|(?:recibira|vera) una (?:copia|transcripcion)",
        ),
    ),
    # --- full
    Mark(
        MachineKind.FULL,
        phrase(
            r"(?:buzon|casilla|correo|bandeja)(?: \w+){0,9}?(?: esta| se encuentra)? llen[oa]",
            r"(?:buzon|casilla|correo|bandeja)(?: \w+){0,9}? no (?:puede|acepta|"
            r"admite)(?: \w+){0,3}? mensajes",
            r"(?:mail\s?box|voice\s?mail|inbox|voice mailbox)(?:\s?box)?(?: [\w']+){0,5}? (?:is|are)(?: "
            r"currently)? full",
        ),
    ),
    Mark(
        MachineKind.FULL,
        phrase(
            r"no (?:puede|es posible|acepta|se pueden?|admite|podra)(?: \w+)?(?: mas| nuevos)?(?: "
            r"recibir| dejar| aceptar| grabar)?(?: mas| nuevos)? mensajes",
            r"(?:cannot|can not|can't|not able to|unable to|not|isn't) (?:accept|accepting|receive|"
            r"record|take|leave)(?: any| new| more| additional)* (?:messages|calls)",
            r"(?:intente|llame|vuelva a llamar|trate)(?: \w+){0,3}? mas tarde|try (?:your call |calling "
            r")?(?:again|back) later|good\s?bye|adios",
        ),
        weight=0,
    ),
)
SCREENED = phrase(
    r"screening service|(?:asked me to|will|to) screen (?:this|your|the) call|(?:person|persona)(?: "
    r"[\w']+){1,6}? (?:using|usa|usando|utiliza) (?:a|an|un)(?: \w+)? "
    r"(?:assistant|asistente|screening|servicio)",
)
"""Such a machine asks questions like a person."""
STORY = phrase(
    r"i|i'm|i've|we|yesterday|last (?:night|week|time)|yo|estoy|tengo|estuve|fui|ayer|anoche|hace rato|"
    r"cuando|entonces|porque|because|pues|usted|you"
)
"""With one of these a single mark is no announcement, however long."""
PERSON = phrase(
    r"(?:digame|dime)(?! (?:su|tu) nombre)|jaj\w*|mentiras?|bromeando|cuent[ae]me|cuenteme|"
    r"just kidding|ha ha|haha",
    r"yo|ayer|anoche|yesterday|i left|i've left|your (?:voicemail|mailbox)|su buzon|tu buzon|de ella",
    r"quien (?:habla|es|llama|lo|la|le|me|eres|sos|busca)|de parte de quien|con quien|me escucha|alo|yo "
    r"le|le digo|le doy|se lo (?:paso|doy)|ya se l[oa]|"
    r"quiere (?:dejar|que)|gusta (?:dejar|que)|le tomo|en que (?:le|lo|te)|a sus ordenes|a la orden|soy "
    r"la (?:secretaria|muchacha|mama|hija|esposa)",
    r"(?:mi|tengo el|tenia el) buzon|conmigo|me sali[oa]|me mando|me mandaron|le?s? llame|los llame|"
    r"pense que|parece|estaba|andaba|el patron|"
    r"el (?:senor|doctor|ingeniero|jefe|licenciado)|la (?:senora|doctora|jefa)|mi (?:esposo|esposa|hijo|"
    r"hija|mama|papa|jefe|marido|hermano|hermana)|ahora no puedo hablar|manejando|"
    r"en una reunion|en reunion|me atiende|le atiende|le habla|mi nombre es|otro numero|marque (?:al|"
    r"mas)|usted marco mal",
    r"who(?:'s| is) (?:this|calling|there|it)|may i (?:ask|help)|can i (?:help|take|tell|ask|call)|how "
    r"(?:can|may) i|would you like to|do i have to|speaking|is this|are you|am i|"
    r"did you|i got|i called|i have a|i thought|sounds like|my (?:voicemail|mailbox|daughter|son|"
    r"husband|wife|boss|mom|mother)|with me|i'm (?:driving|his|her|at work|with a|in a)|"
    r"her mother|his assistant|you can leave|hold on|hang on|who are you|what do you|he's|she's|mr|mrs|ms|dr",
)
"""What a person says who takes a call, and no announcement does."""
