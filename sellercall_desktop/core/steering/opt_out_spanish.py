"""How Latin America asks never to be called again in Spanish, and what only sounds like it.

Folded: no accents, small letters. So "no llame" is also "no llamé": without "me" it needs more to count.
"""

from __future__ import annotations

from sellercall_desktop.core.steering import opt_out_spanish_around as around
from sellercall_desktop.core.steering.opt_out_spanish_doubtful import DOUBTFUL
from sellercall_desktop.core.steering.phrases import Phrase, Wordings, ending, phrase
from sellercall_desktop.core.steering.spanish_words import (
    AGAIN,
    ANY_CALL,
    AS_AN_ORDER,
    BOTHER,
    CALL,
    CALLING,
    CALLS,
    CLAUSE_ENDS,
    GO_ON,
    IF_THEY_CALL,
    KEEP,
    LIST,
    ME,
    MY_NUMBER,
    MYSELF,
    NOT,
    NOT_I,
    NOT_WANTED,
    REMOVE,
    REMOVED,
    REMOVING,
    THREAT,
    TO_CALL,
    TO_KEEP,
    WORD,
)

_ADVERBS = (
    r"(?: (?:mas|nunca|nunca mas|jamas|otra vez|de nuevo|nuevamente|por favor|aca|aqui|a est[ea]|"
    r"a mi(?! \w)))"
)
_ALWAYS = r"(?: (?:tanto|tantas veces|todos los dias|(?:a )?cada rato|a toda hora|a todas horas))?"
_BEGGED = (
    r"(?:favor de|favor|bondad de|amabilidad de|gentileza de|pid\w+|pedir\w*|rueg\w+|agradez\w+|agradec\w+|"
    r"prefer\w+|prefier\w+|solicit\w+|suplic\w+|exij\w+|exig\w+|gustaria|quisiera|ojala|encargo|necesito|"
    r"espero|mejor)"
)
_ASKS = phrase(
    rf"(?:ya )?{NOT} {ME} (?:{CALL}|{AGAIN}|{GO_ON}{_ALWAYS})",
    rf"(?:favor|y|ya|pues|por favor|mejor|bueno|entonces)(?: y| ya| que)* {NOT} {ME} {AS_AN_ORDER}",
    rf"(?<!\bsi\s)(?<!\bsi\sya\s)(?<!\bpor\sque\s){NOT} {ME} {AS_AN_ORDER}(?= por favor| mas| nunca|"
    rf" oy|\s*(?:$|[.,;!]))",
    rf"(?:ya )?{NOT} (?:la|lo|le|las|los|les) (?:(?:llamen|marquen|molesten)(?= mas| nunca| otra vez)|"
    rf"vuelva[sn]? a {TO_CALL}|siga[sn]? {CALLING})",
    rf"(?:ya )?{NOT} {ME} (?:tiren?|echen?|peguen?|hagan?)(?: \w+){{0,2}}? (?:{CALLS}|timbrazos)",
    rf"(?:ya )?{NOT} {ME} hablen (?:mas|por telefono)|ya no {ME} hable[sn]?(?:{CLAUSE_ENDS}| para| mas)|"
    rf"ya no {ME} hablen|no {ME} (?:esten?|anden?) habl(?:ando|e y hable)",
    rf"(?:ya )?{NOT} {ME} {BOTHER}(?= mas| nunca| otra vez| de nuevo)",
    rf"(?:ya )?{NOT} {ME} molest(?:en|eis)",
    rf"(?:ya )?{NOT} (?:se )?{AGAIN}",
    rf"(?:ya )?(?:no|ni|nunca|jamas)\s+(?!vaya){GO_ON}",
    r"(?:ya )?no se (?:comunique|comuniquen|contacte|contacten|pong[ao]n? en contacto)(?: mas)?"
    rf"(?: conmigo| con nosotros| a est[ea]| a mi| por aca|{CLAUSE_ENDS})",
    rf"{NOT_WANTED} (?:a |para |de |en |con )?que (?:(?!no\b)\w+ ){{0,8}}?{ME} {ANY_CALL}",
    rf"{NOT_WANTED} (?:a |para |de |en |con )?que (?:ya |ustedes |usted |nadie |la |lo )*{ANY_CALL}",
    rf"{NOT_WANTED}(?: (?:estar|de|recibir|volver a|seguir|recibiendo|tener|atender|contestar|mas|sus|otra|"
    rf"ninguna|est[ae]s?|es[ao]s|tipo|tantas|ni|una|clase|sola))* {CALLS}(?: mas)?",
    rf"{NOT_WANTED}(?: \w+){{1,4}}? (?:ni|o|y) (?:mas )?{CALLS}",
    rf"ni (?:\w+ )?que {ME} (?:{CALL}|{AGAIN}|{GO_ON})|ni(?: \w+){{1,6}}? {ME} {AGAIN}|"
    rf"ni \w+ ni \w+(?: \w+)? {ME} {CALL}",
    rf"(?:nadie|ningun[oa]?)(?: \w+){{0,5}}? {ME} (?:{CALL}|{AGAIN}|{GO_ON})",
    rf"{NOT} (?:me |nos |se |le )?(?:hag|realic|efectu|program|agend|gener)\w+ (?:mas|otras?|nuevas|"
    rf"ningunas?) {CALLS}",
    rf"{NOT} (?:gast|pierd|malgast)\w+(?: \w+){{0,3}}? (?:llamando|marcando)(?:me|nos)",
    rf"{NOT} (?:gast|malgast|desperdici|pierd)\w+ (?:(?:mas|sus|esas|otras?) ){{1,2}}{CALLS}",
    rf"(?:no|ni) se (?:moleste|tome la molestia|gaste|tomen la molestia)[sn]? (?:mas )?(?:en|"
    rf"de) (?:volver a )?{TO_CALL}(?:me|nos)?",
    rf"no (?:sigan?|continuen?) con (?:las|la|estas|sus|esas) {CALLS}",
    r"(?:favor|bondad|amabilidad)(?: \w+){0,2}? (?:ya )?no (?:me |nos )?(?:llaman?|marcan?|molestan?|"
    r"contactan?) mas",
    rf"cuidado (?:y |(?:con )?que )?(?:me |nos )?(?:vuelv|volv)\w+ a {TO_CALL}(?:me|nos)?|"
    rf"(?:cuidado|pilas|ojo|ay|cuidadito) (?:con|donde|si) (?:me |nos )?(?:volver a |vuelven a |"
    rf"vuelve a )?{TO_CALL}"
    rf"(?:me|nos)?|ces\w+ (?:de |en |con )?(?:cualquier|tod[oa]s?|las?|sus|esta|"
    rf"el) (?:\w+ )?(?:comunicacion\w*|"
    rf"contacto|{CALLS})|no {ME} tengan? en(?: \w+){{0,3}}? {LIST}",
    rf"(?:ni|no) se (?:le|les|te) ocurra (?:volver a )?{TO_CALL}(?:me|nos)?",
    rf"no (?:volver(?:me|nos)? a |seguir |estar )?{TO_CALL}(?:me|nos)",
    rf"no {ME} insist(?:a|as|an|iera|ieran)(?: mas)? (?:con|en) (?:las |sus |esas |tantas )?llama\w+",
    r"no insist(?:a|as|an|iera|ieran)(?: mas)? (?:con|en) (?:las |sus |esas |tantas )?llama\w+",
    rf"no volver(?:me|nos) a {TO_CALL}",
    rf"{_BEGGED}(?: que| el favor de| por favor)* no {TO_CALL}",
    rf"{_BEGGED}(?: \w+){{0,2}}? que (?:\w+ ){{0,2}}?no (?:{CALL}|{AGAIN}|{GO_ON})",
    rf"mejor no (?:{CALL})",
    rf"agrade\w+(?: mucho)? si (?:ya )?no {ME} (?:{AS_AN_ORDER}|llaman?|marcan?)",
    rf"{NOT} l[aoe]s? (?:{CALL}|{AGAIN}|{GO_ON})(?: mas)?(?= a uno\b| a est[ea]\b)|(?:para que|como|"
    rf"que) (?:\w+ ){{0,4}}?dejen de llamarl[oa]|"
    rf"para que (?:ya )?(?:no )?l[oa] (?:llamen|{REMOVE})(?: mas)?(?: a uno)?(?: de (?:ahi|"
    rf"(?:\w+ )?{LIST}))?(?= mas|\s*$)|dej\w+ de llamarl[oa] a uno",
    rf"qued\w+(?: \w+)?(?: en)? que (?:ya )?no {ME} (?:llam|marc|molest)\w+ mas",
    rf"{NOT} {ME} (?:vuelvan? a )?(?:incluy|inclu|met|pon|registr|anot|agreg)\w+ en(?: \w+){{0,3}}? {LIST}",
    rf"no (?:me |nos )?pued(?:e|en|es) (?:volver a|seguir) (?:{TO_CALL}|{CALLING})|"
    rf"a ver si (?:ya )?no {ME} (?:llam|marc)an?",
    rf"(?:{_BEGGED}|para|de) no (?:volver a |seguir )?(?:recib|ten|atend|contest)(?:ir|er|ar|"
    rf"iendo)(?: \w+){{0,3}}? {CALLS}",
    rf"(?:garanti|asegur|promet|jur|confirm)\w+ (?:de )?que (?:ya )?no {ME} (?:(?:van?|"
    rf"vas) a (?:volver a )?{TO_CALL}|"
    rf"vuelven? a {TO_CALL}|llam\w+)",
    rf"no (?:me |nos )?pued(?:e|en|es) (?:volver a |seguir |estar )?(?:{TO_CALL}|{CALLING})(?:me|nos)? mas",
    rf"prohib(?:o|ido|ida|imos|iendo|iria)(?: \w+)?? (?:a ustedes )?(?:que |el que )?(?:(?:me |"
    rf"nos )?{ANY_CALL}|"
    rf"(?:volver a |seguir )?(?:{TO_CALL}(?:me|nos)?|{CALLING}))|me opongo a que me \w+",
    r"no (?:tienen?|tienes|estan?) (?:mi )?(?:permiso|autorizacion|consentimiento|autorizad[oa]s?|"
    r"derecho) (?:a|de|"
    rf"para) (?:(?:estar |seguir )?(?:{TO_CALL}|{CALLING})(?:me|nos)?|que me \w+)",
    rf"no (?:volver a |seguir )(?:{TO_CALL}|{CALLING})",
    rf"absten\w+ de (?:volver a |seguir |estar )?(?:{TO_CALL}|{CALLING}|hacer\w*)(?:me|nos)?",
    rf"evit(?:e|en|a|ar|arse|ense|ese) (?:volver a |seguir |estar )?(?:{TO_CALL}(?:me|nos)|"
    rf"{CALLING}(?:me|nos)?|{TO_CALL}(?= a est[ea]\b| a mi| aca| aqui|\s*$)|(?:de )?(?:las|sus|mas|"
    rf"esas|estas) {CALLS})",
    rf"no {ME} quiero volver a (?:oir|escuchar)",
    rf"no {ME} (?:deb(?:en?|es|ian?|erian?)|(?:tien|tendri)(?:en?|es|an?) (?:que|por que)) (?:volver a |"
    rf"seguir |estar )?(?:{TO_CALL}|{CALLING})",
    # Without "me" it may be the past of the one who speaks.
    rf"{NOT_I}{NOT} (?:{CALL}|{BOTHER}){_ADVERBS}",
    rf"{NOT_I}(?:ya |que )no (?:{CALL}|{BOTHER})(?=\s*(?:$|[.,;!?]))",
    r"no (?:llamen|marquen|llames|llameis)(?! (?:al?|el|la|los|las|una?|eso)\b)",
    r"no (?:jodan|molesten)(?=\s*(?:$|[.,;!?]))",
    rf"no {TO_CALL}{_ADVERBS}",
    rf"(?:favor|porfa|porfavor) no (?!timbrar){TO_CALL}",
    r"(?:aca|aqui|numero|telefono|celular|linea|casa) (?:ya )?no (?:se )?(?:llaman?|marcan?|timbran?|"
    r"molestan?) mas",
)

