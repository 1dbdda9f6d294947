"""How Latin America asks never to be called again in Spanish, and what only sounds like it.

Folded: no accents, small letters. So "no llame" is also "no llamé": without "me" it needs more to count.
"""

from __future__ import annotations

from sellercall_desktop.core.steering.phrases import Phrase, Wordings, ending, one_of, phrase


def _asked(stem: str, before_e: str = "") -> str:
    """The forms of a verb in -ar by which something is asked for: imperative, subjunctive, infinitive."""
    soft = before_e or stem
    return rf"(?:{soft}(?:e|es|en|eis|is)|{stem}(?:a|as|an|ar|ad|ara|aras|aran|ase|asen))"


_CALL = one_of([
    r"llam(?:e|es|en|eis|is|ara|aras|aran|ase|asen)", r"marqu(?:e|es|en|eis|is)", r"marcara[sn]?",
    r"contact(?:e|es|en|ara|aran)", r"timbr(?:e|es|en)", r"repiqu(?:e|es|en)", r"telefone(?:e|es|en)",
    r"busqu(?:e|es|en)",
])  # fmt: skip
_BOTHER = one_of([
    r"molest(?:e|es|en|eis|is|ara|aran)", r"jod(?:a|as|an|ais)", r"fastidi(?:e|es|en)",
    r"acos(?:e|es|en)",
    r"hostig(?:ue|ues|uen)", r"frie?g(?:ue|ues|uen)", r"ching(?:ue|ues|uen)", r"romp(?:a|as|an)",
    r"hinch(?:e|es|en)", r"ladill(?:e|es|en)", r"d(?:e|es|en) (?:la )?lata", r"embrom(?:e|es|en)",
])  # fmt: skip
_TO_CALL = one_of([
    "llamar", "marcar", "molestar", "contactar", "timbrar", "telefonear", "joder", "fastidiar",
    "insistir",
    "hostigar", "acosar", "dar lata", "dar la lata", "ladillar", "chingar", "fregar", "romper",
    "hinchar", "buscar", "comunicar",
])  # fmt: skip
_CALLING = one_of([
    "llamando", "marcando", "molestando", "contactando", "timbrando", "jodiendo", "insistiendo",
    "fastidiando",
    "hostigando", "acosando", "chingando", "fregando", "buscando",
])  # fmt: skip
_NOT = r"(?:no|ni|ni siquiera|nunca|nunca mas|nunca jamas|jamas)"
_NOT_I = r"(?<!\byo\s)(?<!\byo\sya\s)(?<!\byo\stampoco\s)"
_ME = r"(?:me|nos)"
_AGAIN = (
    r"(?:(?:vuelva[sn]?|volvais|volvas|volviera[sn]?)(?: usted| ustedes| mas| nunca| jamas)?(?: a)? "
    rf"(?:{_TO_CALL}|hablar)(?:me|nos|se)?(?: "
    r"conmigo| con nosotros)?)"
)
_AS_AN_ORDER = rf"(?:(?:vuelve[sn]?|volves) a (?:{_TO_CALL}|hablar))"
_GO_ON = (
    r"(?:(?:siga[sn]?|sigais|continue[sn]?|este[sn]?|esteis|ande[sn]?|venga[sn]?|siguiera[sn]?|"
    r"estuviera[sn]?)"
    rf" {_CALLING}(?:me|nos)?)"
)
_LIST = (
    r"(?:(?:lista|listas|listado|listados|base|bases|sistema|sistemas|registro|registros|directorio|"
    r"agenda|contactos|"
    r"archivo|archivos|padron|campana|campanas|cartera|bd|publicidad|llamadas|datos)"
    r"(?! de (?:espera|precios|ganadores|invitados|compras|productos|beneficiarios|pedidos|servicios)))"
)
_REMOVE = one_of([
    _asked("borr"), _asked("elimin"), _asked("quit"), _asked("sac", "saqu"), _asked("retir"),
    _asked("depur"), _asked("baj"), _asked("tach"), _asked("anul"), _asked("descart"),
    r"suprim(?:a|e|an|ir|ieran?)", r"remuev(?:a|e|an)", r"remover", r"excluy(?:a|e|an|eran)",
    r"excluir", r"descarg(?:ue|uen|ar)", r"desuscrib(?:a|e|an|ir)", r"desinscrib(?:a|e|an|ir)",
    r"desafili(?:e|en|ar)", r"desvincul(?:e|en|ar)",
])  # fmt: skip
_MY_NUMBER = (
    r"(?:(?:todos |toda )?(?:mi|mis|este|ese|nuestro|nuestros)"
    r" (?:numero|telefono|celular|contacto|datos|nombre|informacion|fijo|movil|cel|tel))"
)
_NOT_WANTED = (
    r"(?:no|ya no|tampoco) (?:quiero|queremos|quisiera|quiera|queria|quiere|quieren|deseo|deseamos|"
    r"desea|desean|desearia|acepto|autorizo|permito|"
    r"me interesa|nos interesa|estoy interesad[oa] en|estoy de acuerdo (?:con|en)|doy (?:mi "
    r")?(?:autorizacion|permiso|consentimiento))"
)
_WORD = r"\w+"
_MYSELF = (
    r"(?: a mi| a nosotros| mi numero| mi nombre| mi telefono| por favor| ya| de una vez| "
    r"inmediatamente| tambien| definitivamente| porfa)*"
)

