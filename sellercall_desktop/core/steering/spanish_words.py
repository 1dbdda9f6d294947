"""Word classes of spoken Latin American Spanish: what may stand at one place of a wish about calls.

Folded, so that voseo falls together with the rest: "llamés" is "llames", "dejá" is "deja".
"""

from __future__ import annotations

from sellercall_desktop.core.steering.phrases import one_of


def _subjunctive(stem: str, before_e: str = "") -> str:
    """What follows "no" or "que" of a verb in -ar: present and past subjunctive."""
    return rf"(?:{before_e or stem}(?:e|es|en|eis|is?)|{stem}a(?:ra|ras|ran|se|sen|seis|rais))"


def asked(stem: str, before_e: str = "") -> str:
    """The forms of a verb in -ar by which something is asked for: imperative, subjunctive, infinitive."""
    return rf"(?:{_subjunctive(stem, before_e)}|{stem}(?:a|as|an|ar|ad|ando))"


_CALL_VERBS = (
    ("llam", ""), ("marc", "marqu"), ("contact", ""), ("timbr", ""), ("repic", "repiqu"),
    ("telefone", ""), ("busc", "busqu"), ("localiz", "localic"),
)  # fmt: skip
_BOTHER_VERBS = (
    ("molest", ""), ("fastidi", ""), ("acos", ""), ("hostig", "hostigu"), ("fri?eg", "fri?egu"),
    ("ching", "chingu"), ("hinch", ""), ("ladill", ""), ("embrom", ""), ("cans", ""), ("atorment", ""),
    ("perturb", ""), ("incomod", ""), ("importun", ""), ("mam", ""), ("jorob", ""), ("revi?ent", ""),
)  # fmt: skip
_TO_BOTHER = (
    *(f"{stem}ar" for stem, _ in _BOTHER_VERBS),
    "joder", "insistir", r"(?:romper|inflar|tocar)(?:me|nos)?(?: (?:las? |los )?\w+)?",
    "(?:dar|poner) (?:la )?(?:lata|cantaleta|jartera|molestia)",
)  # fmt: skip

