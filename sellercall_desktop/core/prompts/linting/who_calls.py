"""What a call has to make known: who calls for whom, that it is an AI, and the way out of further calls."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.priming import explains_suggestions, suggestions_explained
from sellercall_desktop.core.steering.disclosure import AI_KINDS, any_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_NAME = re.compile(
    r"\b(?:usted es|tu eres|eres|te llamas|se llama|su nombre|tu nombre|soy|me llamo|le habla|te habla|"
    r"you are|you're|your name|my name|this is|i'm|i am|identifi\w+|present\w+|introduce yourself|"
    r"(?:diga|di|say|state) (?:\w+ ){0,2}(?:quien|who))\b"
)
_COMPANY = re.compile(
    r"\b(?:de parte de|en nombre de|a nombre de|(?:asistente|asesora?|agente|ejecutiv[oa]|representante|"
    r"vendedora?|operadora?)(?: \w+){0,4} (?:de|del|para|en)|llam\w+ (?:de|desde|por)|"
    r"trabaj\w+ (?:para|en|con)|empresa|compania|on behalf of|calling (?:from|for|on)|"
    r"call(?:s|ing)? (?:from|for)|work(?:s|ing)? (?:for|at)|"
    r"(?:assistant|agent|representative|advisor|seller|rep) (?:of|for|at|from|with)|company)\b"
    r"|\{\{\s*(?:empresa|company)"
)
_AI = re.compile(rf"\b{AI_KINDS}\b")
_HIDES = re.compile(
    r"\b(?:no|nunca|jamas|never|don't|do not)(?: \w+){0,2}? (?:diga|digas|decir|mencione|menciones|revele|"
    r"reveles|admita|admitas|reconozca|reconozcas|confiese|say|mention|reveal|admit|tell|disclose)"
    rf"(?: [\w']+){{0,6}}? {AI_KINDS}\b|\b(?:finja|finge|pretend|hagase pasar|hazte pasar|act as)"
    r"(?: \w+){0,4}? (?:persona|human[oa]?|person)\b"
)
_WAY_OUT = re.compile(
    r"\bno (?:me |le |lo |la |les |los |nos )?(?:llame|llamen|llames|llamar|llamarl[oae]s?|"
    r"volver a llamar|vuelv\w+ a llamar|contact\w+)|\b(?:quit|retir|elimin|sac|borr)\w*(?: \w+){0,3} "
    r"(?:de|del)(?: \w+){0,2} (?:lista|base|registros?)|\b(?:de|la|su|una) baja\b|"
    r"\bno (?:quiere|desea|quieren) (?:recibir |mas |otra )*(?:llamadas|que (?:le|lo|la|les) llam\w+)|"
    r"\bopt(?:s|ing)?[ -]?out|\b(?:do|does|to|and) ?(?:not|n't) (?:want to be |be )?call|\bdo-not-call|"
    r"\bstop calling|\b(?:not|never) (?:be )?call(?:ed)?\b|\bnot to be (?:called|contacted)|"
    r"\b(?:off|from)(?: \w+){0,2} (?:list|database)|\bno more calls|\bremov\w+ (?:\w+ ){0,3}number"
)
_IDENTIFY = {
    "es": "En su primera frase diga su nombre y de parte de qué empresa llama.",
    "en": "In your first sentence say your name and which company you are calling for.",
}
_DISCLOSE = {
    "es": "En su primera frase diga que es una asistente virtual con inteligencia artificial; no lo niegue.",
    "en": "In your first sentence say that you are an AI assistant, and never deny it.",
}
_SAY = {
    "es": "En su primera frase diga: «{wording}»",
    "en": "In your first sentence say: “{wording}”",
}
_SAY_EARLY = {
    "es": "Al comienzo de la conversación diga: «{wording}»",
    "en": "Near the beginning of the conversation say: “{wording}”",
}
_LET_GO = {
    "es": (
        "Si la persona pide que no la llamen más, no insista: diga que queda registrado, discúlpese y "
        "termine la llamada."
    ),
    "en": (
        "If the person asks not to be called again, do not insist: say that it is noted, apologize and "
        "end the call."
    ),
}


def who_calls(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Each thing that the law of most countries asks of a call, and this program's watches listen for."""
    language = prompt.language
    if not prompt.text.strip():
        return
    if not (prompt.tells(_NAME) and prompt.tells(_COMPANY)):
        yield prompt.absent(LintCode.NO_IDENTIFICATION, Severity.WARNING, _IDENTIFY[language])
    hidden = list(prompt.find(_HIDES))
    for start, end in hidden:
        yield LintFinding(LintCode.HIDES_AI, start, end, Severity.WARNING)
    own, accepted = prompt.settings.disclosures, prompt.at.accepted
    if not hidden and not (prompt.tells(_AI) or prompt.tells(any_wording((*own, *accepted.ai)))):
        sentence = _SAY[language].format(wording=own[0]) if own else _DISCLOSE[language]
        yield prompt.absent(LintCode.NO_AI_DISCLOSURE, Severity.WARNING, sentence)
    yield from _unsaid(prompt, own, _SAY)
    yield from _unsaid(prompt, prompt.settings.recording_wordings, _SAY_EARLY)
    offers = prompt.settings.way_out_wordings
    if not (prompt.tells(_WAY_OUT) or prompt.tells(any_wording((*offers, *accepted.way_out)))):
        yield prompt.absent(LintCode.NO_OPT_OUT, Severity.WARNING, _LET_GO[language])
    yield from _unsaid(prompt, offers, _SAY_EARLY)
    if not explains_suggestions(prompt.text):
        if prompt.at.explains_suggestions:
            yield prompt.absent(LintCode.PRIMING_IS_ADDED, Severity.REMARK)
        else:
            yield prompt.absent(LintCode.NO_PRIMING, Severity.WARNING, suggestions_explained(language))


def _unsaid(
    prompt: CheckedPrompt, accepted: Sequence[str], sentences: Mapping[str, str]
) -> Iterator[LintFinding]:
    """Wordings that the watch accepts for this prompt, and that it has nobody say."""
    own = [one for one in accepted if any_wording((one,)) is not None]
    unsaid = [one for one in own if not prompt.tells(any_wording((one,)))]
    grave = Severity.WARNING if len(unsaid) == len(own) else Severity.REMARK  # one of several is enough
    for wording in unsaid:
        sentence = sentences[prompt.language].format(wording=wording)
        found = prompt.absent(LintCode.WORDING_ABSENT, grave, sentence)
        yield replace(found, values=(("wording", wording),))