_ASKS = phrase(
    rf"(?:ya )?{_NOT} {_ME} (?:{_CALL}|{_AGAIN}|{_AS_AN_ORDER}|{_GO_ON})",
    rf"(?:ya )?{_NOT} (?:la|lo|le|las|los|les) (?:(?:llamen|marquen|molesten)(?= mas| nunca| otra vez)|"
    rf"vuelvan a {_TO_CALL}|sigan {_CALLING})",
    rf"(?:ya )?{_NOT} {_ME} (?:tiren?|echen?|peguen?|hagan?)(?: \w+){{0,2}}? (?:llamadas|timbrazos)",
    rf"(?:ya )?{_NOT} {_ME} hablen (?:mas|por telefono)|ya no {_ME} hablen|{_NOT} {_ME} haga[sn]? "
    r"(?:mas )?llamadas",
    rf"(?:ya )?{_NOT} {_ME} {_BOTHER}(?= mas| nunca| otra vez| de nuevo)",
    rf"(?:ya )?{_NOT} {_ME} molest(?:en|eis)",
    rf"(?:ya )?{_NOT} (?:se )?{_AGAIN}",
    rf"(?:ya )?(?:no|ni|nunca|jamas)\s+{_GO_ON}",
    r"(?:ya )?no se (?:comunique|comuniquen|contacte|contacten|pong[ao]n? en contacto)(?: mas)?(?: "
    r"conmigo| con nosotros)",
    rf"{_NOT_WANTED} (?:a |para |de |en )?que (?:\w+ ){{0,8}}?(?:{_ME} )(?:{_CALL}|{_BOTHER}|{_AGAIN}|"
    rf"{_GO_ON})",
    rf"{_NOT_WANTED} (?:a |para |de |en )?que (?:ya |ustedes |usted |nadie |la |lo )*(?:{_CALL}|"
    rf"{_BOTHER}|{_AGAIN}|{_GO_ON})",
    rf"ni (?:\w+ )?que (?:me|nos) (?:{_CALL}|{_AGAIN}|{_GO_ON})",
    rf"no se moleste[sn]? (?:mas )?en (?:volver a )?{_TO_CALL}(?:me|nos)?|mejor no (?:llame|llamen|"
    r"marque|marquen)",
    r"no (?:siga|sigan|continuen?) con (?:las|estas|sus|esas) llamadas",
    r"(?:favor y|por favor) no (?:me |nos )?(?:llaman?|marcan?|molestan?) mas",
    rf"cuidado con (?:volver a )?{_TO_CALL}(?:me|nos)?|no (?:me|nos) tengan? en(?: \w+){{0,3}}? {_LIST}",
    rf"(?:ni|no) se (?:le|les|te) ocurra (?:volver a )?{_TO_CALL}(?:me|nos)?",
    rf"no (?:volver(?:me|nos)? a |seguir |estar )?{_TO_CALL}(?:me|nos)",
    r"no (?:me |nos )?insist(?:a|as|an|iera|ieran)(?: mas)? (?:con|en) (?:las |sus |esas |tantas )?llama\w+",
    rf"no volver(?:me|nos) a {_TO_CALL}",
    r"(?:favor de|bondad de|amabilidad de|gentileza de|pido|pedir|pedirles|pedirle|ruego|agradezco|"
    r"agradeceria|agradecere|preferiria|prefiero|solicito|suplico|exijo)"
    rf" (?:que |el favor de )?no {_TO_CALL}",
    rf"(?:les|le|te|esta|queda) prohib(?:o|ido) (?:que (?:me |nos )?{_CALL}|(?:volver a "
    rf")?{_TO_CALL}(?:me|nos)?)|me opongo a que me \w+",
    r"no (?:tienen?|tienes|estan?) (?:mi )?(?:permiso|autorizacion|autorizad[oa]s?|derecho) (?:a|de|"
    rf"para) (?:{_TO_CALL}(?:me|nos)?|que me \w+)",
    rf"no (?:volver a |seguir )(?:{_TO_CALL}|{_CALLING})",
    r"(?:abstenga|abstengan|abstenerse|absteneos|abstenganse|abstengase) de (?:volver a |seguir "
    rf")?(?:{_TO_CALL}|{_CALLING})(?:me|nos)?",
    rf"evit(?:e|en|a|ar) (?:volver a |seguir |estar )?(?:{_TO_CALL}(?:me|nos)|{_CALLING}(?:me|nos)?)",
    rf"no {_ME} quiero volver a (?:oir|escuchar)",
    # Without "me" it may be the past of the one who speaks.
    rf"{_NOT_I}{_NOT} (?:{_CALL}|{_BOTHER}) (?:mas|nunca|nunca mas|otra vez|de nuevo|nuevamente|por "
    r"favor|a este|a esta|aca|aqui)",
    rf"{_NOT_I}(?:ya |que )no (?:{_CALL}|{_BOTHER})(?=\s*(?:$|[.,;!?]))",
    r"no (?:llamen|marquen|llames|llameis)(?! (?:al?|el|la|los|las|una?|eso)\b)",
    r"no (?:jodan|molesten)(?=\s*(?:$|[.,;!?]))",
    rf"no {_TO_CALL} (?:mas|nunca|otra vez|de nuevo|a este|a esta)",
    rf"(?:favor|porfa|porfavor) no {_TO_CALL}",
)