CALL = rf"(?:{one_of(_subjunctive(*verb) for verb in _CALL_VERBS)}(?! como \w))"
BOTHER = one_of([
    *(_subjunctive(*verb) for verb in _BOTHER_VERBS),
    r"jod(?:a|as|an|ais)", r"(?:hu|gu|w)e[vb]e(?:e|es|en|is)", r"romp(?:a|as|an)",
    r"d(?:e|es|en) (?:la |mas )?(?:lata|cantaleta)",
])  # fmt: skip
TO_CALL = one_of((*(f"{stem}ar" for stem, _ in _CALL_VERBS), *_TO_BOTHER, "comunicar"))
CALLING = one_of([
    *(f"{stem}ando" for stem, _ in (*_CALL_VERBS, *_BOTHER_VERBS)), "jodiendo", "insistiendo", "rompiendo",
    r"(?:hu|gu|w)e[vb]eando",
    # "que estén llame y llame"
    r"(?:llam|marqu|timbr|molest|jod|insist)\w+ (?:y|que|que te) (?:llam|marqu|timbr|molest|jod|insist)\w+",
    r"dele (?:y|que) dele",
])  # fmt: skip
CALLS = (
    r"(?:(?:llamad(?:as?|os?|itas?|itos?)|llamaderas?|timbraderas?|telefonazos?|molestaderas?|joderas?|"
    r"insistideras?|joded[ea]ras?)"
    r"(?! (?:perdid|internacional|ilimitad|gratis|en espera)\w*))"
)
_NOWISE = (
    r"(?:(?:bajo|en|de|por) ning(?:un|una) (?:circunstancia|motivo|concepto|momento|manera|modo|forma|"
    r"caso|razon|medio)|por nada del mundo)"
)
NOT = (
    rf"(?:no|ni|ni siquiera|nunca|nunca mas|mas nunca|nunca jamas|jamas|jamas nunca|para nada|en (?:la|su|"
    rf"tu) vida|{_NOWISE})"
    r"(?: en (?:la|su|mi|tu) (?:perra )?vida)?"
)
NOT_I = r"(?<!\byo\s)(?<!\byo\sya\s)(?<!\byo\stampoco\s)"
ME = r"(?:me|nos)"
AGAIN = (
    r"(?:(?:vuelva[sn]?|volvas|volvais|vuelvai|volvai|volviera[sn]?|regrese[sn]? a)(?: usted| ustedes| mas|"
    r" nunca| jamas)?(?: a)? "
    rf"(?:{TO_CALL}|hablar)(?:me|nos|se)?(?: conmigo| con nosotros)?)"
)
AS_AN_ORDER = rf"(?:(?:vuelve[sn]?|volves) a (?:{TO_CALL}|hablar))"
_GO_ON_ASKED = (
    r"(?:siga[sn]?|sigai|tenga[sn]?|sigais|continue[sn]?|este[sn]?|esteis|ande[sn]?|venga[sn]?|"
    r"viva[sn]?|siguiera[sn]?|"
    r"estuviera[sn]?|continuara[sn]?|anduviera[sn]?)"
)
GO_ON = (
    rf"(?:{_GO_ON_ASKED} (?:{CALLING}(?:me|nos)?|(?:mandando|haciendo|pasando) {CALLS})|"
    rf"vaya[sn]? a (?:volver a |seguir |estar )?(?:{TO_CALL}|{CALLING}))"
)
ANY_CALL = rf"(?:{CALL}|{BOTHER}|{AGAIN}|{GO_ON})"
"""That somebody may call or bother: after "no", "que", "para que"."""
LIST = (
    r"(?:(?:lista|listas|listado|listados|base|bases|sistema|sistemas|registro|registros|directorio|"
    r"agenda|contactos|plataforma|planilla|"
    r"archivo|archivos|padron|campana|campanas|cartera|bd|publicidad|llamad[ao]s|datos)"
    r"(?! de (?:espera|precios|ganadores|invitados|compras|productos|beneficiarios|pedidos|servicios)))"
)
REMOVE = one_of([
    asked("borr"), asked("elimin"), asked("quit"), asked("sac", "saqu"), asked("retir"),
    asked("depur"), asked("baj"), asked("tach"), asked("anul"), asked("descart"),
    asked("desactiv"), asked("desmarc", "desmarqu"),
    asked("inactiv"), asked("inhabilit"), asked("deshabilit"),
    r"suprim(?:a|e|an|ir|ieran?)", r"remuev(?:a|e|an)", r"remover", r"excluy(?:a|e|an|eran)",
    r"excluir", r"descarg(?:ue|uen|ar)", r"desuscrib(?:a|e|an|ir)", r"desinscrib(?:a|e|an|ir)",
    r"desafili(?:e|en|ar)", r"omit(?:a|an|as|ir)", r"desvincul(?:e|en|ar)",
])  # fmt: skip
KEEP = (
    r"(?:teng(?:a|as|an)|us(?:e|es|en)|utilic(?:e|es|en)|guard(?:e|es|en)|conserv(?:e|es|en)|"
    r"mantengan?|almacen(?:e|en)|trat(?:e|en)|manej(?:e|en)|d(?:e|en))"
)
TO_KEEP = r"(?:tener|usar|utilizar|guardar|conservar|mantener|almacenar|compartir|tratar|manejar)"
REMOVING = r"(?:sac|borr|elimin|quit|retir|desactiv)ando(?:me|nos)"
REMOVED = r"(?:eliminad|borrad|retirad|suprimid|excluid|quitad|sacad|removid|depurad|dad)[oa]s?"
MY_NUMBER = (
    r"(?:(?:el (?:numero|telefono|celular) de mi \w+)|(?:todos |toda )?(?:mi|mis|este|ese|nuestro|nuestros)"
    r" (?:numero|telefono|celular|contacto|datos|nombre|informacion|fijo|movil|cel|tel)"
    r"(?! de (?:cedula|cuenta|documento|tarjeta|pasaporte|nit|rut|contrato|pedido|orden|factura|"
    r"identificacion|cliente|guia|dni|placa)))"
)
_PERMISSION = r"(?:autorizacion|permiso|consentimiento|derecho)"
NOT_WANTED = (
    rf"(?:no|ya no|tampoco|ni \w+|{_NOWISE})(?: (?:le|les|te|se lo|se los|los|las))? (?:quiero|queremos|"
    rf"quisiera|quiera|"
    r"queria|quiere|quieren|deseo|deseamos|desea|desean|desearia|acepto|autorizo|autorizamos|permito|"
    r"permitimos|aguanto|soporto|resisto|consiento|requiero|admito|tolero|necesito|"
    r"me interesa|nos interesa|estoy interesad[oa] en|estoy de acuerdo (?:con|en)|"
    r"(?:estoy )?(?:doy|dando|autorizando|permitiendo)(?: (?:mi|ningun|ninguna|el))?(?: "
    rf"{_PERMISSION})?|tienen? (?:mi )?{_PERMISSION})"
)
TO_THE_COMPANY = (
    r"(?:(?:un|una|uno|dos|tres|cuatro|cinco|varias?|varios|muchas?|la|las|el) )?"
    r"(?:usted(?:es)?|vosotros|vos|su|sus|otr[oa]s?|tod[oa]s|"
    r"(?:otr[oa] )?(?:companer|asesor|muchach|chic|senorit|nin[oa]|joven|person|senor|"
    r"operador|agente|sistema|maquin|robot|empresa|compan|gente|encargad|departamento|area|"
    r"base|de (?:alla|ahi|la|su|arriba)|supervisor|jefe|vendedor|que llam|que me llam|anterior|"
    r"de ayer|call)\w*)"
)
"""Those whom a wish is told that is meant for whoever calls."""
THREAT = (
    r"(?:denunci\w+|bloque\w+|demand\w+|quej\w+|policia|superintendencia|super|sic|profeco|indecopi|condusef|"
    r"osiptel|defensa (?:al|del) consumidor|enacom|fiscalia|"
    r"sernac|abogad\w+|report\w+|acus\w+|tutela|acciones legales|derecho de peticion|medidas legales)"
)
IF_THEY_CALL = (
    r"(?:la (?:proxima|otra)(?: vez)?(?: que)? (?:me |nos )?(?:llam|marc|marqu|molest)\w+|"
    r"(?:si|como|donde|la proxima(?: vez)?(?: que)?|cada vez que)"
    r"(?: me| nos| ustedes| usted| alguien| otra vez| ya)*"
    rf" (?:vuelv[ae][ns]? a (?:{TO_CALL}|hablar)\w*|sigu?[ea]n? "
    rf"(?:{CALLING}(?:me|nos)?|con (?:la |las |sus |esas |estas )?{CALLS}|molestando)|llam[ea]n?"
    r"(?: (?:otra vez|de nuevo|mas|una vez mas|nuevamente))|no (?:me |nos )?dejan? de \w+|"
    r"no (?:me|nos) (?:sacan?|borran?|quitan?|eliminan?|retiran?|"
    r"dejan? (?:en paz|tranquil\w+|quiet\w+))))"
)
WORD = r"\w+"
MYSELF = (
    r"(?: a mi| a nosotros| che| pues| hombre| senor| senorita| mi numero| mi nombre| mi telefono|"
    r" por favor| ya| de una vez| "
    r"inmediatamente| tambien| definitivamente| porfa)*"
)
CLAUSE_ENDS = r"(?=\s*(?:$|[.,;!?]|y\b|por favor|porfa|gracias))"
