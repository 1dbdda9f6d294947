"""What the AI made known: that it is an AI, that the call may be recorded, a way out. By accepted wordings.

Judged on the AI's own turns, whose words are exact. Each finding names the turn, the words and the second
since the AI joined. "I am no machine" makes nothing known, and an assistant that is offered for sale is none
that speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.phrases import ending, phrase, said
from sellercall_desktop.core.steering.verdicts import Disclosure, MadeKnown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.steering.phrases import Phrase, Said


@dataclass(frozen=True, slots=True)
class Accepted:
    """Further wordings of an installation that make each thing known."""

    ai: tuple[str, ...] = ()
    recording: tuple[str, ...] = ()
    way_out: tuple[str, ...] = ()


NO_MORE_WORDINGS = Accepted()


AI_KINDS = (
    r"(?:(?:asistente|agente|asesora?|operadora?|sistema|representante|voz|programa|ejecutiv[oa]) (?:\w+ )?"
    r"(?:virtual|digital|automatizad[oa]|automatic[oa]|artificial|informatico|robotic[oa]|de "
    r"(?:inteligencia artificial|ia)|con (?:inteligencia artificial|ia))"
    r"|inteligencia artificial|ia|robot|bot|maquina|chatbot|programa de computador[a]?|software"
    r"|(?:virtual|digital|automated|ai|artificial|a\.i\.|computerized) (?:\w+ )?(?:assistant|agent|"
    r"representative|system|voice|caller|receptionist)"
    r"|artificial intelligence|ai|a\.i|robot|bot|machine|computer program|computer)"
)
"""What an AI calls itself, in small letters without accents."""
_PAUSE = r"[\s,:]+"
_AI = phrase(
    r"(?:soy|somos|le habla|te habla|habla|hablas|hablando|conversando|conversa|atendido por|le saluda|"
    r"te saluda|saludo|(?:le|lo|la|los|las|te|os|les) atiende|mi nombre es|me llamo|le llama|le llamamos|"
    r"llamamos|le contacta|aqui)"
    rf"(?!{_PAUSE}(?:para|por|porque|de parte))(?: (?!(?:vend|vendo|ofre|tengo|tenemos|nuestr|present|"
    rf"que|si|no|para|sobre)\w*\b)\w+){{0,5}}? {AI_KINDS}",
    rf"(?:i'm|i am|this is|my name is|you're|you are|you're now|speaking|talking)"
    r"(?: (?!(?:calling|sell|selling|offer|offering|about|our|that|if|not|new|from)\b)[\w']+){0,5}? "
    rf"{AI_KINDS}",
    rf"llamada (?:(?:la|es|esta siendo|sera|fue) )?(?:hace|realiza|hecha por|realizada por|atendida por|"
    rf"atiende)"
    rf"(?: una?)? {AI_KINDS}",
    rf"(?:como|as|being)(?: una?| an?)? {AI_KINDS}(?=,| yo| puedo| no puedo| i\b| le| te)",
    r"(?:esta es |es )una llamada (?:automatizada|automatica)|this is an? (?:automated|ai) (?:call|message)",
    r"no soy (?:una |un )?(?:persona|human[oa]|ser humano)|(?:i'm|i am) not (?:a |an )?(?:\w+ "
    r")?(?:human|person|human being)",
)
_RECORDED = (
    r"(?:grabad[oa]s?|monitoread[oa]s?|grabar|grabarse|grabando|graba|graban|grabamos|recorded|"
    r"recording|monitored|record)"
)
_CALL = r"(?:llamadas?|conversaci(?:on|ones)|comunicaci(?:on|ones)|charla|linea|calls?|conversation|line)"
_RECORDING = phrase(
    rf"{_CALL}(?: (?!no\b|not\b|never\b|nunca\b)[\w']+){{0,6}}? {_RECORDED}",
    rf"(?:grabamos|grabando|graba|grabar|grabe|recording|record|records|recorded)(?: \w+){{0,2}}? {_CALL}",
)
_NO_MORE = (
    r"(?:(?:continuar |seguir )?recib(?:ir|iendo) (?:\w+ ){0,2}llamadas|(?:que )?(?:le|lo|la|"
    r"te) (?:volvamos a )?(?:llamemos|llamar|"
    r"contactemos)|(?:mas|nuestras|estas) llamadas|"
    r"ser contactad[oa]|que (?:no )?(?:le|lo|la|te) llamemos)"
)
_WAY_OUT = phrase(
    r"(?:si|cuando)(?: usted)?(?: ya)? (?:no (?:desea|quiere|desean|quieres|deseas|le interesa|gusta)|"
    r"(?:prefiere|"
    rf"prefieres|quiere|quieres|desea) (?:que )?no)(?: volver a)? {_NO_MORE}",
    r"(?:pedir|pedirme|pedirnos|decir|decirme|decirnos|solicitar|digame|dime)(?: \w+)? que no (?:(?:le|lo|"
    r"la|te) (?:volvamos a )?(?:llamemos|llamar|contactemos)|(?:quiere|desea|quieres|deseas) (?:mas|"
    r"recibir))",
    r"(?:quit|retir|elimin|sac|saqu|borr)\w*(?: [\w']+){0,3}? (?:de|del)(?: \w+){0,2}? (?:lista(?! de "
    r"(?:compras?|precios|pedidos|espera|invitados))|base|registro|registros|sistema)",
    r"(?:pedir|solicitar|pida|solicite)(?: \w+)? baja (?:de|en)(?: \w+){0,2}? (?:llamadas|lista|base)|"
    r"(?:say|tell me to|tell us to) stop\b[^.;!?]{0,30}? (?:won't|will not|not) (?:call|contact)",
    r"dar(?:se|te|le|lo|la)? de baja (?:de|en)(?: \w+){0,2}? (?:llamadas|lista|base)|(?:elimin|borr|"
    r"retir)\w* (?:su|tu) numero",
    r"(?:if|whenever) you(?:'d| would)? (?:don't want|do not want|rather not|prefer not|no longer want|"
    r"don't wish|do not wish|like us not|prefer we don't|prefer we not)(?: [\w']+){0,4}?"
    r" (?:calls?|called|contacted|call again|contact you)",
    r"(?:remove|take|removed|taken|get)(?: [\w']+){0,3}? (?:off|from)(?: \w+){0,2}? (?:list|database|system)",
    r"(?:can |may |to )opt out|opt out (?:of|from|at)|(?:stop receiving|stop getting) (?:\w+ "
    r"){0,2}calls|(?:ask|tell) (?:us|me) to stop calling|"
    r"(?:put|add) (?:you|your number) (?:on|to) (?:our|the) (?:do(?:-| )not(?:-| )call|no(?:-| )call)|"
    r"say (?:\w+ )?stop calling",
)
_NOT = ending(
    r"(?:no|nunca|tampoco|ni|not|never|n't|can't|cannot|don't|no puedo|no podemos|isn't)(?: le| lo| la| "
    r"se| un| una| an?| te)?",
    r"(?:if|si|que si|acaso|cree que|think|whether|no esta|you're not|are not|aren't)",
    comma=False,
)
_NOT_INSIDE = phrase(r"no|ningun|ninguna|not|never|nunca|isn't|aren't|ya no")
_NO_PERSON = phrase(r"no soy (?:una |un )?(?:persona|human[oa]|ser)|not (?:a |an )?(?:\w+ )?(?:human|person)")


def disclosure(turns: Sequence[TurnSpoken], accepted: Accepted = NO_MORE_WORDINGS) -> Disclosure:
    """What the AI has made known so far."""
    own = [turn for turn in turns if turn.speaker is Speaker.AI]
    return Disclosure(
        _first(own, _AI, accepted.ai),
        _first(own, _RECORDING, accepted.recording),
        _first(own, _WAY_OUT, accepted.way_out, negated_inside=False),
    )


def _first(
    turns: Sequence[TurnSpoken],
    wording: Phrase,
    accepted: tuple[str, ...],
    *,
    negated_inside: bool = True,
) -> MadeKnown | None:
    also = any_wording(accepted)
    for turn in turns:
        spoken = said(turn.text)
        for found in wording.finditer(spoken.low):
            if not _negated(spoken, found, negated_inside=negated_inside):
                return MadeKnown(turn.ordinal, spoken.words(*found.span()), turn.start_s)
        if also is not None and (found_too := also.search(spoken.low)):
            return MadeKnown(turn.ordinal, spoken.words(*found_too.span()), turn.start_s)
    return None


@lru_cache(maxsize=64)
def any_wording(wordings: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of these in a folded text, with whatever marks and blanks between their words; None: no word."""
    words = [r"\W+".join(re.findall(r"\w+", said(wording).low)) for wording in wordings]
    return re.compile(rf"\b(?:{'|'.join(filter(None, words))})\b") if any(words) else None


def _negated(spoken: Said, found: re.Match[str], *, negated_inside: bool) -> bool:
    if _NO_PERSON.search(found.group()):
        return False
    if _NOT.search(spoken.before(found.start())):
        return True
    return negated_inside and _NOT_INSIDE.search(found.group()) is not None