_END = (
    r"(?:ya estuvo bueno|cancel(?:e|en)(?:me|nos)?|no mas|ahorr(?:e|en)(?:se|nse|me)|pare|paren|para|"
    r"parar|parele|parenle|parale|basta|corte|"
    r"corten|corta|cortela|cortenla|cortala|cese|cesen|termine|terminen|suficiente|acaben|suspenda|"
    r"suspendan|suspender|detengan)"
)
_STOP = phrase(
    r"(?:deje|deja|dejen|dejes|dejar|dejara|dejaran|dejad|dejate|dejense|dejese|dejan|dejas)(?:me|"
    r"nos)?(?: ya| por favor| de una vez)*"
    rf" de (?:estar |andar |estarme |estarnos |andarme )?(?:{_TO_CALL}|{_CALLING})(?:me|nos)?",
    r"(?:deje|dejen|deja)(?: ya)?(?: de hacer| con)? (?:las|sus|esas|tantas) llamadas|sin mas llamadas",
    rf"{_ME} (?:deja|dejan|dejas|deje|dejen|dejara|dejaran) (?:ya )?de (?:estar )?(?:{_TO_CALL}|{_CALLING})",
    rf"{_END}(?: ya| de una vez| por favor)* (?:de|con|a)(?: las| sus| esas| estas| tantas| estar| esto de)*"
    rf" (?:llamadas|llamadera|tanta llamada|{_TO_CALL}(?:me|nos)?|{_CALLING})",
    rf"{_END} (?:las|sus|esas|estas) llamadas|(?:deje|dejen|dejar) (?:ya )?de (?:usar|utilizar|tener) "
    rf"{_MY_NUMBER}",
)
_PLAIN = phrase(
    rf"{_ME}(?: {_WORD}){{0,2}}? {_REMOVE}{_MYSELF} (?:de|del)(?: {_WORD}){{0,3}}? {_LIST}",
    rf"(?:{_REMOVE}|olvid(?:e|en|ar)|pierda|pierdan)(?: {_WORD}){{0,2}}? {_MY_NUMBER}"
    r"(?! (?:del?|en) (?:(?:la|mi|el|ese|este|esa) )?(?:factura|orden|pedido|cuenta|contrato|recibo|"
    r"formulario|solicitud|lista de espera|compra))",
    rf"{_MY_NUMBER}(?: \w+){{0,2}}? {_REMOVE}(?:lo|los|la|melo|noslo)?",
    rf"{_MY_NUMBER}(?: \w+){{0,2}}? (?:sea|sean|quede|queden|este|esten)(?: \w+)?? (?:eliminad|borrad|"
    r"retirad|suprimid|excluid|quitad|sacad)[oa]s?",
    r"no (?:quiero|queremos) que (?:tengan|tenga|guarden|usen|conserven) (?:mi|este|nuestro) (?:numero|"
    r"telefono|celular)",
    rf"{_MY_NUMBER} (?:quede|este|salga) fuera de|(?:pido|solicito|prefiero|quiero|deseo|quisiera|"
    r"exijo) no (?:volver a )?ser "
    r"(?:contactad|llamad|molestad)[oa]s?",
    r"(?:pido|solicito|quiero|exijo|deseo) (?:la |mi |que me den (?:de )?)?(?:eliminacion|supresion|"
    rf"baja|exclusion) (?:de|del)(?: {_WORD}){{0,2}}? {_LIST}",
    r"(?:me|nos) (?:dejan?|dejas|dejen?|pueden? dejar|podrian? dejar) (?:en paz|tranquil[oa]s?)",
    r"se (?:me|nos) (?:excluya|elimine|retire|borre|saque|suprima) de",
    rf"(?:quiero|quisiera|deseo|queremos) (?:salir|salirme|que me saquen) de(?: {_WORD}){{0,2}}? {_LIST}",
    r"no (?:quiero|quisiera|deseo|queremos) (?:ser parte|formar parte|pertenecer|participar) (?:del?|a|"
    rf"en)(?: {_WORD}){{0,2}}? {_LIST}",
    r"no (?:quiero|quisiera|deseo|queremos) (?:estar|aparecer|figurar|seguir|continuar)(?: mas)? en(?: "
    rf"{_WORD}){{0,2}}? {_LIST}",
    r"(?:ponga|pongan|pon|anote|anoten|registre|registren|inscriba|incluya|meta|metan|agregue|agreguen|"
    r"poner|pase|pasen)"
    r"(?:me|nos|lo)?(?: \w+){0,4}? (?:lista|registro)s? (?:de )?(?:los )?(?:no llam\w+|negra|excluidos|"
    r"que no \w+|exclusion|"
    r"no contactar|no molestar)",
    r"(?:revoco|retiro|retiren?|revoquen?|cancelo|anulo|revocar|retirar|niego)(?: mi| la| el| todo| "
    r"cualquier| toda)* (?:autorizacion|consentimiento|permiso)"
    r"(?! (?:del?|para) (?:(?:la|el|un|una|ese|esa) )?(?:pago|compra|debito|tarjeta|cobro|cirugia|envio|"
    r"descuento))",
    r"derecho(?: \w+){0,4}? (?:supresion|oposicion|supriman|suprimir|olvido|eliminen|eliminar|borren)|"
    r"derecho de cancelacion de mis datos|derechos arco",
    r"(?:no autorizo|no doy (?:mi )?(?:autorizacion|permiso|consentimiento))(?: \w+){0,4}? (?:uso de "
    r"(?:mis|mi) (?:datos|numero|informacion|telefono)|llamadas|mis datos|llam\w+|contact\w+)",
    rf"{_NOT_WANTED}(?: volver a| seguir| estar)* (?:recibir|recibiendo|tener|atender|contestar)(?: "
    r"\w+){0,4}? llamadas?",
    rf"{_NOT_WANTED} (?:mas|sus|ninguna|estas|esas|este tipo de|tantas|ni una)(?: \w+){{0,2}}? "
    r"(?:llamad(?:a|as|ita|itas)|contacto)(?: mas)?",
    r"(?:prefiero|preferiria|quisiera|quiero) no (?:volver a )?(?:recibir|tener|atender)(?: \w+){0,4}? "
    r"llamadas?",
    r"(?:cancel|anul|suspend)\w+ mi (?:suscripcion|registro|inscripcion)(?: \w+){0,3}? llamadas",
    rf"{_NOT_WANTED} (?:volver a )?ser (?:contactad|llamad|molestad)[oa]s?",
    r"no (?:me )?(?:hagan|haga) mas llamadas",
    r"(?:no mas|cero|ninguna|ni una|basta de) (?:llamadas?)(?: mas)?(?: \w+)?",
    r"(?:si|como|donde)(?: me| nos| ustedes| usted| alguien| otra vez)*"
    r" (?:vuelv[ae][ns]? a (?:llamar|marcar|molestar)\w*|sigu?[ea]n? (?:llamando|molestando|"
    r"marcando)\w*|llam[ea]n (?:otra vez|de nuevo|mas))"
    r"[^.;!?]{0,60}?(?:denunci\w+|demand\w+|quej\w+|policia|superintendencia|profeco|indecopi|condusef|"
    r"sernac|abogad\w+|report\w+|acus\w+)",
    r"(?:que|ojala) sea la ultima vez que (?:me |nos )?(?:llam|marc|molest)(?:an|a|en|e|as|es)",
    r"(?:olvid(?:e|en|a|ate|ese|ense|arse)) (?:ya )?de (?:mi|mi numero|mi telefono|mi celular|este "
    r"numero|este telefono|que existo)"
    r"(?=\s*(?:$|[.,;!?]|y\b|por\b))",
)
_COMMANDS = phrase(
    r"(?:borre|borren|borra|elimine|eliminen|elimina)me(?=\s*(?:$|[.,;!?]|y\b|por favor))",
    r"que me (?:borren|borraran|eliminen|eliminaran)(?=\s*(?:$|[.,;!?]|y\b|por favor))",
    rf"{_REMOVE}(?:me|nos){_MYSELF} (?:de|del)(?: {_WORD}){{0,3}}? {_LIST}",
    rf"{_REMOVE} (?:el|ese) (?:numero|telefono|celular|contacto) (?:de|del)(?: {_WORD}){{0,2}}? {_LIST}",
    rf"{_REMOVE}(?:me|nos) (?:ya )?de (?:ahi|alli|alla)",
    r"(?:dejen|deje|deja|dejar|dejad)(?:me|nos)(?: ya| por favor| vivir| de una vez)* (?:en paz|"
    r"tranquil[oa]s?)",
    rf"(?:darme|deme|denme|dame|dar|darnos|denos|den) de baja (?:de|en)(?: {_WORD}){{0,3}}? {_LIST}",
)