_END = (
    r"(?:ya (?:estuvo|esta) (?:bueno|suave|bien)|chole|cancel(?:e|en)(?:me|nos)?|no mas|ahorr(?:e|en)(?:se|"
    r"nse|me)|fren(?:a|e|en)|"
    r"pare|paren|para|"
    r"parar|parele|parenle|parale|basta|corte|bajenle|bajele|"
    r"corten|corta|cortela|cortenla|cortala|cese|cesen|termin[ea][nrs]?|acab[ea][nrs]?|suficiente|"
    r"acaben|suspenda|"
    r"suspendan|suspender|suspendame|detengan)"
)
_LET = r"(?:dej(?:e|a|en|es|ar|ara|aran|aras|ad|ate|ense|ese|an|as|emos))"
_AT_ONCE = r"(?: (?:ya mismo|ahora mismo|ahora|hoy mismo|de una vez|de inmediato|inmediatamente))?"
_CEASED = (
    r"de (?:estar(?:me|nos)? |andar(?:me|nos)? |seguir |volver a )?"
    rf"(?:{TO_CALL}|{CALLING})(?:me|nos)?{_AT_ONCE}"
)
_CALLED_UPON = (
    r"(?:llam|marc)\w+[^.;!?]{0,50}? (?:que (?:ya )?(?:paren|cesen|dejen)|(?:paren|cesen) ya|ya paren|"
    r"(?:que )?(?:ya )?dejen? de hacerlo|no l[oa] (?:vuelvan? a hacer|hagan? mas))(?=\s*(?:$|[.,;!?]))"
)
_STOP = phrase(
    rf"{_LET}(?:me|nos)?(?: ya| por favor| porfa| de una vez| hombre| usted| ustedes)* {_CEASED}",
    rf"{_LET}(?:se|nse)?(?: ya)?(?: de hacer(?:me)?| con| de)? (?:(?:las|sus|esas|tantas) {CALLS}|"
    rf"(?:la|tanta|esa) (?!llamada\b){CALLS})|"
    rf"sin mas {CALLS}|{_LET} (?:ya )?(?:la|el|esa|tanta|tanto) \w+ (?:con|de) (?:las|los|tantas|esas|"
    rf"sus) {CALLS}",
    rf"{_END}(?:la|le|lo)?(?: ya| de una vez| por favor| hombre| un poco| tantito| poco)* (?:de|con|"
    rf"a)(?: las| los| la| sus|"
    rf" esas| estas| tantas| "
    rf"tanta| tanto| estar| esto de)* (?:{CALLS}|{TO_CALL}(?:me|nos)?|{CALLING})",
    rf"{_END}(?: todas)? (?:las|sus|esas|estas|los|mis) {CALLS}|{_CALLED_UPON}|"
    rf"{_LET} {MY_NUMBER} (?:en paz|quiet[oa])|(?:olvid(?:ese|ate|ense|"
    rf"e|en)) de (?:volver a )?{TO_CALL}(?:me|nos)|"
    rf"{_LET} (?:ya )?de \w+(?:me|nos)(?: \w+){{0,4}}? con (?:tanta|tantas|esas|las|sus|la|estas) {CALLS}|"
    rf"{_LET} (?:ya )?de (?:usar|utilizar|tener) {MY_NUMBER}",
)
_EVERYWHERE = (
    r"(?:ahi|alli|alla|eso|todo|toda|esa (?:vaina|cosa|joda|mierda|pendejada)|todas? partes?|"
    r"todos? (?:los )?lados?)"
)
_ASKED_FOR = (
    r"(?:quiero|quisiera|deseo|queremos|necesito|pido|pedi|pedimos|he pedido|habia pedido|solicito|solicite|"
    r"he solicitado|exijo|ruego|agradezco|agradeceria|gustaria|dije|dijo|digo|he dicho|exigi|"
    r"prefiero|preferiria)"
)
_PLAIN = phrase(
    rf"{ME}(?: (?!(?:no|que|me|nos)\b){WORD}){{0,4}}? {REMOVE}{MYSELF} (?:de|del)(?: {WORD}){{0,3}}? {LIST}",
    rf"(?:{REMOVE}(?:le|les)?|olvid(?:e|en|ar)|pierdan?|(?:tir|bot)(?:e|a|en)|"
    r"(?:den?|dar|dele) de baja(?! (?:a )?(?:mi|este|ese) (?:telefono|celular|fijo|movil)))"
    rf"(?: a)?(?: {WORD}){{0,2}}? {MY_NUMBER}"
    r"(?! (?:del?|en) (?:(?:la|mi|el|ese|este|esa) )?(?:factura|orden|pedido|cuenta|contrato|recibo|"
    r"formulario|solicitud|lista de espera|compra))",
    rf"{MY_NUMBER}(?: \w+){{0,2}}? {REMOVE}(?:lo|los|la|melo|noslo)?(?! (?:el|la|los|las) (?:viej|anterior|"
    rf"otr|"
    r"primer|segund)\w*)",
    rf"{MY_NUMBER}(?: \w+){{0,2}}? (?:sea|sean|quede|queden|este|esten)(?: \w+)?? {REMOVED}",
    rf"{NOT} vuelvan? a {TO_KEEP} {MY_NUMBER}",
    rf"{NOT} {KEEP}(?: mas| ya)? {MY_NUMBER}(?! viejo| anterior)|{NOT_WANTED} (?:que )?(?:ustedes |"
    rf"usted )?(?:{KEEP}|"
    rf"{TO_KEEP})(?: mas)? {MY_NUMBER}",
    rf"{MY_NUMBER}(?: \w+){{0,2}}? no (?:lo|los|la|las) {KEEP}",
    rf"{MY_NUMBER} (?:debe|tiene que|deberia|debio) (?:estar|quedar|ser) {REMOVED}",
    rf"que {ME} {REMOVE}[^.;!?]{{0,20}}? (?:y|pero) (?:me |nos )?siguen?",
    rf"{MY_NUMBER} (?:quede|este|salga|desaparezca)(?: fuera)? de|{_ASKED_FOR} no (?:volver a )?ser "
    r"(?:contactad|llamad|molestad)[oa]s?",
    rf"{_ASKED_FOR} (?:la |mi |que me den (?:de )?)?(?:eliminacion|supresion|"
    rf"baja|exclusion|cancelacion) (?:de|del)(?: {WORD}){{0,2}}? {LIST}",
    rf"{_ASKED_FOR} (?:que me den de baja|darme de baja|salir|salirme|que {ME} {REMOVE}|(?:ser|estar|"
    rf"que sea) {REMOVED})"
    rf"(?: de baja)? del?(?: {WORD}){{0,2}}? {LIST}",
    rf"no (?:quiero|queremos) que {MY_NUMBER} (?:este|aparezca|figure|siga)n? en(?: {WORD}){{0,2}}? {LIST}",
    rf"{_ASKED_FOR}(?: \w+){{0,5}}? que (?:por favor )?{ME} (?:borr|elimin)\w+{CLAUSE_ENDS}",
    rf"(?:pedi|pedido|solicit\w+|dicho|exig\w+|exijo|dije)(?: de)?(?: ya| ayer| que)? que {ME} (?:sac|"
    rf"saqu|quit|retir)\w+{CLAUSE_ENDS}",
    rf"{ME} (?:dejan?|dejas|dejen?|pueden? dejar|podrian? dejar) (?:en paz|tranquil[oa]s?|quiet[oa]s?)",
    rf"(?:que|y|favor|ya|todas|favor y|porfa|pero) {ME} {REMOVE}(?: ya| por favor)* de {_EVERYWHERE}|"
    rf"{ME} {REMOVE}(?: ya| por favor)* de (?:ahi|alli|alla)",
    rf"se {ME} (?:excluya|elimine|retire|borre|saque|suprima) de",
    r"no (?:quiero|quisiera|deseo|queremos) (?:(?:ser|formar|hacer) parte|pertenecer|participar) (?:del?|a|"
    rf"en)(?: {WORD}){{0,2}}? {LIST}",
    r"no (?:quiero|quisiera|deseo|queremos|tengo por que) (?:estar|aparecer|figurar|seguir|"
    r"continuar)(?: mas)? en(?: "
    rf"{WORD}){{0,2}}? {LIST}",
    r"(?:pon|pong|anot|apunt|registr|inscrib|inclu[iy]|met|agreg|pas|ingres|sub|suba|list|coloqu|coloc)\w*"
    r"(?: \w+){0,4}? (?:lista|registro)s? (?:de )?(?:los )?(?:no llam\w+|negra|excluidos|"
    r"que no \w+|exclusion|no contactar|no molestar)",
    r"derecho(?: \w+){0,4}? (?:supresion|oposicion|supriman|suprimir|olvido|eliminen|eliminar|borren)|"
    r"derecho de cancelacion de mis datos|derechos arco",
    r"(?:no (?:(?:le|les|los|te) )?autorizo|no doy (?:mi )?(?:autorizacion|permiso|"
    r"consentimiento))(?: \w+){0,4}? (?:uso de "
    r"(?:mis|mi) (?:datos|numero|informacion|telefono)|llamadas|mis datos|llam\w+|contact\w+)",
    rf"(?:prefiero|preferiria|quisiera|quiero|gustaria) no (?:volver a )?(?:recibir|tener|"
    rf"atender)(?: \w+){{0,4}}? {CALLS}",
    rf"(?:cancel|anul|suspend)\w+ (?:mi|la|esta|esa) (?:suscripcion|registro|"
    rf"inscripcion)(?: \w+){{0,3}}? {CALLS}",
    rf"{NOT_WANTED} (?:volver a |seguir )?(?:ser|siendo) (?:contactad|llamad|molestad)[oa]s?",
    rf"{NOT_WANTED} (?:el |al |del )?(?:tratamiento|uso|manejo) de (?:mis|mi)\b|me opongo (?:al?|"
    rf"a que)(?: \w+)?? (?:tratamiento|uso|me)|"
    rf"(?:de|a) no ser (?:contactad|llamad|molestad)[oa]s?|{NOT_WANTED}(?: \w+){{0,2}}? (?:publicidad|"
    rf"ofertas|ventas|promociones|propaganda) (?:por telefono|telefonic\w+)|"
    rf"no volver a ser (?:contactad|llamad|"
    rf"molestad)[oa]s?|"
    rf"{MY_NUMBER}[^.;!?]{{0,60}}? que (?:me )?l[oa]s? {REMOVE}|"
    rf"{CALLS}\b[^.;!?]{{0,40}}? no quiero (?:recibir |tener )?(?:otra|mas){CLAUSE_ENDS}|"
    rf"{REMOVE}(?: por favor)? (?:(?:tod[oa]s?|cualquier)(?: \w+){{0,3}}? mi[oa]s?|"
    rf"lo que tengan?(?: \w+)? mio)|deshag\w+ de {MY_NUMBER}|"
    rf"espero que (?:est[ae] )?sea la ultima (?:llamada|vez)|"
    rf"{MY_NUMBER} (?:ya )?no (?:debe|deberia|tiene que|tiene por que) (?:estar|aparecer|"
    rf"seguir) en(?: {WORD}){{0,2}}? {LIST}|"
    rf"{_ASKED_FOR} (?:el |la |mi )?(?:retiro|eliminacion|supresion|borrado|exclusion|"
    rf"remocion) de {MY_NUMBER}|"
    rf"(?:los|mis) datos\b[^.;!?]{{0,40}}? que (?:me )?los (?:borr|elimin|quit|retir)\w+|"
    rf"no tienen? (?:mi )?(?:permiso|autorizacion|derecho) (?:a|de|para) {TO_KEEP} {MY_NUMBER}|"
    rf"negativa (?:a|para) (?:recibir|ser)(?: \w+)? (?:{CALLS}|contactad\w+)",
    rf"{NOT_WANTED}(?: (?:mas|ningun|tipo|de|tener|seguir|mantener|en))* contacto",
    r"no (?:me )?(?:hagan|haga) mas llamadas",
    rf"(?:no mas|cero|ninguna|ni una|nada de|basta de) (?:sola )?{CALLS}(?: mas)?(?!\s+(?:me|nos|se|he|"
    rf"han|hice|tengo|tuve|una)\b)",
    r"(?:que|ojala) sea la ultima (?:vez|llamada) que (?:me |nos )?(?:llam|marc|molest|hac|hag)(?:an|"
    r"a|en|e|as|es)",
    r"(?:olvid(?:e|en|a|ate|ese|ense|arse)) (?:ya )?de (?:mi|mi numero|mi telefono|mi celular|este "
    r"numero|este telefono|que existo)"
    r"(?=\s*(?:$|[.,;!?]|y\b|por\b))",
)
_POLITE = (
    r"(?:favor|bondad|amabilidad|gentileza|puede[sn]?|podria[sn]?|podes|podras?|quiero|necesito|quisiera|"
    r"pido|solicito)"
)
_REGISTERS = (
    r"(?:registro|lista)(?: \w+){0,3}? (?:excluidos|no llam\w+|no molestar|no contactar|robinson|publicidad)|"
    r"el no llame|repep|reus|rne"
)
_COMMANDS = phrase(
    rf"(?<!\bno\s)(?<!no\squiero\s)(?<!no\sme\s)(?:salir(?:me|nos)?|salgo|(?:dar(?:me|nos)|me doy|deme|"
    rf"den) de baja|(?:borrar|retirar|sacar|"
    rf"quitar|eliminar)(?:me|nos)) "
    rf"del?(?: {WORD}){{0,2}}? {LIST}",
    rf"{IF_THEY_CALL}[^.;!?]{{0,60}}?\b{THREAT}|{THREAT}\b[^.;!?]{{0,60}}?\b{IF_THEY_CALL}",
    rf"(?:a la proxima(?: llamada)?|(?:una|otra)(?: sola)? (?:llamada )?mas|"
    rf"otra llamada)(?: y)? (?:l[aoe]s? |voy |pongo )[^.;!?]{{0,20}}?{THREAT}",
    rf"confirm\w+ que (?:ya )?{ME} (?:borr|elimin|sac|quit|retir)\w+",
    rf"que {ME} (?:llam|marc|timbr|molest)an?[.,]? (?:ya |pues |por favor )?(?:no mas|"
    r"basta)(?=\s*(?:$|[.,;!?]))",
    rf"{THREAT}\b[^.;!?]{{0,40}}? si (?:siguen?|continuan?|insisten?)(?=\s*(?:$|[.,;!?]))",
    r"hasta cuando\b[^.;!?]{0,40}? (?:llam|marc|molest|fregand|jodiend)\w+[?.,!\s]+(?:ya |pues |por favor )?"
    r"(?:no mas|basta|paren|parenle|ya estuvo)(?=\s*(?:$|[.,;!?]))",
    rf"(?:quien|alguien)(?: \w+)?? {ME} (?:pued|podr|ayud)\w+(?: a)? (?:borrar|eliminar|sacar|quitar|retirar|"
    rf"excluir)(?:me|nos)? del?(?: {WORD}){{0,2}}? {LIST}",
    rf"mand\w+ a (?:sacar|borrar|quitar|eliminar)(?: (?:de(?: \w+){{0,2}}? {LIST}|{MY_NUMBER}))",
    rf"{ME} (?:van?|vas) a dejar (?:en paz|tranquil[oa]s?|quiet[oa]s?)",
    rf"{CALLS}\b[^.;!?]{{0,60}}? {REMOVE}(?:me|nos){CLAUSE_ENDS}",
    rf"vuelven? a {TO_CALL}(?:me|nos)?(?: \w+){{0,2}}? y (?:l[aoe]s? |voy |pongo |"
    rf"vamos )[^.;!?]{{0,20}}?{THREAT}",
    rf"(?:una|otra)(?: sola)? llamada mas[^.;!?]{{0,30}}?\b{THREAT}",
    rf"(?:por favor|porfa|favor|y|{_POLITE}) {ME} (?:borr|elimin)an?{CLAUSE_ENDS}|"
    rf"{ME} (?:borra|elimina)n?(?=,? (?:por favor|porfa))",
    rf"{_POLITE}(?: \w+){{0,2}}? (?:borrar|eliminar)(?:me|nos){CLAUSE_ENDS}",
    rf"(?:borre|borren|borra|elimine|eliminen|elimina)me{CLAUSE_ENDS}",
    rf"(?:^|[.,;!?]\s*)(?:borrar|eliminar|retirar|sacar|quitar|excluir)(?: (?:el |mi |este )?numero)? del?"
    rf"(?: {WORD}){{0,2}}? {LIST}",
    rf"me den? de baja (?:de|del|en)(?: {WORD}){{0,2}}? {LIST}|"
    rf"y si (?:mejor |ya )?{ME} {REMOVE} (?:de|del)(?: {WORD}){{0,2}}? {LIST}{CLAUSE_ENDS}",
    rf"{REMOVE} mi (?:registro|ficha|perfil|inscripcion|suscripcion){CLAUSE_ENDS}|"
    r"(?:tien|deb)\w+ (?:que )?(?:borrar|eliminar|sacar|retirar|excluir)(?:me|nos)\b",
    rf"(?:desuscrib|desinscrib|desafili|desvincul)\w*(?:me|nos){CLAUSE_ENDS}",
    rf"{CALLS}(?: \w+){{0,3}}? que sea la ultima{CLAUSE_ENDS}|que no se repitan? (?:\w+ )?{CALLS}|"
    rf"{CALLS}\b[^.;!?]{{0,30}}? no l[ao]s? (?:repitan?|vuelvan? a hacer|hagan? mas)",
    rf"no (?:tengo|tenemos) (?:\w+ )?(?:interes|ganas|intencion) (?:en|de) (?:seguir |volver a )?(?:recib|"
    rf"ten|atend|"
    rf"contest)\w+(?: \w+){{0,3}}? {CALLS}|me (?:rehuso|niego) a (?:seguir )?\w+(?: \w+){{0,3}}? {CALLS}",
    rf"(?:promet|asegur|garanti|jur|dij|dicho)\w*(?: \w+)? que (?:ya )?no {ME} iban? a (?:volver a|seguir) "
    rf"(?:{TO_CALL}|{CALLING})",
    r"(?:numero|telefono|celular|linea)\b[^.;!?]{0,40}? no (?:l[aoe]s? )(?:llam|marqu|molest)(?:e|en|"
    r"es) (?:mas|nunca)",
    r"\w+(?:me|nos|lo|la) (?:\w+ ){0,3}?(?:en|a|dentro de) (?:\w+ ){0,2}?(?:lista|"
    r"registro)s? (?:de )?(?:los )?"
    r"(?:exclusion|no llam\w+|negra|excluidos|no contactar|no molestar|bloquead[oa]s)",
    rf"{LIST}\b[^;]{{0,40}}?[.,!?]\s*(?:ya |que |por favor |pues ){{0,2}}{REMOVE}(?:me|nos){CLAUSE_ENDS}",
    rf"que {ME} (?:borr|elimin)(?:en|aran?|asen){CLAUSE_ENDS}",
    rf"{REMOVE}(?:me|nos){MYSELF} (?:de|del)(?: {WORD}){{0,3}}? {LIST}",
    rf"{REMOVE}(?:lo|la|los|las|le|les) (?:ya )?del?(?: {WORD}){{0,3}}? {LIST}",
    rf"{REMOVE} a (?:mi|mis|nuestr[oa]s?) \w+ del?(?: {WORD}){{0,3}}? {LIST}",
    rf"(?:este|ese|mi) (?:numero|telefono|celular)\b(?!(?: \w+){{0,4}}? (?:viej|nuev|"
    rf"mal)\w*)[^.;!?]{{0,60}}?\b{REMOVE}(?:lo|la)(?=\s*(?:$|"
    rf"[.,;!?])| por favor| de (?:ahi|alli))",
    rf"{ME} (?:pued|podr|pod)\w+ (?:por favor )?(?:(?:borrar|eliminar)(?= o\b| por favor|\s*(?:$|[.,;!?]))|"
    rf"(?:borrar|eliminar|sacar|quitar|retirar)(?: por favor)? de (?:ahi|alli|alla|todo))",
    rf"{REMOVE}(?:me|nos|le|les)? (?:el|ese|este|esta) (?:numero|telefono|celular|contacto|linea) (?:de|"
    rf"del)(?: {WORD}){{0,2}}? (?:{LIST}|ahi|alli)",
    rf"{REMOVE}(?:me|nos)(?: ya| por favor)* de {_EVERYWHERE}",
    rf"{REMOVING}(?: por favor)? del? (?:{_EVERYWHERE}|(?:\w+ ){{0,3}}?{LIST})",
    r"(?:pong|marqu|registr|anot|dej|coloqu|ingres|report)\w*(?: \w+){0,4}? como (?:de |"
    r"numero )?no (?:contact|llam|molest)\w+",
    r"(?:pong|marqu|registr|anot|apunt|dej|coloqu|ingres|report|escrib)\w*(?: \w+){0,3}? no (?:contactar|"
    r"llamar|"
    r"molestar|marcar)(?! (?:al?|el|la|los|las|por|con|antes|despues|en)\b(?! (?:ahi|pantalla|sistema)))",
    rf"por que no {ME} (?:(?:sac|quit|borr|elimin)an? del?(?: \w+){{0,2}}? {LIST}|dejan? de {TO_CALL})",
    rf"por que no dejan? de {TO_CALL}(?:me|nos)?",
    r"(?<!\bno\s)(?:revoco|revoque|retiro|retire|retiren?|revoquen?|cancelo|anulo|revocar|retirar|"
    r"niego)(?: mi| la| el| todo| "
    r"cualquier| toda)* (?:autorizacion|consentimiento|permiso)"
    r"(?! (?:del?|para) (?:(?:la|el|un|una|ese|esa) )?(?:pago|compra|debito|tarjeta|cobro|cirugia|envio|"
    r"descuento))",
    rf"{_LET}(?:me|nos)(?: ya| por favor| vivir| de una vez)* (?:en (?:santa |sana )?paz|"
    rf"tranquil[oa]s?|quiet[oa]s?)(?!\s+(?:que yo (?:l[aoe]s?|me)|el|la|al|\w+(?:ar|er|ir)(?:l[oa])?)\b)",
    rf"(?:darme|deme|denme|dame|dar|darnos|denos|den) de baja (?:de|en)(?: {WORD}){{0,3}}? {LIST}",
    r"(?:darme|deme|denme|dame|darnos|denos) de baja\b[^.;!?]{0,40}? no (?:quiero|deseo)(?: \w+){0,3}? "
    r"(?:publicidad|promociones|ofertas|propaganda|llamadas)",
    rf"(?:{_REGISTERS})\b[^.;!?]{{0,60}}? no (?:me |nos )?(?:pued|deb|tien)\w+ (?:que |por que |de )?"
    rf"(?:estar |volver a |seguir )?(?:{TO_CALL}|{CALLING})(?:me|nos)?",
)

SPANISH = Wordings(
    heard=around.HEARD,
    asks=_ASKS,
    stops=_STOP,
    plain=_PLAIN,
    commands=_COMMANDS,
    doubtful=DOUBTFUL,
    past=Phrase(r"(?<!est)(?<!\bd)é\b"),  # "dejé", "llamé"
    unsaid=around.UNSAID,
    negated=around.NEGATED,
    others=around.OTHERS,
    doubted=around.DOUBTED,
    time=around.TIME,
    never=around.NEVER,
    no_call=around.NO_CALL,
    name=around.NAME,
    ended=around.ENDED,
    softer=around.SOFTER,
    tied=around.TIED,
    nameable=ending(r"llam\w+"),
    bare=around.BARE,
    less=around.LESS,
    softer_later=around.SOFTER_LATER,
)