_DOUBTFUL = phrase(
    r"(?:darme|deme|denme|dame|darnos) de baja(?! (?:el|la|los|las|mi|mis|ese|esa|un|una)\b)",
    rf"{_REMOVE}(?:me|nos)(?=\s*(?:$|[.,;!?]|por favor|ya\b))",
    r"no (?:me )?(?:insista[sn]?|moleste[sn]?(?! al? )|jodan?|joda[sn] mas|hablen? mas|fastidie[sn]?)",
    r"no (?:me|nos) (?:joda[sn]?|fastidie[sn]?|frie?gue[sn]?|chingue[sn]?)",
    r"no (?:me |nos )?(?:mande[sn]?|envie[sn]?|escriba[sn]?)(?: mas)?(?: mensajes?| publicidad| "
    r"promociones| nada| mas)",
    r"(?:los|las|lo|la|te|le|les) (?:voy a|vamos a|tengo que|tendre que) bloquear|(?:los|las|lo) "
    r"bloqueo|bloquear este numero",
    r"(?:registro|lista) (?:nacional )?(?:de )?(?:numeros )?(?:excluidos|no llam\w+|robinson|publico "
    r"para evitar publicidad)|repep|reus|rne",
    r"no quiero (?:volver a )?(?:saber|oir|escuchar)(?: nada)?(?: mas)?(?: nada)? de (?:ustedes|usted|"
    r"esa empresa|su empresa)",
    r"(?:hart|cansad|aburrid|mamad|podrid|desesperad|fastidiad|obstinad|estresad|canse|"
    r"cansaron)(?:[oa]s?)?(?: \w+){0,4}?"
    r" (?:llamadas|llamada|llaman|llamando|llamar|marcan|marcando|llamadera|llamen)",
    r"(?:yo )?no (?:autorice|di|he dado|he autorizado)(?: (?:ninguna|mi|permiso|autorizacion|esto|eso|"
    r"nada|a nadie))+",
    r"(?:no hace falta|no es necesario|no hay necesidad de|no necesito) que (?:me |nos )?(?:vuelva[sn]? "
    r"a \w+|llamen? (?:mas|otra vez|de nuevo))",
    r"(?:es|esto es) (?:un )?acoso|(?:me|nos) estan acosando|acoso telefonico",
    r"(?:los|las|lo|la|les) (?:voy a |vamos a )?(?:denuncio|denunciar|demando|demandar)|(?:poner|pongo|"
    r"interponer) una (?:queja|denuncia|demanda)",
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
    r"no que me llamen|ya no mas|no mas por favor",
    r"no (?:me|nos) gusta (?:\w+ ){0,2}que (?:me|nos) (?:llamen|esten llamando|marquen|llame)",
    r"no (?:me|nos) (?:llama|llaman|llamas) (?:mas|nunca mas)(?= entend| por favor| ok|\s*$)",
    r"(?:ustedes )?no dejan de llamar(?:me|nos)?",
    r"(?:es|fue) la ultima vez que (?:me |nos )?(?:llaman|llama|llamas|marcan|molestan|les digo|se lo "
    r"digo|se los digo)",
    r"hasta cuando (?:van a|me|nos|vas a|va a)(?: \w+){0,3}? (?:llamar|llamando|llamarme|molestar)",
    r"la (?:llamadera|insistidera|molestadera|jodedera)",
    r"no (?:me interesa|quiero|deseo) (?:que me contacten|recibir (?:mas )?(?:publicidad|ofertas|"
    r"promociones))",
)

_HOUR = (
    r"(?:(?:por|en|a|de) (?:la|las|el) (?:noche|manana|tarde|madrugada|dia|mananas|tardes|noches|siesta|"
    r"hora)|tan (?:tarde|temprano|de manana)|"
    r"ahora|ahorita|hoy|todavia|aun|manana|pasado manana|antes|despues|entre|hasta(?! nuevo aviso| que "
    r"yo)|mientras|cuando|durante|"
    r"en (?:este|ese|estos|esos) (?:momento|instante|horario|dias|momentos)|en (?:horas?|horario|semana|"
    r"domingo|sabado|feriado|festivo|navidad)|"
    r"(?:el|los|en|este|ni el|ni los) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin|"
    r"fines|feriados?|festivos?)|"
    r"a (?:esta|estas|esa|esas|la) horas?|a la (?:una|hora)|a las|a mediodia|al mediodia|de noche|de "
    r"madrugada|de dia|esta semana|este mes|"
    r"tarde|temprano|dentro de|este (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))"
)
_TIME = phrase(
    rf"(?:por favor |se lo pido |mas |otra vez |de nuevo |a mi |aca |aqui )*{_HOUR}",
    r"mas (?:tarde|temprano|adelante|seguido|rato|luego|despues|de (?:la|las|lo|una|dos|tres|cuatro)|"
    r"ahorita|rapido|duro|fuerte|veces|tardecito)",
    r"(?:a mi |a la |al |por el |por |en el )(?:\w+ ){1,3}(?:antes|despues) de",
)
_NEVER = phrase(r"nunca|jamas|ninguna hora|ningun dia|ni de dia|ni manana")
_NO_CALL = phrase(
    r"de (?:usted|tu|vos)|(?:a )?(?:eso|esto|aquello)|y (?:despues|luego|al final)|(?:mas )?la atencion|"
    r"asi|por (?:mi|el|ese) (?:nombre|apellido|apodo)|otr[oa] (?:asesor|persona|empresa|vendedor|senor|"
    r"senorita|agente|muchach)\w*",
    r"(?:don|dona|doctor|doctora|licenciad[oa]|ingenier[oa]|vecin[oa])(?= \w|\s*(?:$|[.,;!?]))",
    r"(?:un |una )?(?:mentiros|ladron|loc|tont|brut|tramos|estaf|viej|gord|flac|tacan|ignorante|grosero|"
    r"maleducad|irresponsable)\w*",
    r"(?!(?:mas|por|otra|de|a|y|que|nunca|nadie|ni)\b)(?:\w+ ){1,3}(?:digame|dime|digale|digan?me|"
    r"decime|mi nombre|(?:todos |todas )?me dicen|(?:yo )?me llamo)",
)
_NAME = phrase(
    r"(?:senora|senor|senorita|seno|joven|amigo|amiga|mija|mijo|mi amor|reina|corazon|jefe|caballero|dama)",
    r"(?!(?:mas|nunca|jamas|gracias|porfa|porfis|porfavor|entendido|entiende|entendio|oyo|ok|okay|ya|"
    r"aqui|aca|oiga|nadie|tampoco|nomas|adios|chao|hombre|"
    r"hermano|parce|wey|guey|weon|che|flaco|viejo|loco|bro)\b)\w+(?=\s*(?:$|[.;!?]))",
)
_BARE = ending(
    r"(?:no|ni|nunca|jamas) (?:me|nos) llam\w+|(?:llamando|llamar)(?:me|nos)|(?:me|nos) (?:\w+ )?llamando"
)
_SOFTER = phrase(
    r"(?:mas )?(?:a menos que|si no|salvo|excepto|a no ser|hasta|mas que (?:por|al?|en|para|los|cuando)|"
    r"(?:de|desde) (?:numeros|un numero|otro)|sino|sin|solo|solamente|si (?!es tan|fuera tan|es posible|"
    r"no es mucha)|por (?:whatsapp|wasap|guasap|correo|"
    r"mensaje|video\w*))",
    r"(?:mas )?(?:al|a mi|a la|a el|en el|en mi|en la) (?:trabajo|oficina|negocio|local|consultorio|"
    r"empresa|tienda)",
    r"(?:el|la|los|las|un|una|mi|tu|su) (?!numero|telefono|celular|casa|nunca)\w+",
    r"(?:ni )?(?:una|un|la|el|con una|con un|con) (?:maquina|robot|grabacion|contestadora|bot|inteligencia)",
)
_LESS = phrase(r"(?:mas )?(?:tanto|tantas veces|tan seguido|seguido|todos los dias)")
_SOFTER_LATER = phrase(
    r"(?:yo|nosotros) (?:mism[oa] )?(?:(?:lo|la|los|las|le|les|te|me) )?(?:llamo|llamamos|marco|"
    r"comunico|contacto|aviso|busco)",
    r"(?:llame|llamen|llama|marque|marquen|escriba|escriban|mande|manden|envie|envien)me",
    r"me (?:llama|marca|escribe|llaman|manda|envia)n? (?:manana|despues|mas tarde|luego|por|al|a las|un)",
    r"(?:llame|llamen|marque|llama) a (?:mi|la|el)|al (?:otro|de)",
    r"que (?:me )?(?:llame|marque|hable) (?:un|una|otro|otra)|(?:prefiero|mejor) (?:al|a las?|a mi|por|"
    r"que|en|manana|despues)",
    r"(?:mejor|prefiero|solo|solamente|unicamente|mas bien)(?: \w+){0,3}? (?:whatsapp|wasap|guasap|"
    r"correo|mensajes?|mail|email)",
)
_UNSAID = ending(
    r"(?:no|tampoco|nunca)\s+(?:es|es por|quiere decir|quise decir|significa|pedi|importa|me molesta|me "
    r"importa|pasa nada|hay problema)"
    r" (?:que|si|con que)(?: ya| yo| usted| ustedes| el| ella)?",
    r"(?:no|tampoco|nunca)\s+(?:digo|dije|he dicho|estoy diciendo|(?:le |les |te )?(?:estoy )?(?:digo|"
    r"dije|diciendo|pido|pedi|pidiendo))"
    r"(?: que)?(?: ya| yo| usted| ustedes| el| ella)?",
    r"(?:aunque|cuando|quizas?|tal vez|de pronto|puede ser que|puede que|probablemente|a lo mejor|"
    r"gracias por|perdon por|disculpe por)",
    r"(?:me (?:extrana|sorprende|duele|preocupa|parece raro)|que raro|que pena|es raro|lamento|siento) "
    r"que(?: ya)?",
)
_NEGATED = ending(
    r"no(?: se| me| te| le| les| nos)?|no (?:quiero|vaya a|vayan a|puede|pueden|le pedi|les pedi|dije|"
    r"digo|es)(?: que)?(?: me| nos)?|"
    r"nunca|sin|de donde|como|quien|puedo|voy a",
    comma=False,
)
_OTHERS = ending(r"(?:le|les) (?:dije|digo|pedi|he dicho|decia) a (?:mi|mis|un|una)(?: \w+){1,4}?")
_DOUBTED = ending(
    r"(?:mi|mis|un|una|ella|el)(?: \w+){0,3}? (?:dijo|dice|dicen|decia|pidio|grito|escribio|contesto|"
    r"quiere|pide|manda|mando)"
    r"(?: que(?: ya)?)?",
    r"si\s+(?:es|van a|va a|tienen?|hay)(?: \w+){1,6}?|si no|solo (?:si|cuando)(?: \w+){0,5}?",
    r"(?:lo|la|los|las|le|les|te) (?:llamo|llamare|marco|busco|contacto)(?: \w+){0,4}?(?: y| pero)?",
)
_HEARD = (
    "llam", "marq", "marc", "molest", "contact", "timbr", "busq", "jod", "fastid", "insist", "borr",
    "elimin", "quit", "saqu", "sac", "retir", "baj", "ustedes", "paz", "tranquil", "bloque", "registro",
    "lista",
    "repep", "rne", "reus", "autori", "consent", "permiso", "derecho", "olvid", "comuni", "no mas",
    "saber", "oir", "escuchar", "mande", "envi", "escrib", "hable", "suprim", "exclu", "remuev",
    "remov", "repi", "ching", "frieg", "romp", "hinch", "dera", "pierd", "depur", "descar", "denunci",
    "demand", "queja", "acos", "telef", "datos", "cans", "odi", "prohib", "ladill", "tach", "cancel",
    "anul", "report", "spam", "prefier", "public", "desus", "desins", "desafil", "desvinc", "de cuenta",
    "la lata",
)  # fmt: skip

SPANISH = Wordings(
    heard=_HEARD,
    asks=_ASKS,
    stops=_STOP,
    plain=_PLAIN,
    commands=_COMMANDS,
    doubtful=_DOUBTFUL,
    past=Phrase(r"(?<!est)(?<!\bd)é\b"),  # "dejé", "llamé"
    unsaid=_UNSAID,
    negated=_NEGATED,
    others=_OTHERS,
    doubted=_DOUBTED,
    time=_TIME,
    never=_NEVER,
    no_call=_NO_CALL,
    name=_NAME,
    softer=_SOFTER,
    nameable=ending(r"llam\w+"),
    bare=_BARE,
    less=_LESS,
    softer_later=_SOFTER_LATER,
)
